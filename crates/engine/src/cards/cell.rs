//! A cell of a card: one result, or several shared out by the split die.

use crate::charts::printed::{CHART, Where};
use crate::outcome::PlayOutcome;
use crate::position::Position;
use std::fmt;

/// Printed as part of a result, and applied to that result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marker {
    /// `+` on a groundball: a single when the fielder is drawn in.
    Plus,
    /// `++` on a groundball: a single when the fielder is drawn in or holding a runner.
    PlusPlus,
    /// `N-` on a home run of a pitcher's card: only for batters of normal power.
    NormalPower,
}

/// A mark beside a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The diamond: a ballpark home run, if the resolution die says so.
    BallparkHomeRun,
    /// The triangle that points down: a ballpark single, if the resolution die says so.
    BallparkSingle,
    /// The omega or dollar: in the clutch a hit is an out and an out is a hit.
    Clutch,
    /// The dot: a single off a tired pitcher.
    FatigueDot,
    /// "Plus injury": the batter may be hurt.
    Injury,
}

impl Mark {
    /// All, in the order in which they are written.
    pub const ALL: [Self; 5] = [
        Self::BallparkHomeRun,
        Self::BallparkSingle,
        Self::Clutch,
        Self::FatigueDot,
        Self::Injury,
    ];

    /// As written behind a result, in brackets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BallparkHomeRun => "bphr",
            Self::BallparkSingle => "bp1b",
            Self::Clutch => "clutch",
            Self::FatigueDot => "dot",
            Self::Injury => "injury",
        }
    }
}

/// One result of a cell, with its share of the split die.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    pub(super) upto: u8,
    pub(super) outcome: PlayOutcome,
    pub(super) hit_location: Option<Position>,
    pub(super) marker: Option<Marker>,
    pub(super) marks: u8,
}

impl Part {
    /// The highest number of the split die that it counts for, 1 to 20.
    pub const fn upto(&self) -> u8 {
        self.upto
    }

    /// What is printed: an outcome that a manager could read off a card.
    pub const fn outcome(&self) -> PlayOutcome {
        self.outcome
    }

    /// The fielder or field that is printed with it.
    pub const fn hit_location(&self) -> Option<Position> {
        self.hit_location
    }

    /// What is printed as part of the result.
    pub const fn marker(&self) -> Option<Marker> {
        self.marker
    }

    /// Whether this mark stands beside it.
    pub const fn has(&self, mark: Mark) -> bool {
        self.marks & (1 << mark as u8) != 0
    }

    pub(super) const fn mark(&mut self, mark: Mark) {
        self.marks |= 1 << mark as u8;
    }
}

impl fmt::Display for Part {
    /// The result as written, without its share of the die.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = CHART.iter().find(|row| {
            let here = match row.place {
                Where::AsTheOutcomeAllows => true,
                Where::Named => self.hit_location.is_some(),
                Where::Nowhere => self.hit_location.is_none(),
                Where::OneOf(places) => self.hit_location.is_some_and(|at| places.contains(&at)),
                Where::Always(place) => self.hit_location == Some(place),
            };
            here && row.outcome == self.outcome && row.marker == self.marker
        });
        // Every part was read off this chart.
        let form = row.and_then(|row| row.forms.first()).unwrap_or(&"");
        let named = self
            .hit_location
            .filter(|_| row.is_none_or(|row| !matches!(row.place, Where::Always(_))));
        match (form.split_once(' '), named) {
            (Some((word, rest)), Some(at)) => write!(f, "{word} ({}) {rest}", small(at))?,
            (None, Some(at)) => write!(f, "{form} ({})", small(at))?,
            (Some(_) | None, None) => f.write_str(form)?,
        }
        for mark in Mark::ALL.into_iter().filter(|mark| self.has(*mark)) {
            write!(f, " [{}]", mark.name())?;
        }
        Ok(())
    }
}

/// A cell of a card that can be read: its parts, and those that stand in for them in the clutch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cell<'a> {
    pub(super) parts: &'a [Part],
    pub(super) alternative: &'a [Part],
}

impl<'a> Cell<'a> {
    /// The parts, in the order of the split die: the last goes up to 20.
    pub const fn parts(&self) -> &'a [Part] {
        self.parts
    }

    /// The other reading of a cell with a triangle that points up; empty without one.
    pub const fn alternative(&self) -> &'a [Part] {
        self.alternative
    }
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        parts(f, self.parts)?;
        if !self.alternative.is_empty() {
            f.write_str(" ^ ")?;
            parts(f, self.alternative)?;
        }
        Ok(())
    }
}

/// A position as cards print it, in small letters.
fn small(position: Position) -> String {
    position.abbreviation().to_ascii_lowercase()
}

fn parts(f: &mut fmt::Formatter<'_>, parts: &[Part]) -> fmt::Result {
    if let [only] = parts {
        return write!(f, "{only}");
    }
    let mut from = 1;
    for part in parts {
        if from > 1 {
            f.write_str(" / ")?;
        }
        if from == part.upto {
            write!(f, "{from} {part}")?;
        } else {
            write!(f, "{from}-{} {part}", part.upto)?;
        }
        from = part.upto + 1;
    }
    Ok(())
}
