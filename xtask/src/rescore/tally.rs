//! What came of it: games, events, differences.

use super::difference::Difference;
use super::known::Known;
use super::oracle::Oracle;
use std::collections::BTreeMap;

/// The count.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) games: usize,
    pub(super) events: usize,
    found: Vec<Difference>,
    by_column: BTreeMap<(&'static str, String), usize>,
    by_reason: BTreeMap<&'static str, usize>,
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.games += other.games;
        self.events += other.events;
        self.found.extend(other.found);
        for (column, count) in other.by_column {
            *self.by_column.entry(column).or_default() += count;
        }
        for (reason, count) in other.by_reason {
            *self.by_reason.entry(reason).or_default() += count;
        }
    }

    pub(super) fn difference(&mut self, known: &Known, difference: Difference) {
        if let Some(reason) = known.reason(&difference) {
            *self.by_reason.entry(reason).or_default() += 1;
            return;
        }
        let column = (difference.table, difference.column.clone());
        *self.by_column.entry(column).or_default() += 1;
        self.found.push(difference);
    }

    /// A fault of the file: a line that cannot be read, a play that cannot have been.
    pub(super) fn fault(&mut self, known: &Known, game: &str, fault: String) {
        let difference = Difference {
            game: game.to_owned(),
            row: String::new(),
            table: "file",
            column: "line".to_owned(),
            ours: fault,
            theirs: String::new(),
            text: String::new(),
        };
        self.difference(known, difference);
    }

    /// Every game that is expected must have been in the files.
    pub(super) fn expected_games(&mut self, season: &str, oracle: &Oracle) {
        let expected = oracle.games.games().count();
        if expected != self.games {
            self.found.push(Difference {
                game: season.to_owned(),
                row: String::new(),
                table: "games",
                column: "games".to_owned(),
                ours: self.games.to_string(),
                theirs: expected.to_string(),
                text: String::new(),
            });
        }
    }

    pub(super) fn differences(&self) -> usize {
        self.found.len()
    }

    /// The differences in words, in the order of the files.
    pub(super) fn told(&self) -> impl Iterator<Item = String> {
        self.found.iter().map(Difference::to_string)
    }

    pub(super) fn print(&self, show: usize) {
        for difference in self.told().take(show) {
            println!("{difference}");
        }
        if !self.by_column.is_empty() {
            println!("\n{:8} {:28} {:>8}", "table", "column", "differ");
        }
        for ((table, column), count) in &self.by_column {
            println!("{table:8} {column:28} {count:>8}");
        }
        if !self.by_reason.is_empty() {
            println!("\nknown, and left out of the count:");
        }
        for (reason, count) in &self.by_reason {
            println!("{count:>8} {reason}");
        }
    }
}
