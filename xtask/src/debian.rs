//! Debian's packages: what a check needs and this machine has not, where root may install it.

use crate::tools::quietly;
use anyhow::bail;
use std::process::Command;

/// Installs a package.
///
/// # Errors
/// When the user is not root, and when it cannot be had.
pub(crate) fn install(package: &str) -> anyhow::Result<()> {
    if !is_root() {
        bail!("{package} is not installed, and only root may install it");
    }
    quietly(Command::new("apt-get").args(["update", "--quiet"]))?;
    quietly(
        Command::new("apt-get")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .arg(package)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// Whether the user may do everything.
pub(crate) fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout == b"0\n")
}
