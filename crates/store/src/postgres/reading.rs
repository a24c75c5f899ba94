//! What the reading connections are asked. Each question is one statement, so it sees one moment of the log.

use super::fault;
use super::group::batches_of_game;
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::recording::RecordedGame;
use crate::request::Status;
use crate::rows::{AFTER_ALL_GAMES, BatchRow, ListedGame, count, hash, stored};
use crate::stored::{GameFilter, GameRow, StoredEvent};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::team::ByTeam;
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
    manager_away: String,
    manager_home: String,
    secret: String,
    head_seq: i64,
    head_chain: String,
    #[sqlx(flatten)]
    batch: BatchRow,
}

pub(super) async fn recording(readers: &PgPool, game: GameId) -> Result<RecordedGame, StoreError> {
    let game_id = game.to_string();
    let rows: Vec<RecordedRow> = sqlx::query_as(concat!(
        "SELECT g.manager_away, g.manager_home, g.secret, g.head_seq, g.chain AS head_chain, b.*
         FROM games g JOIN (",
        batches_of_game!(),
        ") b ON b.game_id = g.game_id ORDER BY b.first_seq"
    ))
    .bind(&game_id)
    .fetch_all(readers)
    .await
    .map_err(fault::of)?;
    let Some(first) = rows.first() else {
        return Err(without_batches(readers, game).await);
    };
    let managers = ByTeam {
        away: first.manager_away.clone(),
        home: first.manager_home.clone(),
    };
    let secret = Some(Secret::new(hash(first.secret.clone())?.0));
    let head = Head {
        seq: Seq(count(first.head_seq)?),
        chain: hash(first.head_chain.clone())?,
    };
    Ok(RecordedGame {
        game,
        managers,
        secret,
        head,
        batches: rows
            .into_iter()
            .map(|row| row.batch.batch())
            .collect::<Result<_, _>>()?,
    })
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

pub(super) async fn games(
    readers: &PgPool,
    filter: &GameFilter,
) -> Result<Vec<GameRow>, StoreError> {
    let before = filter
        .before
        .map_or_else(|| AFTER_ALL_GAMES.to_string(), |game| game.to_string());
    let rows: Vec<ListedGame> = match &filter.manager {
        Some(manager) => {
            sqlx::query_as(
                "SELECT * FROM games WHERE game_id IN (
                     SELECT game_id FROM games WHERE manager_away = $1 AND game_id < $2
                     UNION SELECT game_id FROM games WHERE manager_home = $1 AND game_id < $2
                 ) AND ($3 IS NULL OR status = $3) ORDER BY game_id DESC LIMIT $4",
            )
            .bind(manager)
            .bind(before)
            .bind(filter.status.map(Status::name))
            .bind(i64::from(filter.limit))
            .fetch_all(readers)
            .await
        }
        None => {
            sqlx::query_as(
                "SELECT * FROM games WHERE game_id < $1 AND ($2 IS NULL OR status = $2)
                 ORDER BY game_id DESC LIMIT $3",
            )
            .bind(before)
            .bind(filter.status.map(Status::name))
            .bind(i64::from(filter.limit))
            .fetch_all(readers)
            .await
        }
    }
    .map_err(fault::of)?;
    rows.into_iter().map(ListedGame::row).collect()
}
