//! The log in a `PostgreSQL` database: a few connections write, a few read, and other servers may do the same.

pub(crate) mod copying;
mod errands;
mod fault;
mod group;
pub(crate) mod health;
mod line;
mod open;
mod reading;
mod session;
pub(crate) mod whole;
mod writer;

use crate::address::without_password;
use crate::error::StoreError;
use crate::history::History;
use crate::id::{GameId, Seq};
use crate::recording::RecordedGame;
use crate::statement::{Row, Statement};
use crate::stored::{Batch, StoredEvent};
use crate::writing::{Counters, Door};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use std::sync::Arc;
use writer::Writer;

pub(crate) use fault::of as fault;

/// A log in a database of a server.
#[derive(Clone, Debug)]
pub(crate) struct PostgresLog {
    door: Door,
    readers: PgPool,
}

impl PostgresLog {
    pub(crate) async fn open(
        options: &PgConnectOptions,
        url: &str,
    ) -> Result<(Self, History), StoreError> {
        let options = open::options(options);
        let database = without_password(url);
        let history = open::migrate(&options, &database)
            .await?
            .playable(&database)?;
        let readers = open::reading(&options);
        let counters = Arc::new(Counters::default());
        let (door, requests) = Door::new(Arc::clone(&counters));
        let writer = Writer::new(options, &counters, readers.clone());
        tokio::spawn(writer.run(requests));
        Ok((Self { door, readers }, history))
    }

    /// The way to the writer.
    pub(crate) const fn door(&self) -> &Door {
        &self.door
    }

    pub(crate) async fn read(
        &self,
        game: GameId,
        after: Seq,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        reading::events(&self.readers, game, after, limit).await
    }

    pub(crate) async fn find(
        &self,
        game: GameId,
        user: &str,
        command_id: &str,
    ) -> Result<Option<Batch>, StoreError> {
        let mut connection = self.readers.acquire().await.map_err(fault::of)?;
        let found = group::accepted(&mut connection, &game.to_string(), user, command_id)
            .await
            .map_err(fault::of)?;
        found.map(|row| row.batch()?.decode(game)).transpose()
    }

    /// All rows.
    pub(crate) async fn all<R: Row>(&self, statement: &Statement) -> Result<Vec<R>, StoreError> {
        let rows = statement.of_postgres(&self.readers).await;
        rows.map_err(fault::of)
    }

    pub(crate) async fn recording(&self, game: GameId) -> Result<RecordedGame, StoreError> {
        reading::recording(&self.readers, game).await
    }
}
