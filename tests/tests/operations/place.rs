//! Places for a log besides the one that a server has by itself, and hands that change one from outside.

use bandbox_tests::server::run;
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};
use std::path::PathBuf;
use std::process::Output;
use tempfile::TempDir;

/// Where a `PostgreSQL` for tests is; `cargo xtask test` finds or starts one and says so here.
const POSTGRES: &str = "BANDBOX_TEST_POSTGRES";

/// Runs the program and expects that it ends with this code. What it printed.
pub(crate) async fn bandbox(code: i32, arguments: &[&str]) -> anyhow::Result<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = run(arguments).await?;
    let said = String::from_utf8(stdout)? + &String::from_utf8(stderr)?;
    anyhow::ensure!(
        status.code() == Some(code),
        "{arguments:?} ended with {status}: {said}"
    );
    Ok(said)
}

/// A folder, and the path of a file in it that is not there yet.
pub(crate) fn file(name: &str) -> anyhow::Result<(TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(name);
    Ok((folder, path))
}

/// Somebody else with the same file, who is not in a hurry.
pub(crate) async fn outsider(database: &str) -> anyhow::Result<SqliteConnection> {
    let path = database.trim_start_matches("sqlite://");
    Ok(SqliteConnectOptions::new().filename(path).connect().await?)
}

/// A schema of its own in the server for tests.
pub(crate) struct Schema {
    /// Its address.
    pub(crate) url: String,
    server: String,
    name: String,
}

impl Schema {
    /// An empty one. None, loudly, where there is no server and nothing must hold.
    pub(crate) async fn empty() -> anyhow::Result<Option<Self>> {
        let Ok(server) = std::env::var(POSTGRES) else {
            anyhow::ensure!(
                std::env::var("CI").as_deref() != Ok("true"),
                "{POSTGRES} is not set: run cargo xtask test --only tests, or name a PostgreSQL in it"
            );
            eprintln!("!!! SKIPPED: {POSTGRES} names no PostgreSQL");
            return Ok(None);
        };
        let name = format!(
            "bandbox_test_{}",
            bandbox_store::GameId::random().uuid().simple()
        );
        Self::ask(&server, &format!("CREATE SCHEMA {name}")).await?;
        let separator = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{separator}sslmode=disable&options=-csearch_path%3D{name}");
        Ok(Some(Self { url, server, name }))
    }

    /// Removes it. A test that fails leaves it for whoever looks into it.
    pub(crate) async fn drop(self) -> anyhow::Result<()> {
        Self::ask(&self.server, &format!("DROP SCHEMA {} CASCADE", self.name)).await
    }

    async fn ask(server: &str, sql: &str) -> anyhow::Result<()> {
        let mut connection = PgConnection::connect(server).await?;
        connection
            .execute(sqlx::raw_sql(AssertSqlSafe(sql.to_string())))
            .await?;
        Ok(())
    }
}
