//! `cargo xtask bench`: the measurements behind `docs/benchmarks.md`.

use anyhow::{Context, bail};
use std::ffi::OsString;
use std::process::Command;

/// What to measure.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Subject {
    /// `apply`, `decide`, a whole game's fold, a state's copy.
    Engine,
    /// Real games read, judged and scored, in events a second; `BANDBOX_RETROSHEET` names the folder of a season.
    Rescore,
}

/// Runs a set of benchmarks in release mode; each prints its goal's name with its figures.
///
/// # Errors
/// When they cannot be built or fail.
pub(crate) fn run(subject: Subject) -> anyhow::Result<()> {
    let arguments: &[&str] = match subject {
        Subject::Engine => &["bench", "--package", "bandbox-engine", "--bench", "engine"],
        Subject::Rescore => &[
            "bench",
            "--package",
            "bandbox-retrosheet",
            "--bench",
            "rescore",
        ],
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let status = Command::new(cargo)
        .args(arguments)
        .status()
        .context("could not start cargo")?;
    if !status.success() {
        bail!("the benchmarks ended with {status}");
    }
    Ok(())
}
