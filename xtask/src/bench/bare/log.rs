//! What a turn writes: the game's head, the command, the event. All turns that wait go into the next commit, each table in
//! one statement, through the same library that the real server uses.

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use std::str::FromStr;
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc, oneshot};

/// Turns that may wait.
const WAITING: usize = 1_024;

/// Commits on their way to `PostgreSQL` at once.
const IN_FLIGHT: usize = 2;

/// As long as what the real log has of a command and of an event, in the middle.
const COMMAND: usize = 420;
const EVENT: usize = 180;

const TABLES: &str = "
    CREATE TABLE games (game_id TEXT PRIMARY KEY, head_seq BIGINT NOT NULL);
    CREATE TABLE batches (
        game_id TEXT, seq BIGINT, command TEXT NOT NULL, PRIMARY KEY (game_id, seq)
    );
    CREATE TABLE events (game_id TEXT, seq BIGINT, data TEXT NOT NULL, PRIMARY KEY (game_id, seq))";

const SQLITE: [&str; 3] = [
    "UPDATE games SET head_seq = e.value ->> 1 FROM json_each(?) e WHERE game_id = e.value ->> 0",
    "INSERT INTO batches SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2 FROM json_each(?) e",
    "INSERT INTO events SELECT e.value ->> 0, e.value ->> 1, e.value ->> 3 FROM json_each(?) e",
];

const POSTGRES: &str = "
    WITH turns AS (
        SELECT value ->> 0 AS game, (value ->> 1)::bigint AS seq, value ->> 2 AS command,
               value ->> 3 AS data
        FROM json_array_elements($1::text::json)
    ), moved AS (
        UPDATE games SET head_seq = seq FROM turns WHERE game_id = game
    ), commands AS (
        INSERT INTO batches SELECT game, seq, command FROM turns
    )
    INSERT INTO events SELECT game, seq, data FROM turns";

/// One thing to write.
#[derive(Debug)]
struct Work {
    turn: Value,
    done: oneshot::Sender<()>,
}

/// The way to the writer; none where nothing is written.
#[derive(Debug)]
pub(super) struct Log(Option<mpsc::Sender<Work>>);

enum Database {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Log {
    /// Opens a log that is empty.
    pub(super) async fn open(database: &str, one_by_one: bool) -> anyhow::Result<Self> {
        if database == "none" {
            return Ok(Self(None));
        }
        let (log, work) = mpsc::channel(WAITING);
        let work = Arc::new(Mutex::new(work));
        let most = if one_by_one { 1 } else { WAITING };
        let mut connections = vec![Database::open(database).await?];
        connections[0].make().await?;
        if let Database::Postgres(_) = connections[0] {
            for _ in 1..IN_FLIGHT {
                connections.push(Database::open(database).await?);
            }
        }
        for connection in connections {
            tokio::spawn(write(connection, Arc::clone(&work), most));
        }
        Ok(Self(Some(log)))
    }

    /// A new game.
    pub(super) async fn create(&self, game: &str) -> anyhow::Result<()> {
        self.put(json!([game])).await
    }

    /// One turn of a game.
    pub(super) async fn append(&self, game: &str, seq: u64) -> anyhow::Result<()> {
        self.put(json!([game, seq, "c".repeat(COMMAND), "e".repeat(EVENT)]))
            .await
    }

    async fn put(&self, turn: Value) -> anyhow::Result<()> {
        if let Some(log) = &self.0 {
            let (done, is_done) = oneshot::channel();
            log.send(Work { turn, done }).await?;
            is_done.await.context("the log is gone")?;
        }
        Ok(())
    }
}

async fn write(
    mut connection: Database,
    work: Arc<Mutex<mpsc::Receiver<Work>>>,
    most: usize,
) -> anyhow::Result<()> {
    let mut group = Vec::new();
    loop {
        if work.lock().await.recv_many(&mut group, most).await == 0 {
            return Ok(());
        }
        let is_new = |work: &Work| work.turn.as_array().is_some_and(|turn| turn.len() == 1);
        let (new, turns): (Vec<_>, Vec<_>) = group.drain(..).partition(is_new);
        for game in &new {
            connection.create(&game.turn[0]).await?;
        }
        if !turns.is_empty() {
            let list = Value::Array(turns.iter().map(|work| work.turn.clone()).collect());
            connection.append(list.to_string()).await?;
        }
        for work in new.into_iter().chain(turns) {
            let _ = work.done.send(());
        }
    }
}

impl Database {
    async fn open(database: &str) -> anyhow::Result<Self> {
        if !database.starts_with("sqlite:") {
            return Ok(Self::Postgres(PgConnection::connect(database).await?));
        }
        let options = sqlx::sqlite::SqliteConnectOptions::from_str(database)?
            .create_if_missing(true)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
            .synchronous(sqlx::sqlite::SqliteSynchronous::Full);
        Ok(Self::Sqlite(
            SqliteConnection::connect_with(&options).await?,
        ))
    }

    async fn make(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(log) => log.execute(TABLES).await.map(drop)?,
            Self::Postgres(log) => log.execute(TABLES).await.map(drop)?,
        }
        Ok(())
    }

    async fn create(&mut self, game: &Value) -> anyhow::Result<()> {
        let game = game.as_str();
        match self {
            Self::Sqlite(log) => sqlx::query("INSERT INTO games VALUES (?, 1)")
                .bind(game)
                .execute(log)
                .await
                .map(drop)?,
            Self::Postgres(log) => sqlx::query("INSERT INTO games VALUES ($1, 1)")
                .bind(game)
                .execute(log)
                .await
                .map(drop)?,
        }
        Ok(())
    }

    async fn append(&mut self, turns: String) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(log) => {
                log.execute("BEGIN IMMEDIATE").await?;
                for statement in SQLITE {
                    sqlx::query(statement)
                        .bind(&turns)
                        .execute(&mut *log)
                        .await?;
                }
                log.execute("COMMIT").await?;
            }
            Self::Postgres(log) => {
                sqlx::query(POSTGRES).bind(&turns).execute(log).await?;
            }
        }
        Ok(())
    }
}
