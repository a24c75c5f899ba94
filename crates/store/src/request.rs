//! What is written into the store, and how it answers.

use crate::cause::Cause;
use crate::id::{GameId, Head};
use crate::people::seats::Access;
use crate::stored::Batch;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::inning::HalfInning;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, GameState, Phase};

/// A game to be created.
#[derive(Clone, Debug)]
pub struct NewGame {
    /// Its id.
    pub game: GameId,
    /// The server's secret for its dice.
    pub secret: Secret,
    /// Its first event, [`Event::GameCreated`].
    pub created: Event,
    /// The users who manage the teams. A side may have nobody yet.
    pub managers: ByTeam<Option<String>>,
    /// Who may come in.
    pub access: Access,
    /// Who asked for it: a [`crate::CauseCommand::Create`].
    pub cause: Cause,
}

/// How a creation was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    /// The game is in the log.
    New(Head),
    /// This user's command of this id has already created a game.
    Duplicate {
        /// That game.
        game: GameId,
    },
    /// This user has used the command id for another setup.
    IdReused,
}

/// Events to be appended to a game, all or none.
#[derive(Clone, Debug)]
pub struct Append {
    /// The game.
    pub game: GameId,
    /// The head that the events were decided at.
    pub expected: Head,
    /// One event or more.
    pub events: Vec<Event>,
    /// Who asked for it: a [`crate::CauseCommand::Play`].
    pub cause: Cause,
    /// How the game stands after them.
    pub summary: Summary,
}

/// How an append was answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Appended {
    /// The events are in the log, and this is its new head.
    Done(Head),
    /// The log is at another head than expected: read on from there and decide again.
    Conflict(Head),
    /// This user's command of this id was accepted before, with these events.
    Duplicate(Box<Batch>),
    /// This user has used the command id for another command.
    IdReused,
}

/// How far along a game is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Created, not started.
    Open,
    /// Started.
    Playing,
    /// Broken off, to go on another time.
    Suspended,
    /// Over.
    Final,
}

impl Status {
    /// All of them, in the order a game takes them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Playing, Self::Suspended, Self::Final];

    /// The name in the database and in filters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Playing => "playing",
            Self::Suspended => "suspended",
            Self::Final => "final",
        }
    }

    /// The status of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// What a list of games shows of how one stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How far along.
    pub status: Status,
    /// The half-inning being played.
    pub half_inning: HalfInning,
    /// The score; of a finished game the one that stands.
    pub score: ByTeam<u16>,
}

impl Summary {
    /// The summary of a state.
    pub const fn of(state: &GameState) -> Self {
        let (status, score) = match state.phase() {
            Phase::BeforeGame => (Status::Open, *state.score()),
            Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::EntryDue
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. }
                if state.is_suspended() =>
            {
                (Status::Suspended, *state.score())
            }
            Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::EntryDue
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. } => (Status::Playing, *state.score()),
            Phase::Final { result } => (Status::Final, result.score),
        };
        Self {
            status,
            half_inning: state.half_inning(),
            score,
        }
    }
}
