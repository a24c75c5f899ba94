//! What the reading connections are asked. Each question sees one moment of the log.

use super::{fault, statements};
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Seq};
use crate::recording::RecordedGame;
use crate::rows::{GameHead, columns_of_head, count, stored};
use crate::stored::StoredEvent;
use sqlx::SqlitePool;

pub(super) async fn events(
    readers: &SqlitePool,
    game: GameId,
    after: Seq,
    limit: u32,
) -> Result<Vec<StoredEvent>, StoreError> {
    let rows: Vec<(i64, i64, String, String)> = sqlx::query_as(
        "SELECT e.seq, e.version, e.data, (
             SELECT b.at FROM batches b WHERE b.game_id = e.game_id AND b.first_seq <= e.seq
             ORDER BY b.first_seq DESC LIMIT 1
         )
         FROM events e WHERE e.game_id = ? AND e.seq > ? ORDER BY e.seq LIMIT ?",
    )
    .bind(game.to_string())
    .bind(stored(after.0))
    .bind(limit)
    .fetch_all(readers)
    .await
    .map_err(fault::of)?;
    rows.into_iter()
        .map(|(seq, version, data, at)| {
            let seq = count(seq)?;
            Ok(StoredEvent {
                seq: Seq(seq),
                event: codec::event(game, seq, version, &data)?,
                at: codec::timestamp(game, &at)?,
            })
        })
        .collect()
}

pub(super) async fn recording(
    readers: &SqlitePool,
    game: GameId,
) -> Result<RecordedGame, StoreError> {
    let game_id = game.to_string();
    // A transaction that only reads: the head and the batches are of one moment.
    let mut moment = readers.begin().await.map_err(fault::of)?;
    let row: Option<GameHead> = sqlx::query_as(concat!(
        "SELECT ",
        columns_of_head!(),
        " FROM games g WHERE game_id = ?"
    ))
    .bind(&game_id)
    .fetch_optional(&mut *moment)
    .await
    .map_err(fault::of)?;
    let Some(head) = row else {
        return Err(StoreError::NoSuchGame { game });
    };
    let batches = statements::batches(&mut moment, &game_id)
        .await
        .map_err(fault::of)?;
    moment.rollback().await.map_err(fault::of)?;
    head.recording(game, batches)
}
