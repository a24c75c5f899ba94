//! What other programs make of the games: CSV files, packed.

use crate::event_files::listed;
use anyhow::{Context, Result};
use bandbox_retrosheet::field::Fields;
use flate2::read::MultiGzDecoder;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

/// The files of a season.
pub(super) struct Oracle {
    pub(super) events: Table,
    pub(super) games: Table,
    pub(super) players: Table,
    pub(super) substitutions: Table,
}

impl Oracle {
    /// Reads a folder: `regular-events.csv.gz`, `events.csv.gz` and the like.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        Ok(Self {
            events: Table::read(folder, "events")?,
            games: Table::read(folder, "games")?,
            players: Table::read(folder, "players")?,
            substitutions: Table::read(folder, "subs")?,
        })
    }
}

/// A table: its columns, and the rows of each game.
#[derive(Default)]
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    text: Vec<u8>,
    games: HashMap<String, Vec<Range<usize>>>,
}

/// A row, field by field; the text of a field is without quotation marks.
pub(super) struct Row<'t> {
    table: &'t Table,
    fields: Vec<&'t str>,
}

impl<'t> Row<'t> {
    pub(super) fn get(&self, column: &str) -> &'t str {
        let place = self.table.columns.iter().position(|name| name == column);
        place
            .and_then(|place| self.fields.get(place).copied())
            .unwrap_or_default()
    }

    /// Columns with what they hold.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'_, 't> {
        let names = self.table.columns.iter().map(String::as_str);
        names.zip(self.fields.iter().copied())
    }
}

impl Table {
    fn read(folder: &Path, kind: &str) -> Result<Self> {
        let mut table = Self::default();
        for path in listed(folder)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let parts = name
                .strip_suffix(".csv.gz")
                .map(|stem| stem.rsplit('-').next());
            if parts != Some(Some(kind)) {
                continue;
            }
            let begins = table.text.len();
            let file = File::open(&path).with_context(|| format!("reading {}", path.display()))?;
            MultiGzDecoder::new(file)
                .read_to_end(&mut table.text)
                .with_context(|| format!("unpacking {}", path.display()))?;
            table.index(begins);
        }
        Ok(table)
    }

    /// Notes where the rows of a file are.
    fn index(&mut self, begins: usize) {
        let mut at = begins;
        let mut is_head = true;
        while at < self.text.len() {
            let rest = &self.text[at..];
            let length = rest
                .iter()
                .position(|c| *c == b'\n')
                .map_or(rest.len(), |end| end + 1);
            let row = at..at + length;
            at += length;
            if is_head {
                let names = split(&self.text[row.clone()]);
                self.columns = names.into_iter().map(str::to_owned).collect();
                is_head = false;
                continue;
            }
            let id = split(&self.text[row.clone()])
                .first()
                .map(|id| (*id).to_owned());
            self.games
                .entry(id.unwrap_or_default())
                .or_default()
                .push(row);
        }
    }

    /// The games it has rows of.
    pub(super) fn games(&self) -> impl Iterator<Item = &str> {
        self.games.keys().map(String::as_str)
    }

    /// The rows of a game, in order.
    pub(super) fn rows(&self, game: &str) -> Vec<Row<'_>> {
        let rows = self.games.get(game).into_iter().flatten();
        rows.map(|row| Row {
            table: self,
            fields: split(&self.text[row.clone()]),
        })
        .collect()
    }
}

fn split(line: &[u8]) -> Vec<&str> {
    let mut fields = Fields::new(line.trim_ascii_end());
    let mut texts = Vec::with_capacity(128);
    while let Ok(field) = fields.next("field") {
        texts.push(std::str::from_utf8(field.text).unwrap_or_default());
    }
    texts
}
