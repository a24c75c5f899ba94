//! Opening the database: whose it is, and bringing its schema up to date.

use super::fault;
use super::session::CONNECT_WITHIN;
use crate::error::StoreError;
use crate::history::History;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Executor};
use std::sync::Arc;

/// The steps of the schema. Each ends by setting `schema_version` to its number, counted from 1.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../migrations/postgres/0001_game_log.sql"),
    include_str!("../../migrations/postgres/0002_history.sql"),
    include_str!("../../migrations/postgres/0003_suspended.sql"),
    include_str!("../../migrations/postgres/0004_people.sql"),
    include_str!("../../migrations/postgres/0005_webhooks.sql"),
];

/// Connections that read.
const READERS: u32 = 8;

/// "bandbox": servers that start together wait for one another under this lock, one of them migrates.
const MIGRATION_LOCK: i64 = 0x0062_616e_6462_6f78;

/// What every connection has in common.
pub(super) fn options(given: &PgConnectOptions) -> PgConnectOptions {
    let named = match given.get_application_name() {
        Some(_) => given.clone(),
        None => given.clone().application_name("bandbox"),
    };
    // Statements carry the secrets of dice as parameters; they belong in no log of the server.
    named.disable_statement_logging()
}

/// The connections that read. They are made when they are needed.
pub(super) fn reading(options: &PgConnectOptions) -> PgPool {
    PgPoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(CONNECT_WITHIN)
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection
                    .execute("SET default_transaction_read_only = on")
                    .await?;
                Ok(())
            })
        })
        .connect_lazy_with(options.clone())
}

/// Brings the schema up to date, and refuses what is not a log of Bandbox before anything in it is touched.
pub(super) async fn migrate(
    options: &PgConnectOptions,
    database: &str,
) -> Result<History, StoreError> {
    let cannot = |error: sqlx::Error| cannot_connect(database, error);
    let mut connection = connect(options, database).await?;
    // A transaction takes the lock with it when it ends, however it ends.
    connection
        .execute("BEGIN ISOLATION LEVEL READ COMMITTED")
        .await
        .map_err(cannot)?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(MIGRATION_LOCK)
        .execute(&mut connection)
        .await
        .map_err(cannot)?;
    let done = match schema(&mut connection, database).await? {
        None => 0,
        Some(version) => usize::try_from(version).unwrap_or(0),
    };
    for step in MIGRATIONS.iter().skip(done) {
        connection
            .execute(sqlx::raw_sql(*step))
            .await
            .map_err(cannot)?;
    }
    let history = history(&mut connection).await?;
    connection.execute("COMMIT").await.map_err(cannot)?;
    connection.close().await.map_err(cannot)?;
    Ok(history)
}

/// Opens a log that is there, to be read as it is.
pub(super) async fn to_be_read(
    options: &PgConnectOptions,
    database: &str,
) -> Result<PgConnection, StoreError> {
    let mut connection = connect(options, database).await?;
    match schema(&mut connection, database).await? {
        Some(version) if version == newest_schema() => Ok(connection),
        found => Err(StoreError::TooOld {
            database: database.to_string(),
            found: found.unwrap_or(0),
            known: newest_schema(),
        }),
    }
}

/// One connection.
pub(super) async fn connect(
    options: &PgConnectOptions,
    database: &str,
) -> Result<PgConnection, StoreError> {
    tokio::time::timeout(CONNECT_WITHIN, options.connect())
        .await
        .unwrap_or(Err(sqlx::Error::PoolTimedOut))
        .map_err(|error| cannot_connect(database, error))
}

/// What the database says of itself.
pub(super) async fn history(connection: &mut PgConnection) -> Result<History, StoreError> {
    sqlx::query_as("SELECT epoch, purpose FROM bandbox")
        .fetch_one(connection)
        .await
        .map_err(fault::of)
        .and_then(History::of)
}

fn cannot_connect(database: &str, error: sqlx::Error) -> StoreError {
    StoreError::CannotConnect {
        database: database.to_string(),
        source: Arc::new(error),
    }
}

fn newest_schema() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The schema that is there, none in an empty database.
async fn schema(connection: &mut PgConnection, database: &str) -> Result<Option<i64>, StoreError> {
    let found = version(connection)
        .await
        .map_err(|error| cannot_connect(database, error))?;
    match found {
        Found::Nothing => Ok(None),
        Found::Schema(version) if version > newest_schema() => Err(StoreError::TooNew {
            database: database.to_string(),
            found: version,
            known: newest_schema(),
        }),
        Found::Schema(version) => Ok(Some(version)),
        Found::OtherTables => Err(StoreError::Foreign {
            database: database.to_string(),
        }),
    }
}

/// What is in the database.
enum Found {
    Nothing,
    Schema(i64),
    OtherTables,
}

async fn version(connection: &mut PgConnection) -> Result<Found, sqlx::Error> {
    let (ours, others): (bool, bool) = sqlx::query_as(
        "SELECT to_regclass('bandbox') IS NOT NULL,
                to_regclass('games') IS NOT NULL OR to_regclass('batches') IS NOT NULL
                    OR to_regclass('events') IS NOT NULL",
    )
    .fetch_one(&mut *connection)
    .await?;
    if !ours {
        return Ok(if others {
            Found::OtherTables
        } else {
            Found::Nothing
        });
    }
    let (version,): (i64,) = sqlx::query_as("SELECT schema_version FROM bandbox")
        .fetch_one(connection)
        .await?;
    Ok(Found::Schema(version))
}
