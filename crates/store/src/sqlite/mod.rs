//! The log in an `SQLite` file: one connection writes, a few read.
//!
//! The file is in WAL mode with `synchronous=FULL`: what was committed survives a killed process, and a power
//! cut on an honest disk.

pub(crate) mod copying;
mod errands;
mod fault;
mod group;
pub(crate) mod health;
mod open;
mod reading;
mod statements;
mod together;
pub(crate) mod whole;
mod writer;

use crate::error::StoreError;
use crate::history::History;
use crate::id::{GameId, Seq};
use crate::recording::RecordedGame;
use crate::statement::{Row, Statement};
use crate::stored::{Batch, StoredEvent};
use crate::writing::{Counters, Door};
use sqlx::SqlitePool;
use std::path::Path;
use std::sync::Arc;
use writer::Writer;

pub(crate) use fault::of as fault;
pub(crate) use open::create;

/// A log in an `SQLite` file.
#[derive(Clone, Debug)]
pub(crate) struct SqliteLog {
    door: Door,
    readers: SqlitePool,
}

impl SqliteLog {
    pub(crate) async fn open(path: &Path) -> Result<(Self, History), StoreError> {
        let (connection, history) = twice(|| open::writing(path)).await?;
        let readers = open::reading(path).await?;
        let counters = Arc::new(Counters::default());
        let (door, requests) = Door::new(Arc::clone(&counters));
        let writer = Writer::new(path, connection, counters, readers.clone());
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
        twice(|| reading::events(&self.readers, game, after, limit)).await
    }

    pub(crate) async fn find(
        &self,
        game: GameId,
        user: &str,
        command_id: &str,
    ) -> Result<Option<Batch>, StoreError> {
        twice(|| async {
            let mut connection = self.readers.acquire().await.map_err(fault::of)?;
            let found = statements::accepted(&mut connection, &game.to_string(), user, command_id)
                .await
                .map_err(fault::of)?;
            found.map(|row| row.batch()?.decode(game)).transpose()
        })
        .await
    }

    /// All rows.
    pub(crate) async fn all<R: Row>(&self, statement: &Statement) -> Result<Vec<R>, StoreError> {
        twice(|| async {
            let rows = statement.of_sqlite(&self.readers).await;
            rows.map_err(fault::of)
        })
        .await
    }

    pub(crate) async fn recording(&self, game: GameId) -> Result<RecordedGame, StoreError> {
        twice(|| reading::recording(&self.readers, game)).await
    }
}

/// Reads again where the log looks damaged: `SQLite` says the same of a disk that once did not give what it was asked for. What
/// is damaged looks so the second time too.
async fn twice<T, R>(read: impl Fn() -> R) -> Result<T, StoreError>
where
    R: Future<Output = Result<T, StoreError>>,
{
    match read().await {
        Err(StoreError::Damaged { what }) => {
            tracing::warn!(what, "the log looks damaged; reading again");
            read().await
        }
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// What is read where so many readings, from the first, find damage.
    async fn read_after(damaged: u32) -> Result<u32, StoreError> {
        let readings = Cell::new(0);
        twice(|| async {
            readings.set(readings.get() + 1);
            if readings.get() <= damaged {
                return Err(StoreError::damaged("a page"));
            }
            Ok(readings.get())
        })
        .await
    }

    #[tokio::test]
    async fn a_reading_that_fails_once_is_no_damage_and_one_that_fails_again_is() {
        assert_eq!(read_after(0).await.ok(), Some(1));
        assert_eq!(read_after(1).await.ok(), Some(2));
        assert!(matches!(
            read_after(2).await,
            Err(StoreError::Damaged { .. })
        ));
    }
}
