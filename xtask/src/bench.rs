//! `cargo xtask bench`: the measurements behind `docs/benchmarks.md`.

mod bare;
mod server;

use anyhow::{Context, bail};
use std::ffi::OsString;
use std::process::Command;

/// What to measure.
#[derive(clap::Subcommand)]
pub(crate) enum Subject {
    /// `apply`, `decide`, a whole game's fold, a state's copy.
    Engine,
    /// Real games read, judged and scored, in events a second; `BANDBOX_RETROSHEET` names the folder of a season.
    Rescore,
    /// The server beside a bare one, and what it takes when nothing happens.
    Server(server::Arguments),
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
        Subject::Engine => benches("bandbox-engine", "engine"),
        Subject::Rescore => benches("bandbox-retrosheet", "rescore"),
        Subject::Server(arguments) => crate::live::on_a_runtime(server::run(arguments)),
        Subject::Bare(arguments) => crate::live::on_a_runtime(bare::run(arguments)),
    }
}

/// Runs a set of benchmarks in release mode.
fn benches(package: &str, bench: &str) -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let status = Command::new(cargo)
        .args(["bench", "--package", package, "--bench", bench])
        .status()
        .context("could not start cargo")?;
    if !status.success() {
        bail!("the benchmarks ended with {status}");
    }
    Ok(())
}
