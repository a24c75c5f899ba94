//! `cargo xtask campaign`: what the tests show, in many more games and files than they have time for. The box score is
//! proved in random games, both where the managers read the cards and where the server does; or the reader of event files
//! gets files with something wrong in them.

use anyhow::{Context, bail};
use std::ffi::OsString;
use std::process::Command;

/// How many.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Arguments {
    /// Games of either mode to play to the end; the first of them are those that the tests play.
    #[arg(long, default_value_t = 10_000)]
    games: u64,
    /// In place of games: files, plays and lines with something wrong in them, for the reader. So many in all.
    #[arg(long, conflicts_with = "games")]
    inputs: Option<u64>,
}

/// The tests that read the number of games from the environment.
const PROOF: &str = "accounted_for";

/// Tests of the reader, which share the inputs.
const READERS: u64 = 3;

/// Runs the tests in release mode, with as many cases as are asked for.
///
/// # Errors
/// When the tests cannot be built, and with the number of the game whose sums do not come out, or the input that stopped
/// the reader.
pub(crate) fn run(arguments: Arguments) -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.args(["test", "--release"]);
    match arguments.inputs {
        None => command
            .args(["--package", "bandbox-scorebook", "--test", "box_score_laws"])
            .args(["--", PROOF, "--nocapture"])
            .env("BANDBOX_GAMES", arguments.games.to_string()),
        Some(inputs) => command
            .args(["--package", "bandbox-retrosheet", "--test", "mutated"])
            .env("PROPTEST_CASES", inputs.div_ceil(READERS).to_string()),
    };
    let status = command.status().context("could not start cargo")?;
    if !status.success() {
        bail!("the campaign ended with {status}");
    }
    Ok(())
}
