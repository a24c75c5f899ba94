//! A file of settings that a server reads, and reads again.

use anyhow::Context;
use bandbox_tests::metrics::{SHOWN, becomes};
use bandbox_tests::server::Server;
use std::path::PathBuf;
use tempfile::TempDir;

/// The file.
pub(crate) struct Settings(TempDir);

impl Settings {
    /// A file that says this.
    pub(crate) fn new(text: &str) -> anyhow::Result<Self> {
        let settings = Self(tempfile::tempdir()?);
        settings.say(text)?;
        Ok(settings)
    }

    /// From now on the file says this. It is exchanged as a whole, so that nobody reads half of it.
    pub(crate) fn say(&self, text: &str) -> anyhow::Result<()> {
        let unfinished = self.0.path().join("unfinished");
        std::fs::write(&unfinished, text)?;
        Ok(std::fs::rename(unfinished, self.path())?)
    }

    /// Starts a server that reads it, with more flags.
    pub(crate) async fn serve(&self, flags: &[&str]) -> anyhow::Result<Server> {
        let path = self.path();
        let file = ["--config", path.to_str().context("a path")?];
        Server::start_with(&[&file, &SHOWN[..], flags].concat()).await
    }

    /// Where it is.
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("bandbox.toml")
    }
}

/// Waits until the server has taken what its file says, so many times since it started.
pub(crate) async fn taken(server: &Server, times: u32) -> anyhow::Result<()> {
    let series = "bandbox_reloads_total{outcome=\"taken\"}";
    becomes(server, series, f64::from(times)).await
}

/// Waits until it has refused what its file says, so many times.
pub(crate) async fn refused(server: &Server, times: u32) -> anyhow::Result<()> {
    let series = "bandbox_reloads_total{outcome=\"refused\"}";
    becomes(server, series, f64::from(times)).await
}
