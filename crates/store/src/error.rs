//! Why the store could not do what it was asked, and what to do about it.

use crate::id::GameId;
use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

/// What lies under an error of the store. One failed commit is the cause of many answers, so it is shared.
pub type Source = Arc<dyn Error + Send + Sync>;

/// The store could not do what it was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names no kind of database that this release knows.
    #[error("{url:?} is not the address of a game log; write sqlite://path/to/bandbox.db")]
    Address {
        /// What was given.
        url: String,
    },
    /// The file cannot be opened or made.
    #[error("cannot open {}; check that its folder exists and that this user may write there", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Source,
    },
    /// The file is something else.
    #[error("{} is not an SQLite database; name another file, or move this one away and a new log is made", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The database belongs to another program.
    #[error("{} is the database of another program (application id {application_id}); name another file", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it says of itself; 0 when it says nothing.
        application_id: i64,
    },
    /// The database was written by a newer release.
    #[error("{} has schema {found} and this release knows {known}; start the newer release that wrote it, or restore a backup made before it", path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema known here.
        known: i64,
    },
    /// The database is not what was written into it.
    #[error(
        "the database is damaged: {what}; stop the server and restore a backup, nothing is repaired by itself"
    )]
    Damaged {
        /// What was found.
        what: String,
    },
    /// An event of a version that this release does not know.
    #[error(
        "event {seq} of game {game} has version {found} and this release knows up to {known}; read it with the newer release that wrote it"
    )]
    NewerEvent {
        /// The game.
        game: GameId,
        /// Its place in the log.
        seq: u64,
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// There is no such game.
    #[error("there is no game {game}; list the games to find its id")]
    NoSuchGame {
        /// The id that was asked for.
        game: GameId,
    },
    /// The request contradicts itself. Nothing was written.
    #[error("the request cannot be stored: {0}")]
    Malformed(&'static str),
    /// The database did not do its work. What was asked for is not known to be done; asking again under the
    /// same command id is safe.
    #[error(
        "the database does not answer; ask again with the same command id, and check the disk if this lasts"
    )]
    Unavailable {
        /// Why.
        source: Source,
    },
    /// [`crate::Store::close`] was called.
    #[error("the store is closed; open it again")]
    Closed,
}

impl StoreError {
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}
