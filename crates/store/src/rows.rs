//! The rows of the tables, which have the same columns in every database.

use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::people::seats::AccessColumns;
use crate::recording::{RecordedBatch, RecordedEvent, RecordedGame};
use crate::request::{Status, Summary};
use crate::stored::GameRow;
use bandbox_engine::Team;
use bandbox_engine::dice::fairness::Secret;
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
    session: Option<String>,
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
            session: self.session,
            events: events
                .into_iter()
                .map(|(version, data)| RecordedEvent { version, data })
                .collect(),
        })
    }
}

/// What of a row of `games` its recording begins with.
#[derive(sqlx::FromRow)]
pub(crate) struct GameHead {
    manager_away: String,
    manager_home: String,
    origin_away: Option<String>,
    origin_home: Option<String>,
    #[sqlx(flatten)]
    access: AccessColumns,
    secret: String,
    head_seq: i64,
    head_chain: String,
}

/// The columns of a [`GameHead`], of the games called `g`.
macro_rules! columns_of_head {
    () => {
        "g.manager_away, g.manager_home, g.origin_away, g.origin_home, g.private, g.solitaire, g.max_spectators,
         g.secret, g.head_seq, g.chain AS head_chain"
    };
}
pub(crate) use columns_of_head;

impl GameHead {
    /// The whole log of the game.
    pub(crate) fn recording(
        self,
        game: GameId,
        batches: Vec<BatchRow>,
    ) -> Result<RecordedGame, StoreError> {
        Ok(RecordedGame {
            game,
            managers: ByTeam {
                away: codec::origin(self.origin_away.as_deref(), &self.manager_away),
                home: codec::origin(self.origin_home.as_deref(), &self.manager_home),
            },
            managers_now: ByTeam {
                away: codec::manager(self.manager_away),
                home: codec::manager(self.manager_home),
            },
            access: self.access.access()?,
            secret: Some(Secret::new(hash(self.secret)?.0)),
            head: Head {
                seq: Seq(count(self.head_seq)?),
                chain: hash(self.head_chain)?,
            },
            batches: batches
                .into_iter()
                .map(BatchRow::batch)
                .collect::<Result<_, _>>()?,
        })
    }
}

/// A row of `games` without its secret.
#[derive(sqlx::FromRow)]
pub(crate) struct ListedGame {
    game_id: String,
    manager_away: String,
    manager_home: String,
    created_by: String,
    #[sqlx(flatten)]
    access: AccessColumns,
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
                away: codec::manager(self.manager_away),
                home: codec::manager(self.manager_home),
            },
            creator: self.created_by,
            access: self.access.access()?,
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

/// The name of a side in the database.
pub(crate) const fn side(side: Team) -> &'static str {
    match side {
        Team::Away => "away",
        Team::Home => "home",
    }
}

/// The side of this name.
pub(crate) fn side_named(name: &str) -> Option<Team> {
    Team::ALL.into_iter().find(|team| side(*team) == name)
}
