//! Programs that the chores run: Cargo's subcommands that come from elsewhere, there already or installed when first asked
//! for, and how a program is run.

use anyhow::{Context, bail};
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A subcommand of Cargo that a package brings.
#[derive(Clone, Copy)]
pub(crate) struct Tool {
    /// The subcommand.
    pub(crate) name: &'static str,
    /// The package that brings it.
    pub(crate) package: &'static str,
    /// The version that the figures in `docs/testing.md` were made with.
    pub(crate) version: &'static str,
}

impl Tool {
    /// Sees to it that it is there.
    ///
    /// # Errors
    /// When it is not there and cannot be installed.
    pub(crate) fn install(self) -> anyhow::Result<()> {
        if !self.is_there() {
            let package = format!("{}@{}", self.package, self.version);
            println!("installing {package}");
            run(cargo().args(["install", "--locked", &package]))?;
        }
        Ok(())
    }

    /// The subcommand, ready for its arguments; installed first if it is not there.
    ///
    /// # Errors
    /// When it is not there and cannot be installed.
    pub(crate) fn command(self) -> anyhow::Result<Command> {
        self.install()?;
        let mut command = cargo();
        command.arg(self.name);
        Ok(command)
    }

    /// The tool in a folder of our own, installed there if it is not there in this version. It is built without
    /// optimizing, which takes a fourth of the time and is felt in no check of seconds.
    ///
    /// # Errors
    /// When it is not there and cannot be installed.
    pub(crate) fn within(self, folder: &Path) -> anyhow::Result<Command> {
        let program = folder.join("bin").join(self.package);
        let told = Command::new(&program).arg("--version").output();
        let is_it = |told: Output| String::from_utf8_lossy(&told.stdout).contains(self.version);
        if !told.is_ok_and(is_it) {
            let package = format!("{}@{}", self.package, self.version);
            println!("installing {package}");
            let mut install = cargo();
            install
                .args([
                    "install",
                    "--locked",
                    "--no-default-features",
                    &package,
                    "--root",
                ])
                .arg(folder)
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
            run(&mut install)?;
        }
        Ok(Command::new(program))
    }

    fn is_there(self) -> bool {
        let asked = cargo()
            .args([self.name, "--version"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    }
}

/// Cargo itself.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Runs a command to its end with our own input and output.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start {command:?}"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

/// Runs a command to its end, and tells its last words only if it fails. What it leaves behind, such as a
/// server, would keep a pipe open, so its words go to a file.
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
