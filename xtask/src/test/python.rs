//! A Python of our own with a WebSocket library, so that black-box tests can speak with a client that
//! shares no code with the server.

use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The library and the version that the tests are written for.
const WEBSOCKETS: &str = "17.4";

/// The interpreter to use, made in the target folder if it is not there yet.
///
/// # Errors
/// When there is no Python 3 with `venv`, or the package cannot be fetched.
pub(super) fn prepare(target: &Path) -> anyhow::Result<PathBuf> {
    let venv = target.join("venv");
    let python = venv.join("bin").join("python");
    if has_websockets(&python) {
        return Ok(python);
    }
    quietly(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    quietly(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .args(["--disable-pip-version-check"])
            .arg(format!("websockets=={WEBSOCKETS}")),
    )?;
    if !has_websockets(&python) {
        bail!("websockets {WEBSOCKETS} was installed but cannot be imported");
    }
    Ok(python)
}

fn has_websockets(python: &Path) -> bool {
    let code = format!(
        "import websockets.sync.client, websockets.version as v, sys; sys.exit(v.version != '{WEBSOCKETS}')"
    );
    quietly(Command::new(python).arg("-c").arg(code)).is_ok()
}

/// Runs a command, and shows what it said only if it fails.
fn quietly(command: &mut Command) -> anyhow::Result<()> {
    let output = command
        .output()
        .with_context(|| format!("could not start {command:?}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    bail!(
        "{command:?} ended with {}: {}",
        output.status,
        said.trim().lines().last().unwrap_or("it said nothing")
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_interpreter_is_not_taken_for_one() {
        assert!(!has_websockets(Path::new("no-such-folder/bin/python")));
    }

    #[test]
    fn a_command_that_fails_is_reported_with_its_last_words() {
        let fault = quietly(Command::new("ls").arg("no-such-file-anywhere"));
        assert!(fault.is_err_and(|fault| fault.to_string().contains("no-such-file-anywhere")));
    }
}
