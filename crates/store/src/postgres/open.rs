//! Opening the database: whose it is, and bringing its schema up to date.

use super::session::CONNECT_WITHIN;
use crate::error::StoreError;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Executor};
use std::sync::Arc;

/// The steps of the schema. Each ends by setting `schema_version` to its number, counted from 1.
const MIGRATIONS: [&str; 1] = [include_str!("../../migrations/postgres/0001_game_log.sql")];

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
pub(super) async fn migrate(options: &PgConnectOptions, database: &str) -> Result<(), StoreError> {
    let cannot = |error: sqlx::Error| StoreError::CannotConnect {
        database: database.to_string(),
        source: Arc::new(error),
    };
    let connecting = tokio::time::timeout(CONNECT_WITHIN, options.connect());
    let mut connection = connecting
        .await
        .unwrap_or(Err(sqlx::Error::PoolTimedOut))
        .map_err(cannot)?;
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
    let found = version(&mut connection).await.map_err(cannot)?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let done = match found {
        Found::Nothing => 0,
        Found::Schema(version) if version > known => {
            return Err(StoreError::TooNew {
                database: database.to_string(),
                found: version,
                known,
            });
        }
        Found::Schema(version) => usize::try_from(version).unwrap_or(0),
        Found::OtherTables => {
            return Err(StoreError::Foreign {
                database: database.to_string(),
            });
        }
    };
    for step in MIGRATIONS.iter().skip(done) {
        connection
            .execute(sqlx::raw_sql(*step))
            .await
            .map_err(cannot)?;
    }
    connection.execute("COMMIT").await.map_err(cannot)?;
    connection.close().await.map_err(cannot)
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
