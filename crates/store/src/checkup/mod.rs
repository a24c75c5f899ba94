//! A checkup of a log: its database, how that is set, and every game in it.
//!
//! Nothing is written and nothing is repaired. The log is read as it is at one moment, so a server may be at
//! work on it.

mod finding;
mod game;

pub use finding::{Finding, Weight};

use crate::copy::end::End;
use crate::error::StoreError;
use crate::history::Purpose;

/// Games that are looked for at once.
const GAMES_AT_ONCE: u32 = 256;

/// What a log was found to be.
#[derive(Clone, Debug)]
pub struct Checkup {
    /// Games.
    pub games: u64,
    /// Accepted commands.
    pub batches: u64,
    /// Events.
    pub events: u64,
    /// Whether it is a backup, which nobody plays on.
    pub is_backup: bool,
    /// When the last command was accepted.
    pub newest: Option<jiff::Timestamp>,
    /// How many bytes the database takes.
    pub bytes: u64,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Looks at everything.
///
/// # Errors
/// [`StoreError`] when there is no log to look at, or the database stops answering.
pub async fn checkup(url: &str) -> Result<Checkup, StoreError> {
    let mut log = End::to_read(url).await?;
    let is_backup = log.history.purpose == Purpose::Backup;
    let mut findings = Vec::new();
    if log.history.purpose == Purpose::Copying {
        let unfinished = StoreError::Unfinished {
            database: log.shown.clone(),
        };
        findings.push(Finding::fault("database", unfinished.to_string()));
    }
    let health = log.health().await?;
    findings.extend(health.findings);
    let counts = log.counts().await?;
    let (mut batches, mut events) = (0, 0);
    let mut newest = None;
    let mut last = String::new();
    loop {
        let games = log.next_games(&last, GAMES_AT_ONCE).await?;
        let Some(end) = games.last() else { break };
        last.clone_from(end);
        for game_id in &games {
            let Some(stored) = log.game(game_id).await? else {
                findings.push(game::unreadable(game_id));
                continue;
            };
            batches += stored.batches.len() as u64;
            events += stored.events.len() as u64;
            newest = newest.max(stored.game.updated_at.parse().ok());
            findings.extend(game::check(&stored));
        }
    }
    let strays =
        (counts.batches.unsigned_abs() - batches) + (counts.events.unsigned_abs() - events);
    if strays > 0 {
        findings.push(Finding::fault(
            "database",
            format!("{strays} commands and events belong to no game; restore a backup"),
        ));
    }
    log.close().await?;
    Ok(Checkup {
        games: counts.games.unsigned_abs(),
        batches: counts.batches.unsigned_abs(),
        events: counts.events.unsigned_abs(),
        is_backup,
        newest,
        bytes: health.bytes,
        findings,
    })
}
