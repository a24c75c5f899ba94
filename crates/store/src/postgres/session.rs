//! A connection that writes, and the name by which the server knows it: after the connection is lost, its
//! session may still be at work, and must be ended before anyone asks what became of its last statement.

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Error};
use std::time::Duration;

/// Whatever the database's own setting: a commit is answered when it is on the disk. A statement that takes longer than
/// anyone waits for it is ended, and so is one that waits for a lock.
macro_rules! settings_to_write {
    () => {
        "set_config('statement_timeout', '8s', false), set_config('lock_timeout', '4s', false),
         CASE WHEN current_setting('synchronous_commit') = 'off'
              THEN set_config('synchronous_commit', 'on', false) END"
    };
}
pub(super) use settings_to_write;

/// How long a connection may take to be made.
pub(super) const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// How long a session that was lost may take to end, in milliseconds.
const END_WITHIN_MS: i64 = 2_000;

/// How the server knows a session, while it lives and after.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Identity {
    pid: i32,
    /// When it began; a process id is used again.
    since: String,
}

/// A connection that writes.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) connection: PgConnection,
    pub(super) identity: Identity,
}

impl Session {
    /// Makes a connection.
    ///
    /// # Errors
    /// When the server does not take it in time.
    pub(super) async fn open(options: &PgConnectOptions) -> Result<Self, Error> {
        let opening = async {
            let mut connection = options.connect().await?;
            let identity: Identity = sqlx::query_as(concat!(
                "SELECT pg_backend_pid() AS pid,
                        (SELECT backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()) AS since, ",
                settings_to_write!()
            ))
            .fetch_one(&mut connection)
            .await?;
            Ok(Self {
                connection,
                identity,
            })
        };
        tokio::time::timeout(CONNECT_WITHIN, opening)
            .await
            .unwrap_or(Err(Error::PoolTimedOut))
    }

    /// Ends a session that was lost. True when it is known to be gone: then it will write no more.
    ///
    /// # Errors
    /// When this connection does not work either.
    pub(super) async fn end(&mut self, lost: &Identity) -> Result<bool, Error> {
        let (gone,): (bool,) = sqlx::query_as(
            "SELECT coalesce(bool_and(pg_terminate_backend(pid, $3)), true)
             FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2",
        )
        .bind(lost.pid)
        .bind(&lost.since)
        .bind(END_WITHIN_MS)
        .fetch_one(&mut self.connection)
        .await?;
        Ok(gone)
    }
}
