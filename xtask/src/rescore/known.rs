//! Where others are known to be at fault, and where a file is: a list, each line with its reason.

use super::difference::Difference;
use anyhow::{Context, Result};

/// The list: game, table, column, reason; a `*` in a word stands for anything.
const LIST: &str = include_str!("known.txt");

/// The differences that are known.
pub(super) struct Known {
    lines: Vec<Line>,
}

struct Line {
    game: &'static str,
    table: &'static str,
    column: &'static str,
    reason: &'static str,
}

fn read(mut word: impl FnMut() -> Option<&'static str>) -> Option<Line> {
    Some(Line {
        game: word()?,
        table: word()?,
        column: word()?,
        reason: word()?,
    })
}

impl Known {
    /// Reads the list.
    pub(super) fn read() -> Result<Self> {
        let lines = LIST.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let lines = lines.map(|line| {
            let mut words = line.splitn(4, ' ').map(str::trim);
            let mut word = || words.next().filter(|word| !word.is_empty());
            read(&mut word)
                .with_context(|| format!("{line:?} is not a game, a table, a column and a reason"))
        });
        Ok(Self {
            lines: lines.collect::<Result<_>>()?,
        })
    }

    /// Why this difference is known.
    pub(super) fn reason(&self, difference: &Difference) -> Option<&'static str> {
        let fits = |pattern: &str, word: &str| match pattern.split_once('*') {
            Some((begins, ends)) => word.starts_with(begins) && word.ends_with(ends),
            None => pattern == word,
        };
        let line = self.lines.iter().find(|line| {
            fits(line.game, &difference.game)
                && fits(line.table, difference.table)
                && fits(line.column, &difference.column)
        });
        line.map(|line| line.reason)
    }
}
