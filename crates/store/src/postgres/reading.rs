//! What the reading connections are asked. Each question is one statement, so it sees one moment of the log.

use super::fault;
use super::group::batches_of_game;
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Seq};
use crate::recording::RecordedGame;
use crate::rows::{BatchRow, GameHead, columns_of_head, count, stored};
use crate::stored::StoredEvent;
use sqlx::PgPool;

pub(super) async fn events(
    readers: &PgPool,
    game: GameId,
    after: Seq,
    limit: u32,
) -> Result<Vec<StoredEvent>, StoreError> {
    let rows: Vec<(i64, i64, String, String)> = sqlx::query_as(
        "SELECT e.seq, e.version, e.data, (
             SELECT b.at FROM batches b WHERE b.game_id = e.game_id AND b.first_seq <= e.seq
             ORDER BY b.first_seq DESC LIMIT 1
         )
         FROM events e WHERE e.game_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3",
    )
    .bind(game.to_string())
    .bind(stored(after.0))
    .bind(i64::from(limit))
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

/// The game's columns stand before those of each of its batches.
#[derive(sqlx::FromRow)]
struct RecordedRow {
    #[sqlx(flatten)]
    head: GameHead,
    #[sqlx(flatten)]
    batch: BatchRow,
}

pub(super) async fn recording(readers: &PgPool, game: GameId) -> Result<RecordedGame, StoreError> {
    let game_id = game.to_string();
    let rows: Vec<RecordedRow> = sqlx::query_as(concat!(
        "SELECT ",
        columns_of_head!(),
        ", b.* FROM games g JOIN (",
        batches_of_game!(),
        ") b ON b.game_id = g.game_id ORDER BY b.first_seq"
    ))
    .bind(&game_id)
    .fetch_all(readers)
    .await
    .map_err(fault::of)?;
    let (heads, batches): (Vec<_>, Vec<_>) =
        rows.into_iter().map(|row| (row.head, row.batch)).unzip();
    match heads.into_iter().next() {
        Some(head) => head.recording(game, batches),
        None => Err(without_batches(readers, game).await),
    }
}

/// There is no such game, or its log is gone.
async fn without_batches(readers: &PgPool, game: GameId) -> StoreError {
    let found: Result<Option<(i64,)>, _> =
        sqlx::query_as("SELECT head_seq FROM games WHERE game_id = $1")
            .bind(game.to_string())
            .fetch_optional(readers)
            .await;
    match found {
        Ok(None) => StoreError::NoSuchGame { game },
        Ok(Some(_)) => StoreError::damaged(format!("game {game}: its log is empty")),
        Err(error) => fault::of(error),
    }
}
