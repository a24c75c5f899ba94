//! Programs of the operating system that tests use: there already, or installed as root.

use crate::tools::quietly;
use anyhow::bail;
use std::process::Command;

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

/// Sees to it that a NATS server is there, which the tests start and stop.
///
/// # Errors
/// When it is not there and cannot be installed.
pub(crate) fn nats() -> anyhow::Result<()> {
    if quietly(Command::new("nats-server").arg("--version")).is_ok() {
        return Ok(());
    }
    install("NATS", "nats-server")
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
