//! `cargo xtask campaign NAME`: a promise put to the test, as often as it takes. Each campaign prints what it counted and
//! ends with a fault when the promise did not hold.
//!
//! A campaign is a module with its own file, a variant of [`Name`] and an arm in [`run`]. Short forms of those that play on
//! a server are black-box tests (`tests/tests/campaigns.rs`).

mod auditor;
mod books;
mod cut;
mod double;
mod faults;
mod flood;
mod kill;
mod life;
mod power;
mod reader;
mod recorded;
mod relay;
mod slow;
mod soak;
mod storm;
mod worlds;

use crate::live::on_a_runtime;
use anyhow::{Context, bail};
use std::ffi::OsString;
use std::process::Command;

/// The campaigns.
#[derive(clap::Subcommand)]
pub(crate) enum Name {
    /// Proves the box score in thousands of random games.
    Books(books::Arguments),
    /// Cuts a manager's connection after each byte of a game, in both directions.
    Cut(cut::Arguments),
    /// Sends one command eight times at once, and eight commands for one roll.
    Double(double::Arguments),
    /// Has the files of the log fail, or the connection to its database, at every call, while games are played.
    Faults(faults::Arguments),
    /// Has one client flood the server, and measures what players in other games notice.
    Flood(flood::Arguments),
    /// Kills the server again and again while games are played, and compares what clients wrote down with the log.
    Kill(kill::Arguments),
    /// Has thousands of games and connections come and go, and looks at what is left.
    Life(life::Arguments),
    /// Loses power on paper at every sync of a run, and opens what is left of the log.
    Power(power::Arguments),
    /// Gives the reader of event files millions of files with something wrong in them.
    Reader(reader::Arguments),
    /// Has one member of a large room stop reading, and measures what the others notice.
    Slow(slow::Arguments),
    /// Plays for half an hour, and looks at what grows.
    Soak(soak::Arguments),
    /// Loses thousands of connections at once, and has all of them come back.
    Storm(storm::Arguments),
    /// Plays games twice that differ in one hidden thing, and compares every byte that those are told who may not know.
    Worlds(worlds::Arguments),
}

/// Runs the campaign asked for.
///
/// # Errors
/// When it cannot be run, and when the promise did not hold.
pub(crate) fn run(name: &Name) -> anyhow::Result<()> {
    match name {
        Name::Books(arguments) => books::run(arguments),
        Name::Cut(arguments) => on_a_runtime(cut::run(arguments)),
        Name::Double(arguments) => on_a_runtime(double::run(arguments)),
        Name::Faults(arguments) => on_a_runtime(faults::run(arguments)),
        Name::Flood(arguments) => on_a_runtime(flood::run(arguments)),
        Name::Kill(arguments) => on_a_runtime(kill::run(arguments)),
        Name::Life(arguments) => on_a_runtime(life::run(arguments)),
        Name::Power(arguments) => on_a_runtime(power::run(arguments)),
        Name::Reader(arguments) => reader::run(arguments),
        Name::Slow(arguments) => on_a_runtime(slow::run(arguments)),
        Name::Soak(arguments) => on_a_runtime(soak::run(arguments)),
        Name::Storm(arguments) => on_a_runtime(storm::run(arguments)),
        Name::Worlds(arguments) => on_a_runtime(worlds::run(arguments)),
    }
}

/// Runs tests of a package in release mode, with so many cases as this variable of the environment tells them.
fn tests_in_release(arguments: &[&str], variable: &str, cases: u64) -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let status = Command::new(cargo)
        .args(["test", "--release", "--package"])
        .args(arguments)
        .env(variable, cases.to_string())
        .status()
        .context("could not start cargo")?;
    if !status.success() {
        bail!("the campaign ended with {status}");
    }
    Ok(())
}
