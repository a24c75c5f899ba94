//! Programs of the operating system that tests use: there already, or installed as root.

use anyhow::{Context, bail};
use std::process::{Command, Stdio};

/// Sees to it that nginx is there, which the tests put before the server.
///
/// # Errors
/// When it is not there and cannot be installed.
pub(crate) fn nginx() -> anyhow::Result<()> {
    if quietly(Command::new("nginx").arg("-v")).is_ok() {
        return Ok(());
    }
    install("nginx", "nginx-light")
}

/// Installs a package.
///
/// # Errors
/// When we may not, or it cannot be had.
pub(crate) fn install(program: &str, package: &str) -> anyhow::Result<()> {
    if !is_root() {
        bail!("{program} is not installed, and only root may install it");
    }
    quietly(Command::new("apt-get").args(["update", "--quiet"]))?;
    quietly(
        Command::new("apt-get")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .arg(package)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// Whether everything is allowed.
pub(crate) fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout == b"0\n")
}

/// Runs a command to its end, and tells its last words only if it fails. What it leaves behind, such as a
/// server, would keep a pipe open, so its words go to a file.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub(crate) fn quietly(command: &mut Command) -> anyhow::Result<()> {
    let words = std::env::temp_dir().join(format!("bandbox-words-{}", std::process::id()));
    let file = std::fs::File::create(&words)?;
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file)
        .status()
        .with_context(|| format!("could not start {command:?}"))?;
    let said = std::fs::read_to_string(&words).unwrap_or_default();
    let _ = std::fs::remove_file(&words);
    if status.success() {
        return Ok(());
    }
    let last = said.trim().lines().last().unwrap_or("it said nothing");
    bail!("{command:?} ended with {status}: {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_fails_is_reported_with_its_last_words() {
        let fault = quietly(Command::new("ls").arg("no-such-file-anywhere"));
        assert!(fault.is_err_and(|fault| fault.to_string().contains("no-such-file-anywhere")));
    }
}
