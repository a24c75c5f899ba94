//! The rows of the tables, which have the same columns in every database.

use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Seq};
use crate::recording::{RecordedBatch, RecordedEvent};
use crate::request::{Status, Summary};
use crate::stored::GameRow;
use bandbox_engine::hex::Hex32;
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::team::ByTeam;

/// Comes after every game id.
pub(crate) const AFTER_ALL_GAMES: &str = "g";

/// A row of `batches`, with its events as JSON: `[[version, data], …]`.
#[derive(sqlx::FromRow)]
pub(crate) struct BatchRow {
    pub(crate) game_id: String,
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
    pub(crate) fn batch(self) -> Result<RecordedBatch, StoreError> {
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

/// A row of `games` without its secret.
#[derive(sqlx::FromRow)]
pub(crate) struct ListedGame {
    game_id: String,
    manager_away: String,
    manager_home: String,
    team_away: String,
    team_home: String,
    head_seq: i64,
    status: String,
    inning: i32,
    half: String,
    score_away: i32,
    score_home: i32,
    created_at: String,
    updated_at: String,
}

impl ListedGame {
    /// The row as a list shows it.
    pub(crate) fn row(self) -> Result<GameRow, StoreError> {
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
        let score =
            |runs: i32| u16::try_from(runs).map_err(|_| damaged(format!("{runs} is no score")));
        Ok(GameRow {
            game,
            summary: Summary {
                status: Status::named(&self.status)
                    .ok_or_else(|| damaged(format!("{:?} is no status", self.status)))?,
                half_inning: HalfInning {
                    inning: u8::try_from(self.inning)
                        .map_err(|_| damaged(format!("{} is no inning", self.inning)))?,
                    half,
                },
                score: ByTeam {
                    away: score(self.score_away)?,
                    home: score(self.score_home)?,
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

/// A number that counts, out of the database.
pub(crate) fn count(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number)
        .map_err(|_| StoreError::damaged(format!("{number} stands where a count should be")))
}

/// A number that counts, into the database.
pub(crate) fn stored(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A hash out of the database.
pub(crate) fn hash(text: String) -> Result<Hex32, StoreError> {
    Hex32::try_from(text).map_err(|error| StoreError::damaged(format!("a hash: {error}")))
}

/// The events of a batch as `[[version, data], …]`.
pub(crate) fn event_list(batch: &RecordedBatch) -> Result<String, StoreError> {
    let events: Vec<(i64, &str)> = batch
        .events
        .iter()
        .map(|event| (event.version, event.data.as_str()))
        .collect();
    crate::codec::encode(&events)
}

/// The name of a half in the database.
pub(crate) const fn half(half: Half) -> &'static str {
    match half {
        Half::Top => "top",
        Half::Bottom => "bottom",
    }
}
