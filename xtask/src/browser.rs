//! A real browser for what is in `tests/browser`: Debian's Chromium, and the package that drives it.

use crate::tools::{cargo, run};
use crate::{node, packages};
use anyhow::ensure;
use cargo_metadata::MetadataCommand;
use std::path::Path;
use std::process::Command;

/// The browser.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Sees to it that the browser and what drives it are there.
///
/// # Errors
/// When one of them is missing and cannot be had.
pub(crate) fn prepare(tests: &Path) -> anyhow::Result<()> {
    node::is_there()?;
    if !Path::new(CHROMIUM).exists() {
        packages::install("Chromium", "chromium")?;
        ensure!(
            Path::new(CHROMIUM).exists(),
            "Chromium was installed and is not there"
        );
    }
    node::packages(tests)
}

/// Takes the pictures of the README anew.
///
/// # Errors
/// When the server cannot be built, the browser is not to be had, or a page does not show what is to be in the picture.
pub(crate) fn screenshots() -> anyhow::Result<()> {
    script("screenshots.mjs", &["docs"])
}

/// Measures how quick the table is.
///
/// # Errors
/// When the server cannot be built, the browser is not to be had, or a game cannot be played.
pub(crate) fn speed() -> anyhow::Result<()> {
    script("speed.mjs", &[])
}

/// Runs a script of the browser's tests against a release build of this tree; its paths are those of the repository.
fn script(name: &str, arguments: &[&str]) -> anyhow::Result<()> {
    let tree = MetadataCommand::new().no_deps().exec()?;
    let root = tree.workspace_root.as_std_path();
    let tests = root.join("tests").join("browser");
    prepare(&tests)?;
    run(cargo()
        .args(["build", "--release", "--package", "bandbox-server"])
        .current_dir(root))?;
    run(Command::new("node")
        .arg(tests.join(name))
        .args(arguments)
        .env(
            "BANDBOX_BIN",
            tree.target_directory.join("release").join("bandbox"),
        )
        .current_dir(root))
}
