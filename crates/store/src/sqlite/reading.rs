//! What the reading connections are asked. Each question sees one moment of the log.

use super::{fault, statements};
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::recording::RecordedGame;
use crate::request::Status;
use crate::rows::{AFTER_ALL_GAMES, BatchRow, ListedGame, count, hash, stored};
use crate::stored::{GameFilter, GameRow, StoredEvent};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::team::ByTeam;
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
    let row: Option<(String, String, String, i64, String)> = sqlx::query_as(
        "SELECT manager_away, manager_home, secret, head_seq, chain FROM games WHERE game_id = ?",
    )
    .bind(&game_id)
    .fetch_optional(&mut *moment)
    .await
    .map_err(fault::of)?;
    let Some((away, home, secret, head_seq, chain)) = row else {
        return Err(StoreError::NoSuchGame { game });
    };
    let batches = statements::batches(&mut moment, &game_id)
        .await
        .map_err(fault::of)?;
    moment.rollback().await.map_err(fault::of)?;
    Ok(RecordedGame {
        game,
        managers: ByTeam { away, home },
        secret: Some(Secret::new(hash(secret)?.0)),
        head: Head {
            seq: Seq(count(head_seq)?),
            chain: hash(chain)?,
        },
        batches: batches
            .into_iter()
            .map(BatchRow::batch)
            .collect::<Result<_, _>>()?,
    })
}

pub(super) async fn games(
    readers: &SqlitePool,
    filter: &GameFilter,
) -> Result<Vec<GameRow>, StoreError> {
    let before = filter
        .before
        .map_or_else(|| AFTER_ALL_GAMES.to_string(), |game| game.to_string());
    let rows: Vec<ListedGame> = match &filter.manager {
        Some(manager) => {
            sqlx::query_as(
                "SELECT * FROM games WHERE game_id IN (
                     SELECT game_id FROM games WHERE manager_away = ?1 AND game_id < ?2
                     UNION SELECT game_id FROM games WHERE manager_home = ?1 AND game_id < ?2
                 ) AND (?3 IS NULL OR status = ?3) ORDER BY game_id DESC LIMIT ?4",
            )
            .bind(manager)
            .bind(before)
            .bind(filter.status.map(Status::name))
            .bind(filter.limit)
            .fetch_all(readers)
            .await
        }
        None => {
            sqlx::query_as(
                "SELECT * FROM games WHERE game_id < ?1 AND (?2 IS NULL OR status = ?2)
                 ORDER BY game_id DESC LIMIT ?3",
            )
            .bind(before)
            .bind(filter.status.map(Status::name))
            .bind(filter.limit)
            .fetch_all(readers)
            .await
        }
    }
    .map_err(fault::of)?;
    rows.into_iter().map(ListedGame::row).collect()
}
