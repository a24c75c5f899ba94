//! The rows of a log as JSON lines, for the auditor. Read from the tables themselves, past the store and all it knows.

use crate::campaign::auditor::Row;
use anyhow::Context;
use serde_json::Value;
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

const BATCHES: &str =
    "SELECT game_id, first_seq, last_seq, user_id, command_id FROM batches ORDER BY 1, 2";

const EVENTS: &str = "SELECT game_id, seq, data FROM events ORDER BY 1, 2";

type Batch = (String, i64, i64, String, String);

type Event = (String, i64, String);

/// Writes all of a log to a file.
pub(super) async fn write(database: &str, to: &Path) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(to)?);
    for row in rows(database).await? {
        serde_json::to_writer(&mut file, &row)?;
        file.write_all(b"\n")?;
    }
    file.flush()?;
    Ok(())
}

/// All of a log.
pub(in crate::campaign) async fn rows(database: &str) -> anyhow::Result<Vec<Row>> {
    let (batches, events) = match database.strip_prefix("sqlite://") {
        Some(path) => {
            let mut log = SqliteConnection::connect(path).await?;
            let batches: Vec<Batch> = sqlx::query_as(BATCHES).fetch_all(&mut log).await?;
            let events: Vec<Event> = sqlx::query_as(EVENTS).fetch_all(&mut log).await?;
            (batches, events)
        }
        None => {
            let mut log = PgConnection::connect(database).await?;
            let batches: Vec<Batch> = sqlx::query_as(BATCHES).fetch_all(&mut log).await?;
            let events: Vec<Event> = sqlx::query_as(EVENTS).fetch_all(&mut log).await?;
            (batches, events)
        }
    };
    let mut of_game: BTreeMap<String, Vec<(u64, Value)>> = BTreeMap::new();
    for (game, seq, data) in events {
        let event = serde_json::from_str(&data)?;
        of_game.entry(game).or_default().push((number(seq)?, event));
    }
    let mut rows = Vec::new();
    for (game, first, last, user, id) in batches {
        let (first, last) = (number(first)?, number(last)?);
        let events = of_game.get(&game).map_or(&[][..], Vec::as_slice);
        let events = events
            .iter()
            .filter(|(seq, _)| (first..=last).contains(seq));
        rows.push(Row {
            events: events.cloned().collect(),
            game,
            first,
            last,
            user,
            id,
        });
    }
    Ok(rows)
}

fn number(stored: i64) -> anyhow::Result<u64> {
    u64::try_from(stored).context("a number below 0")
}
