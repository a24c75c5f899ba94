//! A value that differs.

use super::oracle::Row;
use std::fmt;

/// What we say of a column.
pub(super) enum Ours {
    /// A number.
    Number(i64),
    /// `T` or `F`.
    Flag(bool),
    /// A text.
    Text(String),
    /// The column is not compared, or not for this row.
    Unsaid,
}

impl Ours {
    pub(super) fn number(number: impl Into<i64>) -> Self {
        Self::Number(number.into())
    }

    pub(super) fn text(text: impl fmt::Display) -> Self {
        Self::Text(text.to_string())
    }

    fn is(&self, theirs: &str) -> bool {
        match self {
            Self::Number(number) => theirs.parse() == Ok(*number),
            Self::Flag(flag) => theirs == if *flag { "T" } else { "F" },
            Self::Text(text) => text == theirs,
            Self::Unsaid => true,
        }
    }
}

impl fmt::Display for Ours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => f.write_str(if *flag { "T" } else { "F" }),
            Self::Text(text) => f.write_str(text),
            Self::Unsaid => Ok(()),
        }
    }
}

/// A difference.
pub(super) struct Difference {
    pub(super) game: String,
    /// Which row: an event's number, a player.
    pub(super) row: String,
    pub(super) table: &'static str,
    pub(super) column: String,
    pub(super) ours: String,
    pub(super) theirs: String,
    /// The play as written, where there is one.
    pub(super) text: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            game,
            row,
            table,
            column,
            ours,
            theirs,
            text,
        } = self;
        write!(
            f,
            "{game} {table} {row}: {column} is {ours:?}, expected {theirs:?}  {text}"
        )
    }
}

/// A row that is compared, and where it stands.
pub(super) struct Place<'a> {
    pub(super) game: &'a str,
    pub(super) table: &'static str,
    pub(super) row: String,
    pub(super) text: String,
}

impl Place<'_> {
    /// Tells of every cell that differs from what we say of its column.
    pub(super) fn compare(
        &self,
        row: &Row<'_>,
        ours: impl Fn(&str) -> Ours,
        found: &mut impl FnMut(Difference),
    ) {
        for (column, theirs) in row.cells() {
            let ours = ours(column);
            if !ours.is(theirs) {
                found(self.differs(column, ours.to_string(), theirs));
            }
        }
    }

    /// Tells of one thing that differs.
    pub(super) fn differs(&self, column: &str, ours: String, theirs: &str) -> Difference {
        Difference {
            game: self.game.to_owned(),
            row: self.row.clone(),
            table: self.table,
            column: column.to_owned(),
            ours,
            theirs: theirs.to_owned(),
            text: self.text.clone(),
        }
    }
}
