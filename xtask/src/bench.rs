//! `cargo xtask bench`: the measurements behind `docs/benchmarks.md`.

mod bare;
mod server;

use anyhow::{Context, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What to measure.
#[derive(clap::Subcommand)]
pub(crate) enum Subject {
    /// `apply`, `decide`, a whole game's fold, a state's copy.
    Engine,
    /// Real games read, judged and scored, in events a second, in turn with Chadwick's `cwevent`.
    Rescore {
        /// The folder of one season's event files.
        folder: PathBuf,
    },
    /// The server beside a bare one, and what it takes when nothing happens.
    Server(server::Arguments),
    /// The table in a real browser: how much is loaded, and how soon there is something to see.
    Table,
    /// The bare server.
    #[command(hide = true)]
    Bare(bare::Arguments),
}

/// Measures; what is printed has the goal's name with its figures.
///
/// # Errors
/// When something cannot be built or fails.
pub(crate) fn run(subject: &Subject) -> anyhow::Result<()> {
    match subject {
        Subject::Engine => benches("bandbox-engine", "engine", &[]),
        Subject::Rescore { folder } => rescore(folder),
        Subject::Server(arguments) => crate::live::on_a_runtime(server::run(arguments)),
        Subject::Table => crate::browser::speed(),
        Subject::Bare(arguments) => crate::live::on_a_runtime(bare::run(arguments)),
    }
}

/// Chadwick is compiled first, if it is not there yet.
fn rescore(folder: &Path) -> anyhow::Result<()> {
    let folder = folder.canonicalize();
    let folder = folder.context("name the folder of one season's event files")?;
    let cwevent = crate::chadwick::program("cwevent")?;
    let settings = [
        ("BANDBOX_SEASON", folder.as_path()),
        ("BANDBOX_CWEVENT", &cwevent),
    ];
    benches("bandbox-retrosheet", "rescore", &settings)
}

/// Runs a set of benchmarks in release mode.
fn benches(package: &str, bench: &str, settings: &[(&str, &Path)]) -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let status = Command::new(cargo)
        .args(["bench", "--package", package, "--bench", bench])
        .envs(settings.iter().copied())
        .status()
        .context("could not start cargo")?;
    if !status.success() {
        bail!("the benchmarks ended with {status}");
    }
    Ok(())
}
