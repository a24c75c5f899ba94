//! The log in an `SQLite` file: one connection writes, a few read.
//!
//! The file is in WAL mode with `synchronous=FULL`: what was committed survives a killed process, and a power
//! cut on an honest disk.

mod fault;
mod group;
mod open;
mod reading;
mod rows;
mod writer;

use crate::error::StoreError;
use crate::id::{GameId, Seq};
use crate::recording::RecordedGame;
use crate::request::{Appended, Created};
use crate::store::{SealedAppend, SealedGame};
use crate::stored::{Batch, CommitCounts, GameFilter, GameRow, StoredEvent};
use sqlx::SqlitePool;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use writer::{Asked, Counters, Request, Writer};

/// Requests that may wait for the writer before callers wait for room. A commit takes about a millisecond and
/// takes them all, so the queue is short unless the disk stalls.
const QUEUE: usize = 1024;

/// A log in an `SQLite` file.
#[derive(Clone, Debug)]
pub(crate) struct SqliteLog {
    queue: mpsc::Sender<Request>,
    readers: SqlitePool,
    counters: Arc<Counters>,
}

impl SqliteLog {
    pub(crate) async fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = open::writing(path).await?;
        let readers = open::reading(path).await?;
        let (queue, requests) = mpsc::channel(QUEUE);
        let counters = Arc::new(Counters::default());
        let writer = Writer::new(path, connection, Arc::clone(&counters), readers.clone());
        tokio::spawn(writer.run(requests));
        Ok(Self {
            queue,
            readers,
            counters,
        })
    }

    pub(crate) async fn create(&self, game: SealedGame) -> Result<Created, StoreError> {
        self.ask(|reply| Request::Create(Asked::new(game, reply)))
            .await
    }

    pub(crate) async fn append(&self, append: SealedAppend) -> Result<Appended, StoreError> {
        self.ask(|reply| Request::Append(Asked::new(append, reply)))
            .await
    }

    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        self.ask(Request::Close).await
    }

    async fn ask<A>(
        &self,
        request: impl FnOnce(oneshot::Sender<Result<A, StoreError>>) -> Request,
    ) -> Result<A, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.queue
            .send(request(reply))
            .await
            .map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
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
        let found = rows::accepted(&mut connection, &game.to_string(), user, command_id)
            .await
            .map_err(fault::of)?;
        found.map(|row| row.batch()?.decode(game)).transpose()
    }

    pub(crate) async fn recording(&self, game: GameId) -> Result<RecordedGame, StoreError> {
        reading::recording(&self.readers, game).await
    }

    pub(crate) async fn games(&self, filter: &GameFilter) -> Result<Vec<GameRow>, StoreError> {
        reading::games(&self.readers, filter).await
    }

    pub(crate) fn commit_counts(&self) -> CommitCounts {
        self.counters.read()
    }
}
