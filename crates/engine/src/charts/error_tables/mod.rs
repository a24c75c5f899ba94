//! The error tables: how many bases of error a fielder makes on a total of three dice, by his error rating. One
//! file a table, as printed; known misprints and all.
//!
//! Rules: R-XCHECK-ERROR.

mod catcher;
mod center_field;
mod corner_outfield;
mod first_base;
mod pitcher;
mod second_base;
mod shortstop;
mod third_base;

use crate::position::Position;
use std::cmp::Reverse;

/// Ratings as printed: `&[4]` is one, `&[8, 12]` all from 8 to 12.
type Ratings = &'static [&'static [u8]];

/// Nobody.
const NONE: Ratings = &[];

/// Ratings as printed: `ratings![2, 8-12]`.
macro_rules! ratings {
    ($($first:literal $(- $last:literal)?),+) => { &[$(&[$first $(, $last)?]),+] };
}
use ratings;

/// A line of a table: who errs by one base, by two, by three.
struct Line([Ratings; 3]);

/// A line as printed for infielders, whose errors are of two bases at most.
const fn infield(two: Ratings, one: Ratings) -> Line {
    Line([one, two, NONE])
}

/// A line as printed for outfielders.
const fn outfield(three: Ratings, two: Ratings, one: Ratings) -> Line {
    Line([one, two, three])
}

/// The lines for the totals 3 to 18.
struct ErrorTable([Line; 16]);

const fn table(position: Position) -> &'static ErrorTable {
    match position {
        Position::Pitcher => &pitcher::TABLE,
        Position::Catcher => &catcher::TABLE,
        Position::FirstBase => &first_base::TABLE,
        Position::SecondBase => &second_base::TABLE,
        Position::ThirdBase => &third_base::TABLE,
        Position::Shortstop => &shortstop::TABLE,
        Position::LeftField | Position::RightField => &corner_outfield::TABLE,
        Position::CenterField => &center_field::TABLE,
    }
}

impl ErrorTable {
    fn line(&self, total: u8) -> &Line {
        &self.0[usize::from(total.clamp(3, 18) - 3)]
    }

    /// The rating of the table nearest to this one, the larger of two as near.
    fn nearest(&self, rating: u8) -> Option<u8> {
        self.0
            .iter()
            .flat_map(|line| line.0)
            .flatten()
            .flat_map(|printed| printed.iter().copied())
            .min_by_key(|known| (known.abs_diff(rating), Reverse(*known)))
    }
}

/// The bases of the error that a fielder of this rating makes, 0 for none. A rating that the table does not have
/// is read as the nearest it has; 0 never errs.
pub fn error_bases(position: Position, rating: u8, total: u8) -> u8 {
    let table = table(position);
    let Some(rating) = table.nearest(rating).filter(|_| rating > 0) else {
        return 0;
    };
    let listed = |printed: &&[u8]| match printed {
        [first, .., last] => (*first..=*last).contains(&rating),
        [alone] => *alone == rating,
        [] => false,
    };
    // Where a misprint lists a rating twice, the worse error stands.
    (1..=3)
        .zip(table.line(total).0)
        .rev()
        .find(|(_, ratings)| ratings.iter().any(listed))
        .map_or(0, |(bases, _)| bases)
}

/// The errors that somebody makes on this total, besides none.
pub(crate) fn possible_errors(position: Position, total: u8) -> impl Iterator<Item = u8> {
    let line = table(position).line(total);
    (1..=3)
        .zip(line.0)
        .filter(|(_, ratings)| !ratings.is_empty())
        .map(|(bases, _)| bases)
}
