//! Programs that are not ours and that some tests need: where one is missing the test is left out with a loud line, except
//! where everything must be checked.

use anyhow::bail;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

/// Names the interpreter in the environment.
const PYTHON: &str = "BANDBOX_TEST_PYTHON";

/// A Python that speaks WebSocket, if there is one.
///
/// # Errors
/// Where everything must be checked, when there is none.
pub fn python(left_out: &str) -> anyhow::Result<Option<PathBuf>> {
    if let Some(python) = std::env::var_os(PYTHON) {
        return Ok(Some(PathBuf::from(python)));
    }
    skip(
        left_out,
        &format!(
            "no {PYTHON}: name a Python that has the package `websockets`, or run `cargo xtask test`, which makes one"
        ),
    )?;
    Ok(None)
}

/// Whether there is a program that this argument makes do nothing but succeed.
///
/// # Errors
/// Where everything must be checked, when there is none.
pub fn has(program: &str, argument: &str, left_out: &str) -> anyhow::Result<bool> {
    let tried = Command::new(program).arg(argument).output();
    if tried.is_ok_and(|tried| tried.status.success()) {
        return Ok(true);
    }
    skip(left_out, &format!("no {program}: install it"))?;
    Ok(false)
}

fn skip(left_out: &str, missing: &str) -> anyhow::Result<()> {
    if std::env::var_os("CI").is_some_and(|ci| ci == "true") {
        bail!("{missing}");
    }
    // Past the test runner, which keeps what a passing test prints to itself.
    writeln!(std::io::stderr(), "!!! SKIPPED, {left_out}: {missing}")?;
    Ok(())
}
