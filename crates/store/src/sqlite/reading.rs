//! What the reading connections are asked. Each question sees one moment of the log.

use super::fault;
use super::rows::{self, count, hash, stored};
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::recording::RecordedGame;
use crate::request::{Status, Summary};
use crate::stored::{GameFilter, GameRow, StoredEvent};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::team::ByTeam;
use sqlx::SqlitePool;

/// Comes after every game id.
const AFTER_ALL_GAMES: &str = "g";

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
    let batches = rows::batches(&mut moment, &game_id)
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
            .map(rows::BatchRow::batch)
            .collect::<Result<_, _>>()?,
    })
}

/// A row of `games` without its secret.
#[derive(sqlx::FromRow)]
struct ListedGame {
    game_id: String,
    manager_away: String,
    manager_home: String,
    team_away: String,
    team_home: String,
    head_seq: i64,
    status: String,
    inning: u8,
    half: String,
    score_away: u16,
    score_home: u16,
    created_at: String,
    updated_at: String,
}

impl ListedGame {
    fn row(self) -> Result<GameRow, StoreError> {
        let damaged = |what: String| StoreError::damaged(format!("game {}: {what}", self.game_id));
        let game: GameId = self
            .game_id
            .parse()
            .map_err(|error| damaged(format!("{error}")))?;
        let half = match self.half.as_str() {
            "top" => Half::Top,
            "bottom" => Half::Bottom,
            other => return Err(damaged(format!("{other:?} is no half of an inning"))),
        };
        Ok(GameRow {
            game,
            summary: Summary {
                status: Status::named(&self.status)
                    .ok_or_else(|| damaged(format!("{:?} is no status", self.status)))?,
                half_inning: HalfInning {
                    inning: self.inning,
                    half,
                },
                score: ByTeam {
                    away: self.score_away,
                    home: self.score_home,
                },
            },
            seq: Seq(count(self.head_seq)?),
            created_at: codec::timestamp(game, &self.created_at)?,
            updated_at: codec::timestamp(game, &self.updated_at)?,
            managers: ByTeam {
                away: self.manager_away,
                home: self.manager_home,
            },
            teams: ByTeam {
                away: self.team_away,
                home: self.team_home,
            },
        })
    }
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
