//! The auditor: compares what clients wrote down with what the log has.
//!
//! It shares no code with the server, the engine or the store. All it knows are the two kinds of files it reads, one JSON
//! value a line: the record of each client, and the rows of the log. What it must know of a frame or an event it takes
//! from the JSON itself.

mod game;
mod record;
#[cfg(test)]
mod tests;

use anyhow::Context;
use game::Game;
pub(crate) use record::Entry;
use record::Record;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// The first faults are enough to go by.
const FAULTS_PRINTED: usize = 20;

/// One accepted command, as the log has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Row {
    /// The game.
    pub(crate) game: String,
    /// The number of the first event.
    pub(crate) first: u64,
    /// The number of the last event.
    pub(crate) last: u64,
    /// Who asked for it.
    pub(crate) user: String,
    /// Under which id.
    pub(crate) id: String,
    /// What came of it, with its numbers.
    pub(crate) events: Vec<(u64, Value)>,
}

/// What was compared, and what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Commands that clients sent.
    pub(crate) commands: u64,
    /// Answers that came again.
    pub(crate) repeats: u64,
    /// Events of the log.
    pub(crate) events: u64,
    /// Numbered events that clients were shown.
    pub(crate) shown: u64,
    /// What was answered or shown and is not in the log, and what was never answered.
    pub(crate) lost: Vec<String>,
    /// What was applied or shown twice.
    pub(crate) repeated: Vec<String>,
    /// Numbers that a client or the log leaves out.
    pub(crate) gaps: Vec<String>,
    /// Whatever else does not agree: an event that was shown otherwise, a command that nobody sent, a roll used twice.
    pub(crate) different: Vec<String>,
}

impl Verdict {
    /// Whether nothing was wrong.
    pub(crate) fn is_clean(&self) -> bool {
        self.faults().next().is_none()
    }

    /// Everything that was wrong.
    pub(crate) fn faults(&self) -> impl Iterator<Item = &String> {
        let faults = [&self.lost, &self.repeated, &self.gaps, &self.different];
        faults.into_iter().flatten()
    }

    /// Prints the counts, and what was wrong.
    pub(crate) fn print(&self) {
        println!(
            "commands               {:>10}   {} answers came again",
            self.commands, self.repeats
        );
        println!("events in the log      {:>10}", self.events);
        println!("events shown           {:>10}", self.shown);
        println!("lost                   {:>10}", self.lost.len());
        println!("repeated               {:>10}", self.repeated.len());
        println!("gaps                   {:>10}", self.gaps.len());
        println!("different              {:>10}", self.different.len());
        for fault in self.faults().take(FAULTS_PRINTED) {
            println!("  {fault}");
        }
    }

    /// All of another.
    pub(crate) fn add(&mut self, other: Self) {
        self.commands += other.commands;
        self.repeats += other.repeats;
        self.events += other.events;
        self.shown += other.shown;
        self.lost.extend(other.lost);
        self.repeated.extend(other.repeated);
        self.gaps.extend(other.gaps);
        self.different.extend(other.different);
    }
}

/// Compares the records in a folder, the files that end in `.record`, with a log.
///
/// # Errors
/// When a file cannot be read. What does not agree is no error but in the verdict.
pub(crate) fn audit(records: &Path, log: &Path) -> anyhow::Result<Verdict> {
    let mut games: BTreeMap<String, Game> = BTreeMap::new();
    for row in lines::<Row>(log)? {
        games.entry(row.game.clone()).or_default().log.push(row);
    }
    for file in std::fs::read_dir(records)? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "record") {
            let record =
                Record::read(lines::<Entry>(&path)?).with_context(|| path.display().to_string())?;
            let game = games.entry(record.game.clone()).or_default();
            game.records.push(record);
        }
    }
    let mut verdict = Verdict::default();
    for (id, game) in games {
        verdict.add(game.judged(&id));
    }
    Ok(verdict)
}

fn lines<T: for<'a> Deserialize<'a>>(path: &Path) -> anyhow::Result<Vec<T>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    BufReader::new(file)
        .lines()
        .map(|line| {
            let line = line?;
            serde_json::from_str(&line).with_context(|| format!("{}: {line}", path.display()))
        })
        .collect()
}
