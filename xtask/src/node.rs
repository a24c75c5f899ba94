//! Node.js, which runs what is tried in a browser, and the packages that its folders ask for.

use crate::tools::quietly;
use anyhow::Context;
use std::path::Path;
use std::process::Command;

/// Whether it can be started.
///
/// # Errors
/// When it cannot.
pub(crate) fn is_there() -> anyhow::Result<()> {
    let version = Command::new("node").arg("--version").output();
    version.map(drop).context("could not start node")
}

/// Sees to it that the packages that a folder's lock file names are there.
///
/// # Errors
/// When they are not there and cannot be had.
pub(crate) fn packages(folder: &Path) -> anyhow::Result<()> {
    let is_as_locked = Command::new("npm").arg("ls").current_dir(folder).output();
    if is_as_locked.is_ok_and(|listed| listed.status.success()) {
        return Ok(());
    }
    quietly(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder),
    )
}
