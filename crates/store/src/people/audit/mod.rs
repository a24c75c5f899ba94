//! What people did: a row for each thing that was done or refused, and beside these the commands that games have accepted,
//! which are in the log and are not written down twice.

mod filter;
mod rows;

use crate::id::{GameId, Seq};
use crate::statement::{Desk, Statement};
use crate::writing::Failure;
use jiff::Timestamp;
use std::fmt;
use std::str::FromStr;

pub use filter::AuditFilter;
pub(crate) use rows::{NoteColumns, insertion};

use filter::moment;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was done.
    Allowed,
    /// It was refused.
    Refused,
}

impl Outcome {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Allowed, Self::Refused];

    /// The name in the database and in filters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Refused => "refused",
        }
    }

    /// The outcome of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// What somebody did, or was not let do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// Who, if that is known.
    pub user: Option<String>,
    /// By which connection.
    pub session: Option<String>,
    /// From where.
    pub address: Option<String>,
    /// In which game.
    pub game: Option<GameId>,
    /// What.
    pub action: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The code of the refusal.
    pub code: Option<String>,
    /// What else is to be known. No secret, no token, no chat.
    pub detail: Option<String>,
}

/// Where a row stands among all, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AuditMark {
    at: Timestamp,
    place: Place,
}

/// The place among rows of one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Note(u64),
    Play(GameId, Seq),
}

/// A row of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// Where it stands.
    pub mark: AuditMark,
    /// What was done.
    pub entry: AuditEntry,
}

/// Text that is no place in the audit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no place in the audit; give the one that stood beside the last row of the page before"
)]
pub struct NotAMark(String);

impl fmt::Display for AuditMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Note(id) => write!(f, "{}~{id}", self.at),
            Place::Play(game, seq) => write!(f, "{}~{game}~{}", self.at, seq.0),
        }
    }
}

impl FromStr for AuditMark {
    type Err = NotAMark;

    fn from_str(text: &str) -> Result<Self, NotAMark> {
        let read = || {
            let (at, place) = text.split_once('~')?;
            let place = match place.split_once('~') {
                None => Place::Note(place.parse().ok()?),
                Some((game, seq)) => Place::Play(game.parse().ok()?, Seq(seq.parse().ok()?)),
            };
            let at = at.parse().ok()?;
            Some(Self { at, place })
        };
        read().ok_or_else(|| NotAMark(text.to_string()))
    }
}

/// Writes entries down, in one statement.
pub(crate) async fn note(desk: &mut Desk<'_>, entries: &[AuditEntry]) -> Result<(), Failure> {
    let rows: Vec<NoteColumns> = entries.iter().map(NoteColumns::of).collect();
    if let Some(noting) = insertion(&rows, false) {
        desk.run(&noting).await?;
    }
    Ok(())
}

/// Takes all rows away.
pub(crate) fn emptying() -> Statement {
    Statement::new("DELETE FROM audit")
}

/// The next rows, as they are stored, in the order of their ids.
pub(crate) fn next(after: i64, limit: u32) -> Statement {
    Statement::new("SELECT * FROM audit WHERE id > $1 ORDER BY id LIMIT $2")
        .with(after)
        .with(i64::from(limit))
}

/// Forgets what was noted before this moment. How much.
pub(crate) async fn purge(desk: &mut Desk<'_>, before: Timestamp) -> Result<u64, Failure> {
    let purging =
        Statement::new("DELETE FROM audit WHERE rtrim(at, 'Z') < $1").with(moment(before));
    Ok(desk.run(&purging).await?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_mark_comes_back_from_its_text() {
        let at = "2026-09-21T14:13:20.123Z".parse().unwrap();
        for place in [Place::Note(7), Place::Play(GameId::random(), Seq(3))] {
            let mark = AuditMark { at, place };
            assert_eq!(mark.to_string().parse(), Ok(mark));
        }
        for wrong in ["", "7", "2026-09-21T14:13:20Z", "2026-09-21T14:13:20Z~x~1"] {
            assert!(wrong.parse::<AuditMark>().is_err(), "{wrong}");
        }
    }
}
