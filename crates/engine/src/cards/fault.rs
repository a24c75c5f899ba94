//! What can be wrong with a card that somebody wrote.

use super::read::Whose;
use crate::outcome::PlayOutcome;
use crate::player::Hand;
use crate::position::Position;
use std::fmt;

/// A fault of a card, with its place on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFault {
    /// The batting or the pitching card.
    pub card: Whose,
    /// The half of the card: against pitchers who throw, or batters who bat, with this hand.
    pub against: Hand,
    /// The row, 2 to 12; absent when the rows themselves are at fault.
    pub row: Option<u8>,
    /// The column, 1 to 3 of a batting card and 4 to 6 of a pitching card; absent when a whole row is at fault.
    pub column: Option<u8>,
    /// What is wrong, and what would be right.
    pub problem: CardProblem,
}

impl fmt::Display for CardFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let card = match self.card {
            Whose::Batter => "batting card",
            Whose::Pitcher => "pitching card",
        };
        let hand = match self.against {
            Hand::Left => "left",
            Hand::Right => "right",
        };
        write!(f, "{card} against {hand}-handers")?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// What is wrong in a cell, a row or a half of a card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardProblem {
    /// A half has too many or too few rows.
    #[error("has {0} rows; it must have eleven, for 2 to 12")]
    Rows(usize),
    /// A row has too many or too few cells.
    #[error("has {0} cells; it must have three, with | between them")]
    Cells(usize),
    /// Nothing that is printed on a card.
    #[error(
        "{0:?} is no result of a card; write one like \"gb (ss) A\", \"SI**\" or \"1-8 HR / 9-20 fly (lf) B\""
    )]
    NoResult(String),
    /// No position.
    #[error("{0:?} is no position; they are p c 1b 2b 3b ss lf cf rf")]
    NoPosition(String),
    /// A fielder must be named.
    #[error("{0} needs the fielder or field, as in \"fly (cf) B\"")]
    LocationMissing(PlayOutcome),
    /// This fielder cannot be named.
    #[error("{outcome} cannot go to {location}")]
    LocationNotAllowed {
        /// The outcome.
        outcome: PlayOutcome,
        /// Where it cannot go.
        location: Position,
    },
    /// The split die has a number with no result, or one with two.
    #[error(
        "the split goes on at {found} where {expected} is due; the parts must cover 1 to 20 once each"
    )]
    Split {
        /// The first number that has no result yet; 21 when all have.
        expected: u8,
        /// The number that the next part begins with; 21 for the end of the cell.
        found: u8,
    },
    /// A range of the split die that is none.
    #[error("{0:?} is no share of the split die; write it as 1-8 or 20")]
    NoShare(String),
    /// No mark.
    #[error("{0:?} is no mark; they are bphr, bp1b, clutch, dot and injury")]
    NoMark(String),
    /// A mark where it means nothing.
    #[error("[{mark}] cannot stand beside {outcome} here")]
    MarkNotHere {
        /// The mark.
        mark: &'static str,
        /// The outcome.
        outcome: PlayOutcome,
    },
    /// A home run for normal power on a batter's card.
    #[error("N-HR is printed on pitching cards alone; write HR")]
    PowerOnBattingCard,
    /// More than one other reading.
    #[error("a cell has one other reading, after one ^")]
    TwoAlternatives,
}
