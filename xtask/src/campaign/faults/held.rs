//! Another program holds the file of the log, longer than the store waits for it.

use super::season::{Trouble, season, shares};
use super::{Arguments, Tally, asked};
use crate::live::server::Server;
use anyhow::Context;
use sqlx::{Connection, Executor, SqliteConnection};
use std::path::Path;
use tokio::task::block_in_place;

/// What this kind of fault is called.
pub(super) const NAME: &str = "held by another";

/// Whoever holds it.
struct Holder(SqliteConnection);

impl Trouble for Holder {
    async fn begin(&mut self) -> anyhow::Result<()> {
        self.0.execute("BEGIN IMMEDIATE").await?;
        Ok(())
    }

    fn lasts(&self) -> bool {
        true
    }

    async fn end(&mut self) -> anyhow::Result<()> {
        self.0.execute("ROLLBACK").await?;
        Ok(())
    }
}

/// Has it held so often. What came of that.
///
/// # Errors
/// When a server does not go on.
pub(super) async fn faults(arguments: &Arguments, program: &Path) -> anyhow::Result<Tally> {
    let mut seasons = Vec::new();
    for faults in shares(arguments.faults) {
        let metrics = asked::free_port()?;
        let flags = ["--metrics", &metrics.to_string()];
        let server = block_in_place(|| Server::start_with(program, None, &flags))?;
        let file = server.database().strip_prefix("sqlite://");
        let holder = Holder(SqliteConnection::connect(file.context("no file")?).await?);
        seasons.push(season(server, metrics, holder, (faults, arguments.games)));
    }
    let mut tally = Tally::default();
    for season in futures::future::join_all(seasons).await {
        tally.add(season.context(NAME)?);
    }
    Ok(tally)
}
