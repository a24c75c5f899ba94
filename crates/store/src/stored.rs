//! What is read from the store.

use crate::cause::Cause;
use crate::id::{GameId, Head, Seq};
use crate::people::seats::Access;
use crate::request::{Status, Summary};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::hex::Hex32;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, GameState};

/// An event with its place in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its place.
    pub seq: Seq,
    /// The event.
    pub event: Event,
    /// When its cause was accepted.
    pub at: jiff::Timestamp,
}

/// The events of one accepted command, and their cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The game.
    pub game: GameId,
    /// The place of the first event.
    pub first_seq: Seq,
    /// The place of the last event.
    pub last_seq: Seq,
    /// Who asked for what, and when.
    pub cause: Cause,
    /// What came of it.
    pub events: Vec<Event>,
    /// The hash chain up to the last event.
    pub chain: Hex32,
}

impl Batch {
    /// The head of the log just after this batch.
    pub const fn head(&self) -> Head {
        Head {
            seq: self.last_seq,
            chain: self.chain,
        }
    }
}

/// A game recovered from its log.
#[derive(Clone, Debug)]
pub struct LoadedGame {
    /// The game.
    pub game: GameId,
    /// Its events.
    pub events: Vec<StoredEvent>,
    /// The fold of these.
    pub state: GameState,
    /// The server's secret for its dice.
    pub secret: Secret,
    /// How far its log has come.
    pub head: Head,
    /// The users who manage the teams now. A side may have nobody.
    pub managers: ByTeam<Option<String>>,
    /// The user who created it.
    pub creator: String,
    /// Who may come in.
    pub access: Access,
    /// When.
    pub created_at: jiff::Timestamp,
}

/// A game as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GameRow {
    /// The game.
    pub game: GameId,
    /// The users who manage the teams now. A side may have nobody.
    pub managers: ByTeam<Option<String>>,
    /// The user who created it.
    pub creator: String,
    /// Who may come in.
    pub access: Access,
    /// The names of the teams.
    pub teams: ByTeam<String>,
    /// How it stands.
    pub summary: Summary,
    /// The last event.
    pub seq: Seq,
    /// When it was created.
    pub created_at: jiff::Timestamp,
    /// When its last command was accepted.
    pub updated_at: jiff::Timestamp,
}

/// Which games to list, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GameFilter {
    /// Only games that this user manages.
    pub manager: Option<String>,
    /// Only games that this user may know of: those that are not private, and those that he manages or created.
    pub visible_to: Option<String>,
    /// Only games that are this far along.
    pub status: Option<Status>,
    /// Only games created before this one: the last of the page before.
    pub before: Option<GameId>,
    /// At most this many.
    pub limit: u32,
}

impl Default for GameFilter {
    /// The fifty newest games.
    fn default() -> Self {
        Self {
            manager: None,
            visible_to: None,
            status: None,
            before: None,
            limit: 50,
        }
    }
}

/// What the writer has done since the store was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommitCounts {
    /// Transactions committed.
    pub commits: u64,
    /// Batches of events in them.
    pub batches: u64,
    /// The most batches that one transaction has taken.
    pub largest_group: u64,
}
