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
    /// The database was written by an older release, and is only to be read here.
    #[error(
        "{database} has schema {found} and this release reads {known}; start a server of this release on it once, or read it with the release that wrote it"
    )]
    TooOld {
        /// Its file or address.
        database: String,
        /// Its schema.
        found: i64,
        /// The schema that is read here.
        known: i64,
    },
    /// A log was being copied into the database, and that has not come to its end.
    #[error(
        "{database} holds an unfinished copy; run the same bandbox migrate-store or restore again, which goes on with it, or name another"
    )]
    Unfinished {
        /// Its file or address.
        database: String,
    },
    /// The database is a backup.
    #[error(
        "{database} is a backup, which stays as it is; bandbox restore puts it into a new database"
    )]
    Backup {
        /// Its file or address.
        database: String,
    },
    /// A log is to be copied to where one is already.
    #[error(
        "{database} already has something in it, and nothing of that is overwritten; name a database that is new or empty"
    )]
    NotEmpty {
        /// Its file or address.
        database: String,
    },
    /// Somebody else has the database that a log is to be copied into.
    #[error("{database} is in use; stop the server or the copying that works on it")]
    InUse {
        /// Its file or address.
        database: String,
    },
    /// What was copied is not what is there.
    #[error(
        "the copy is not the log ({what}), and must not be used; check the disk and the memory of this machine, remove the copy and start again"
    )]
    CopyDiffers {
        /// What is different.
        what: String,
    },
    /// The log went on while it was copied.
    #[error(
        "{database} was written to while it was copied; stop its server and run the same command again, which copies what is missing"
    )]
    Moved {
        /// Its file or address.
        database: String,
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
