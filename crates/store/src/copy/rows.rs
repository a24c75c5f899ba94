//! The rows of one game, every column as it is stored: what is copied, and what a copy is compared with.

use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::people::invites::InviteColumns;
use crate::people::seats::AccessColumns;
use crate::recording::{RecordedBatch, RecordedEvent, RecordedGame};
use crate::rows::{count, hash};
use crate::statement::Statement;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::team::ByTeam;
use std::fmt;

/// A row of `games`.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct GameColumns {
    pub(crate) game_id: String,
    pub(crate) created_by: String,
    pub(crate) create_command_id: String,
    pub(crate) manager_away: String,
    pub(crate) manager_home: String,
    pub(crate) origin_away: Option<String>,
    pub(crate) origin_home: Option<String>,
    #[sqlx(flatten)]
    pub(crate) access: AccessColumns,
    pub(crate) team_away: String,
    pub(crate) team_home: String,
    pub(crate) secret: String,
    pub(crate) head_seq: i64,
    pub(crate) chain: String,
    pub(crate) status: String,
    pub(crate) inning: i32,
    pub(crate) half: String,
    pub(crate) score_away: i32,
    pub(crate) score_home: i32,
    pub(crate) created_at: String,
    pub(crate) updated_at: String,
}

/// A row of `batches`.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct BatchColumns {
    pub(crate) game_id: String,
    pub(crate) first_seq: i64,
    pub(crate) last_seq: i64,
    pub(crate) user_id: String,
    pub(crate) actor: String,
    pub(crate) command_id: String,
    pub(crate) payload_hash: String,
    pub(crate) command: String,
    pub(crate) at: String,
    pub(crate) chain: String,
    pub(crate) session: Option<String>,
}

/// A row of `events`.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct EventColumns {
    pub(crate) game_id: String,
    pub(crate) seq: i64,
    pub(crate) version: i64,
    pub(crate) data: String,
}

/// All rows of one game, in order.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct StoredGame {
    pub(crate) game: GameColumns,
    pub(crate) batches: Vec<BatchColumns>,
    pub(crate) events: Vec<EventColumns>,
    pub(crate) invites: Vec<InviteColumns>,
}

/// Counts the rows.
pub(crate) fn counting() -> Statement {
    Statement::new(
        "SELECT (SELECT count(*) FROM games) AS games, (SELECT count(*) FROM batches) AS batches,
                (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM invites) AS invites,
                (SELECT count(*) FROM revocations) AS revocations, (SELECT count(*) FROM audit) AS notes",
    )
}

/// How many rows there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Counts {
    pub(crate) games: i64,
    pub(crate) batches: i64,
    pub(crate) events: i64,
    pub(crate) invites: i64,
    pub(crate) revocations: i64,
    pub(crate) notes: i64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            games,
            batches,
            events,
            invites,
            revocations,
            notes,
        } = self;
        write!(
            f,
            "{games} games, {batches} commands, {events} events, {invites} invites, {revocations} revocations and \
             {notes} rows of the audit"
        )
    }
}

impl StoredGame {
    /// The rows as a recording has them.
    ///
    /// # Errors
    /// When they are not what was written.
    pub(crate) fn recorded(&self) -> Result<RecordedGame, StoreError> {
        let row = &self.game;
        let game: GameId = row
            .game_id
            .parse()
            .map_err(|error| StoreError::damaged(format!("a game id: {error}")))?;
        let batches = self
            .batches
            .iter()
            .map(|batch| self.batch(batch))
            .collect::<Result<Vec<_>, _>>()?;
        let told: usize = batches.iter().map(|batch| batch.events.len()).sum();
        if told != self.events.len() {
            return Err(StoreError::damaged(format!(
                "game {game}: it has events that came of no command"
            )));
        }
        Ok(RecordedGame {
            game,
            managers: ByTeam {
                away: codec::origin(row.origin_away.as_deref(), &row.manager_away),
                home: codec::origin(row.origin_home.as_deref(), &row.manager_home),
            },
            managers_now: ByTeam {
                away: codec::manager(row.manager_away.clone()),
                home: codec::manager(row.manager_home.clone()),
            },
            access: row.access.access()?,
            secret: Some(Secret::new(hash(row.secret.clone())?.0)),
            head: Head {
                seq: Seq(count(row.head_seq)?),
                chain: hash(row.chain.clone())?,
            },
            batches,
        })
    }

    fn batch(&self, row: &BatchColumns) -> Result<RecordedBatch, StoreError> {
        let of_batch = |event: &&EventColumns| (row.first_seq..=row.last_seq).contains(&event.seq);
        Ok(RecordedBatch {
            first_seq: count(row.first_seq)?,
            last_seq: count(row.last_seq)?,
            user: row.user_id.clone(),
            actor: row.actor.clone(),
            command_id: row.command_id.clone(),
            payload_hash: hash(row.payload_hash.clone())?,
            command: row.command.clone(),
            session: row.session.clone(),
            at: row.at.clone(),
            events: self
                .events
                .iter()
                .filter(of_batch)
                .map(|event| RecordedEvent {
                    version: event.version,
                    data: event.data.clone(),
                })
                .collect(),
            chain: hash(row.chain.clone())?,
        })
    }
}
