//! Opening the file: whose it is, whether it is whole, and bringing its schema up to date.

use super::fault;
use crate::error::StoreError;
use crate::history::History;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteLockingMode, SqlitePool,
    SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, Executor};
use std::error::Error;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// "BBOX" in the header of the file.
const APPLICATION_ID: i64 = 0x4242_4f58;

/// The steps of the schema. Each ends by setting `user_version` to its number, counted from 1.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../migrations/sqlite/0001_game_log.sql"),
    include_str!("../../migrations/sqlite/0002_history.sql"),
    include_str!("../../migrations/sqlite/0003_suspended.sql"),
    include_str!("../../migrations/sqlite/0004_people.sql"),
    include_str!("../../migrations/sqlite/0005_webhooks.sql"),
];

/// How long a statement waits for another process that holds the file, such as a backup.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Connections that read. Reads are short, and more of them would only share the same disk.
const READERS: u32 = 4;

/// Up to this size the whole file is checked at every start; it takes about a second. Above it damage is
/// found when it is read, as it is in every file.
const CHECKED_AT_START: u64 = 256 * 1024 * 1024;

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY_TIMEOUT)
        // Statements carry the secrets of dice as parameters; they belong in no log of the server.
        .disable_statement_logging()
}

/// Opens the file, making it or its schema if need be, and returns the connection that writes.
pub(super) async fn writing(path: &Path) -> Result<(SqliteConnection, History), StoreError> {
    create(path)?;
    inspect(path).await?;
    let mut connection = connect_writer(path)
        .await
        .map_err(|error| cannot_open(path, error))?;
    migrate(&mut connection)
        .await
        .map_err(|error| cannot_open(path, error))?;
    let history = history(&mut connection).await?;
    Ok((connection, history.playable(&path.display().to_string())?))
}

/// Opens the file, making it or its schema if need be, for one who wants it alone: nobody else can so much as
/// read it while this connection lives. There is no second file beside it then.
pub(super) async fn alone(path: &Path) -> Result<SqliteConnection, StoreError> {
    let in_use = |error: sqlx::Error| {
        if fault::is_held(&error) {
            let database = path.display().to_string();
            StoreError::InUse { database }
        } else {
            cannot_open(path, error)
        }
    };
    create(path)?;
    inspect(path).await?;
    let mut connection = options(path)
        .locking_mode(SqliteLockingMode::Exclusive)
        .journal_mode(SqliteJournalMode::Delete)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .connect()
        .await
        .map_err(in_use)?;
    // The lock that this takes stays.
    migrate(&mut connection).await.map_err(in_use)?;
    Ok(connection)
}

/// Opens a file that is there, to be read as it is.
pub(super) async fn to_be_read(path: &Path) -> Result<SqliteConnection, StoreError> {
    let mut connection = options(path)
        .pragma("query_only", "ON")
        .connect()
        .await
        .map_err(|error| refusal(path, error))?;
    let header = Header::read(&mut connection)
        .await
        .map_err(|error| refusal(path, error))?;
    header.accept(path)?;
    if header.user_version < newest_schema() {
        return Err(StoreError::TooOld {
            database: path.display().to_string(),
            found: header.user_version,
            known: newest_schema(),
        });
    }
    Ok(connection)
}

/// What the file says of itself.
pub(super) async fn history(connection: &mut SqliteConnection) -> Result<History, StoreError> {
    sqlx::query_as("SELECT epoch, purpose FROM bandbox")
        .fetch_one(connection)
        .await
        .map_err(fault::of)
        .and_then(History::of)
}

fn newest_schema() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The connection that writes, to a file that was opened before.
pub(super) async fn connect_writer(path: &Path) -> Result<SqliteConnection, sqlx::Error> {
    options(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .connect()
        .await
}

/// The connections that read.
pub(super) async fn reading(path: &Path) -> Result<SqlitePool, StoreError> {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        // One stays open, so that the write-ahead log is not recovered again while the store is open.
        .min_connections(1)
        .connect_with(options(path).pragma("query_only", "ON"))
        .await
        .map_err(|error| cannot_open(path, error))
}

fn cannot_open(path: &Path, error: impl Error + Send + Sync + 'static) -> StoreError {
    StoreError::CannotOpen {
        path: path.to_path_buf(),
        source: Arc::new(error),
    }
}

/// Makes an empty file that its owner alone may read. Whether there was none.
pub(crate) fn create(path: &Path) -> Result<bool, StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot_open(path, error)),
    }
}

/// Refuses what is not a log of Bandbox, before anything in it is touched.
async fn inspect(path: &Path) -> Result<(), StoreError> {
    let size = std::fs::metadata(path)
        .map_err(|error| cannot_open(path, error))?
        .len();
    let mut connection = options(path)
        .connect()
        .await
        .map_err(|error| refusal(path, error))?;
    Header::read(&mut connection)
        .await
        .map_err(|error| refusal(path, error))?
        .accept(path)?;
    if size <= CHECKED_AT_START {
        let (verdict,): (String,) = sqlx::query_as("PRAGMA quick_check(1)")
            .fetch_one(&mut connection)
            .await
            .map_err(|error| refusal(path, error))?;
        if verdict != "ok" {
            return Err(StoreError::damaged(verdict));
        }
    }
    connection
        .close()
        .await
        .map_err(|error| refusal(path, error))
}

fn refusal(path: &Path, error: sqlx::Error) -> StoreError {
    if fault::is_not_a_database(&error) {
        StoreError::NotADatabase {
            path: path.to_path_buf(),
        }
    } else if fault::is_damage(&error) {
        StoreError::damaged(error.to_string())
    } else {
        cannot_open(path, error)
    }
}

/// What a database says of itself.
#[derive(sqlx::FromRow)]
struct Header {
    application_id: i64,
    user_version: i64,
    objects: i64,
}

impl Header {
    async fn read(connection: &mut SqliteConnection) -> Result<Self, sqlx::Error> {
        sqlx::query_as(
            "SELECT (SELECT application_id FROM pragma_application_id) AS application_id,
                    (SELECT user_version FROM pragma_user_version) AS user_version,
                    (SELECT count(*) FROM sqlite_schema) AS objects",
        )
        .fetch_one(connection)
        .await
    }

    fn accept(&self, path: &Path) -> Result<(), StoreError> {
        let known = newest_schema();
        let is_new = self.application_id == 0 && self.user_version == 0 && self.objects == 0;
        if !is_new && self.application_id != APPLICATION_ID {
            return Err(StoreError::Foreign {
                database: path.display().to_string(),
            });
        }
        if self.user_version > known {
            return Err(StoreError::TooNew {
                database: path.display().to_string(),
                found: self.user_version,
                known,
            });
        }
        Ok(())
    }
}

async fn migrate(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    connection.execute("BEGIN IMMEDIATE").await?;
    let done = migrate_in_transaction(connection).await;
    let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
    connection.execute(end).await?;
    done
}

async fn migrate_in_transaction(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    // Read under the lock: another process may have migrated a moment ago.
    let (version,): (i64,) = sqlx::query_as("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await?;
    let done = usize::try_from(version).unwrap_or(0);
    for step in MIGRATIONS.iter().skip(done) {
        connection.execute(sqlx::raw_sql(*step)).await?;
    }
    Ok(())
}
