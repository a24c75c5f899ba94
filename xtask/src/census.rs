//! `cargo xtask census`: what real scorers wrote, counted. `retrosheet/mapping.md` shows its tables.

mod kinds;

use crate::event_files::{Season, seasons};
use anyhow::{Context, Result};
use bandbox_retrosheet::{PlayText, Record, games};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// What to count.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A folder with event files, or with folders of them.
    dir: PathBuf,
}

/// A line of a table: what it counts, and how often that came in each season.
type Lines = BTreeMap<kinds::Kind, Vec<u64>>;

/// The tables, and what could not be read.
struct Census {
    seasons: Vec<String>,
    tables: BTreeMap<kinds::Table, Lines>,
    faults: u64,
}

/// Counts, and prints tables in Markdown.
///
/// # Errors
/// When files cannot be read.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let seasons = seasons(&arguments.dir)?;
    let mut census = Census {
        seasons: seasons.iter().map(|season| season.name.clone()).collect(),
        tables: BTreeMap::new(),
        faults: 0,
    };
    for (place, season) in seasons.iter().enumerate() {
        census.take(place, season)?;
    }
    census.print();
    Ok(())
}

impl Census {
    fn take(&mut self, place: usize, season: &Season) -> Result<()> {
        for path in &season.files {
            let text = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
            for game in games(&text) {
                for line in game.records() {
                    match line.record {
                        Ok(record) => self.record(place, &record),
                        Err(_) => self.faults += 1,
                    }
                }
            }
        }
        Ok(())
    }

    fn record(&mut self, season: usize, record: &Record<'_>) {
        self.count(season, kinds::Table::Records, kinds::record(record));
        let Record::Play(play) = record else { return };
        let Ok(text) = PlayText::read(play.event) else {
            self.faults += 1;
            return;
        };
        let (basic, joined) = kinds::parts(&text);
        self.count(season, kinds::Table::Plays, basic);
        for part in joined {
            self.count(season, kinds::Table::Joined, part);
        }
        for modifier in text.modifiers.iter().filter_map(kinds::modifier) {
            self.count(season, kinds::Table::Modifiers, modifier);
        }
        for advance in &text.advances {
            for kind in kinds::advance(advance) {
                self.count(season, kinds::Table::Advances, kind);
            }
        }
    }

    fn count(&mut self, season: usize, table: kinds::Table, kind: kinds::Kind) {
        let lines = self.tables.entry(table).or_default();
        let counts = lines
            .entry(kind)
            .or_insert_with(|| vec![0; self.seasons.len()]);
        counts[season] += 1;
    }

    fn print(&self) {
        for (table, lines) in &self.tables {
            println!("\n### {}\n", table.title());
            println!(
                "| code | what it says | {} | all |",
                self.seasons.join(" | ")
            );
            println!("|---|---|{}", "---:|".repeat(self.seasons.len() + 1));
            let mut lines: Vec<_> = lines.iter().collect();
            // The most frequent first.
            lines.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<u64>()));
            for (kind, counts) in lines {
                let all = counts.iter().sum::<u64>();
                let counts = counts.iter().chain([&all]).map(|count| thousands(*count));
                let counts = counts.collect::<Vec<_>>().join(" | ");
                println!("| {} | {} | {counts} |", kind.code, kind.says);
            }
        }
        println!("\n{} lines could not be read.", self.faults);
    }
}

/// A number with commas.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1000), "1,000");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
