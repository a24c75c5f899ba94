//! A real browser for the tests of `tests/browser`: Debian's Chromium, and the package that drives it.

use crate::packages;
use crate::tools::quietly;
use anyhow::ensure;
use std::path::Path;
use std::process::Command;

/// The browser.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Sees to it that the browser and what drives it are there.
///
/// # Errors
/// When one of them is missing and cannot be had.
pub(super) fn prepare(tests: &Path) -> anyhow::Result<()> {
    if !Path::new(CHROMIUM).exists() {
        packages::install("Chromium", "chromium")?;
        ensure!(
            Path::new(CHROMIUM).exists(),
            "Chromium was installed and is not there"
        );
    }
    let is_as_locked = Command::new("npm").arg("ls").current_dir(tests).output();
    if is_as_locked.is_ok_and(|listed| listed.status.success()) {
        return Ok(());
    }
    quietly(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(tests),
    )
}
