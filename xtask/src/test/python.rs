//! A Python of our own with packages from elsewhere: a WebSocket library, so that black-box tests can speak with a client
//! that shares no code with the server, and a program that asks a server everything its `OpenAPI` document allows.

use crate::tools::quietly;
use anyhow::bail;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package, and the version that the tests are written for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Package {
    name: &'static str,
    version: &'static str,
}

/// The client that is not ours.
pub(super) const WEBSOCKETS: Package = Package {
    name: "websockets",
    version: "17.4",
};

/// What asks over HTTP.
pub(super) const SCHEMATHESIS: Package = Package {
    name: "schemathesis",
    version: "4.32.5",
};

/// The interpreter to use, made in the target folder if it is not there yet, with this package.
///
/// # Errors
/// When there is no Python 3 with `venv`, or the package cannot be fetched.
pub(super) fn prepare(target: &Path, package: Package) -> anyhow::Result<PathBuf> {
    let venv = target.join("venv");
    let python = venv.join("bin").join("python");
    if package.is_there(&python) {
        return Ok(python);
    }
    if quietly(Command::new(&python).arg("--version")).is_err() {
        quietly(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    }
    quietly(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .args(["--disable-pip-version-check"])
            .arg(format!("{}=={}", package.name, package.version)),
    )?;
    if !package.is_there(&python) {
        bail!(
            "{} {} was installed and is not there",
            package.name,
            package.version
        );
    }
    Ok(python)
}

impl Package {
    fn is_there(self, python: &Path) -> bool {
        let code = format!(
            "import importlib.metadata as m, sys; sys.exit(m.version('{}') != '{}')",
            self.name, self.version
        );
        quietly(Command::new(python).arg("-c").arg(code)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_interpreter_is_not_taken_for_one() {
        assert!(!WEBSOCKETS.is_there(Path::new("no-such-folder/bin/python")));
    }
}
