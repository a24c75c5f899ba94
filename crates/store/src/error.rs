//! Why the store could not do what it was asked, and what to do about it.

use crate::id::GameId;
use crate::trouble::Trouble;
use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

/// What lies under an error of the store. One failed commit is the cause of many answers, so it is shared.
pub type Source = Arc<dyn Error + Send + Sync>;

/// The store could not do what it was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names no kind of database that this release knows.
    #[error(
        "{url:?} is not the address of a game log; write sqlite://path/to/bandbox.db or postgres://user@host/database"
    )]
    Address {
        /// What was given, without its password.
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
    /// The database server does not let this program in, or does not answer.
    #[error(
        "cannot connect to {database}; check that it runs, its address, and what its user may do there"
    )]
    CannotConnect {
        /// Its address, without the password.
        database: String,
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
    #[error("{database} is the database of another program; name another")]
    Foreign {
        /// Its file or address.
        database: String,
    },
    /// The database was written by a newer release.
    #[error(
        "{database} has schema {found} and this release knows {known}; start the newer release that wrote it, or restore a backup made before it"
    )]
    TooNew {
        /// Its file or address.
        database: String,
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
    #[error("{trouble}; then ask again with the same command id")]
    Unavailable {
        /// What keeps it.
        trouble: Trouble,
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
