//! The rows of the tables and the statements that both the writer and the readers use.

use crate::error::StoreError;
use crate::recording::{RecordedBatch, RecordedEvent};
use bandbox_engine::hex::Hex32;
use sqlx::sqlite::SqliteConnection;

/// The batches of a game, each with its events.
macro_rules! batches_of_game {
    () => {
        "SELECT b.*, (
             SELECT json_group_array(json_array(e.version, e.data) ORDER BY e.seq) FROM events e
             WHERE e.game_id = b.game_id AND e.seq BETWEEN b.first_seq AND b.last_seq
         ) AS events
         FROM batches b WHERE game_id = ?"
    };
}

/// A row of `batches`, with its events as JSON: `[[version, data], …]`.
#[derive(sqlx::FromRow)]
pub(super) struct BatchRow {
    pub(super) game_id: String,
    first_seq: i64,
    last_seq: i64,
    user_id: String,
    actor: String,
    command_id: String,
    payload_hash: String,
    command: String,
    at: String,
    chain: String,
    events: String,
}

impl BatchRow {
    /// The row as a recording has it.
    pub(super) fn batch(self) -> Result<RecordedBatch, StoreError> {
        let game = &self.game_id;
        let events: Vec<(i64, String)> = serde_json::from_str(&self.events)
            .map_err(|error| StoreError::damaged(format!("the events of game {game}: {error}")))?;
        Ok(RecordedBatch {
            first_seq: count(self.first_seq)?,
            last_seq: count(self.last_seq)?,
            payload_hash: hash(self.payload_hash)?,
            chain: hash(self.chain)?,
            user: self.user_id,
            actor: self.actor,
            command_id: self.command_id,
            command: self.command,
            at: self.at,
            events: events
                .into_iter()
                .map(|(version, data)| RecordedEvent { version, data })
                .collect(),
        })
    }
}

/// The batch that a user's command led to, if it was accepted.
pub(super) async fn accepted(
    connection: &mut SqliteConnection,
    game: &str,
    user: &str,
    command_id: &str,
) -> Result<Option<BatchRow>, sqlx::Error> {
    sqlx::query_as(concat!(
        batches_of_game!(),
        " AND user_id = ? AND command_id = ?"
    ))
    .bind(game)
    .bind(user)
    .bind(command_id)
    .fetch_optional(connection)
    .await
}

/// The batches of a game in order.
pub(super) async fn batches(
    connection: &mut SqliteConnection,
    game: &str,
) -> Result<Vec<BatchRow>, sqlx::Error> {
    sqlx::query_as(concat!(batches_of_game!(), " ORDER BY first_seq"))
        .bind(game)
        .fetch_all(connection)
        .await
}

/// A number that counts, out of the database.
pub(super) fn count(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number)
        .map_err(|_| StoreError::damaged(format!("{number} stands where a count should be")))
}

/// A number that counts, into the database.
pub(super) fn stored(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A hash out of the database.
pub(super) fn hash(text: String) -> Result<Hex32, StoreError> {
    Hex32::try_from(text).map_err(|error| StoreError::damaged(format!("a hash: {error}")))
}

/// The events of a batch as `[[version, data], …]`.
pub(super) fn event_list(batch: &RecordedBatch) -> Result<String, StoreError> {
    let events: Vec<(i64, &str)> = batch
        .events
        .iter()
        .map(|event| (event.version, event.data.as_str()))
        .collect();
    crate::codec::encode(&events)
}
