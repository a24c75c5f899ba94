//! A running server as a process, and sockets to it: what the chores share that play on one.

pub(crate) mod figures;
pub(crate) mod game;
pub(crate) mod gauges;
pub(crate) mod http;
pub(crate) mod server;
pub(crate) mod socket;

use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// Two small teams.
pub(crate) const SETUP: &str = include_str!("../../tests/clients/teams.json");

/// The user who manages the visitors of every game.
pub(crate) const AWAY: &str = "ann";

/// The user who manages the hosts of every game.
pub(crate) const HOME: &str = "hal";

/// Whoever watches.
pub(crate) const PUBLIC: &str = "sue";

/// Which program is run.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Program {
    /// The server to run, instead of a release build of this tree.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

impl Program {
    /// The program; built first where none is named.
    ///
    /// # Errors
    /// When it cannot be built.
    pub(crate) fn path(&self) -> anyhow::Result<PathBuf> {
        if let Some(program) = &self.program {
            return Ok(program.clone());
        }
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let status = Command::new(cargo)
            .args(["build", "--release", "--package", "bandbox-server"])
            .status()
            .context("could not start cargo")?;
        ensure!(status.success(), "the server was not built: {status}");
        let xtask = std::env::current_exe()?;
        let target = xtask.parent().and_then(|profile| profile.parent());
        let target = target.context("xtask runs outside of a target folder")?;
        Ok(target.join("release").join("bandbox"))
    }
}

/// The data of `create_game`, for the two managers of every game.
///
/// # Errors
/// When the teams are not JSON.
pub(crate) fn new_game() -> anyhow::Result<Value> {
    let setup: Value = serde_json::from_str(SETUP)?;
    Ok(json!({"setup": setup, "managers": {"away": AWAY, "home": HOME}}))
}

/// A count to reckon with.
pub(crate) fn float(count: impl TryInto<u32>) -> f64 {
    f64::from(count.try_into().unwrap_or(u32::MAX))
}

/// Runs something that plays on a server to its end.
///
/// # Errors
/// Those of what is run, and when there are no threads to run it.
pub(crate) fn on_a_runtime(chore: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(chore)
}
