//! Reading a card: from the dice to the cell, and from what is printed there to an outcome.
//!
//! The marks are looked at in one order: fatigue dot, clutch, ballpark, power, plus. The first that applies decides, for
//! what it puts in place of the printed result carries no marks. The other reading of a cell with a triangle that
//! points up is printed too, so its own marks still count.
//!
//! Rules: R-CARD-HALF, R-CARD-CELL, R-CARD-ORDER, R-CARD-DOT, R-CARD-POWER, R-CARD-PLUS, R-CLUTCH-TURNS,
//! R-CLUTCH-SECOND, R-PARK-MARK.

use super::card::{BattingCard, PitchingCard};
use super::cell::{Cell, Mark, Marker, Part};
use super::park::Park;
use super::text::Power;
use crate::alignment::Alignment;
use crate::dice::roll::AtBatDice;
use crate::outcome::PlayOutcome;
use crate::player::{Hand, Throws};
use crate::position::Position;
use serde::{Deserialize, Serialize};

/// Whose card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Whose {
    /// The batter's: columns 1 to 3.
    Batter,
    /// The pitcher's: columns 4 to 6.
    Pitcher,
}

impl Whose {
    /// The number of the first of its three columns.
    pub const fn first_column(self) -> u8 {
        match self {
            Self::Batter => 1,
            Self::Pitcher => 4,
        }
    }
}

/// What made the outcome of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum DecidedBy {
    /// Nothing else: it is what is printed.
    Print,
    /// The dot, off a tired pitcher.
    FatigueDot,
    /// The omega or dollar, in the clutch.
    Clutch,
    /// The diamond or the triangle that points down, and the resolution die.
    Ballpark,
    /// The batter's weak power.
    Power,
    /// `+` or `++`, and a fielder who was drawn in or holding a runner.
    Plus,
}

/// What a card says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Reading {
    /// Whose card was read.
    pub card: Whose,
    /// Which half of it: the hand the pitcher throws with, or the side the batter bats from.
    pub against: Hand,
    /// The column, 1 to 6.
    pub column: u8,
    /// The row, 2 to 12.
    pub row: u8,
    /// The share of the split die that was hit, from its lowest number to its highest: 1 to 20 of a cell that is
    /// not split.
    pub split: (u8, u8),
    /// It was the other reading of the cell, for the clutch.
    pub alternative: bool,
    /// What made the outcome.
    pub decided_by: DecidedBy,
    /// The outcome.
    pub outcome: PlayOutcome,
    /// Where the ball was hit.
    pub hit_location: Option<Position>,
    /// "Plus injury" stands there.
    pub injury: bool,
}

impl Reading {
    /// The cell that was read, on the cards of the batter and the pitcher.
    pub fn cell<'a>(&self, batter: &'a BattingCard, pitcher: &'a PitchingCard) -> Cell<'a> {
        let columns = match self.card {
            Whose::Batter => &batter.halves[self.against].columns,
            Whose::Pitcher => &pitcher.halves[self.against],
        };
        columns.cell(
            self.column.saturating_sub(self.card.first_column()),
            self.row,
        )
    }
}

/// What a card is read in.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// The fielders, and the side the batter bats from.
    pub alignment: Alignment,
    /// The hand the pitcher throws with.
    pub throws: Throws,
    /// The pitcher is tired.
    pub fatigued: bool,
    /// It is the clutch: two outs and a runner on second or third, in a game in which clutch marks count.
    pub clutch: bool,
    /// The park, in a game in which ballpark marks count.
    pub park: Option<Park>,
}

/// Reads the batter's card or the pitcher's, as the dice say.
pub fn read(
    batter: &BattingCard,
    pitcher: &PitchingCard,
    dice: AtBatDice,
    situation: &Situation,
) -> Reading {
    let bats = situation.alignment.bats;
    let batting_half = &batter.halves[situation.throws.hand()];
    let (card, against, columns) = match dice.d6_one {
        0..=3 => (
            Whose::Batter,
            situation.throws.hand(),
            &batting_half.columns,
        ),
        4.. => (Whose::Pitcher, bats, &pitcher.halves[bats]),
    };
    let place = dice.d6_one.saturating_sub(card.first_column());
    let row = dice.d6_two_total();
    let cell = columns.cell(place, row);
    let fatigued = |part: &Part| situation.fatigued && part.has(Mark::FatigueDot);
    let printed = hit(cell.parts(), dice.chaos_d20);
    let alternative = situation.clutch && !cell.alternative().is_empty();
    let ((from, part), alternative) = if alternative && !fatigued(&printed.1) {
        (hit(cell.alternative(), dice.chaos_d20), true)
    } else {
        (printed, false)
    };
    let (decided_by, outcome, hit_location) = if fatigued(&part) {
        (DecidedBy::FatigueDot, PlayOutcome::Single2, None)
    } else {
        marked(&part, dice.resolution_d20, batting_half.power, situation)
    };
    Reading {
        card,
        against,
        column: place + card.first_column(),
        row,
        split: (from, part.upto()),
        alternative,
        decided_by,
        outcome,
        hit_location,
        injury: part.has(Mark::Injury),
    }
}

/// The part that the split die hits, with the lowest number it counts for.
fn hit(parts: &[Part], split: u8) -> (u8, Part) {
    let mut from = 1;
    for part in parts {
        if split <= part.upto() {
            return (from, *part);
        }
        from = part.upto() + 1;
    }
    // The last part of every cell goes up to 20, and no die shows more.
    let nothing = Part {
        upto: 20,
        outcome: PlayOutcome::Strikeout,
        hit_location: None,
        marker: None,
        marks: 0,
    };
    (from, nothing)
}

type Decided = (DecidedBy, PlayOutcome, Option<Position>);

/// What the marks but for the dot make of a result: clutch, ballpark, power, plus.
fn marked(part: &Part, resolution_d20: u8, power: Power, situation: &Situation) -> Decided {
    let printed = part.outcome();
    let bats = situation.alignment.bats;
    if situation.clutch && part.has(Mark::Clutch) {
        return if printed.is_hit() {
            (
                DecidedBy::Clutch,
                PlayOutcome::Lineout,
                Some(Position::Shortstop),
            )
        } else {
            (DecidedBy::Clutch, PlayOutcome::Single1, None)
        };
    }
    if let Some(park) = situation.park {
        let field = part.hit_location().filter(|at| at.is_outfield());
        if part.has(Mark::BallparkHomeRun) {
            return if resolution_d20 <= park.home_runs[bats] {
                (DecidedBy::Ballpark, PlayOutcome::BpHomeRun, field)
            } else {
                let field = field.unwrap_or(pulled_to(bats));
                (DecidedBy::Ballpark, PlayOutcome::BpFlyout, Some(field))
            };
        }
        if part.has(Mark::BallparkSingle) {
            return if resolution_d20 <= park.singles[bats] {
                (DecidedBy::Ballpark, PlayOutcome::BpSingle, field)
            } else {
                let fielder = part.hit_location().unwrap_or(Position::Shortstop);
                (DecidedBy::Ballpark, PlayOutcome::BpLineout, Some(fielder))
            };
        }
    }
    let as_printed = (DecidedBy::Print, printed, part.hit_location());
    match part.marker() {
        None => as_printed,
        Some(Marker::NormalPower) => match power {
            Power::Normal => as_printed,
            Power::Weak => (DecidedBy::Power, PlayOutcome::Single2, part.hit_location()),
        },
        Some(plus @ (Marker::Plus | Marker::PlusPlus)) => {
            let opens = part.hit_location().is_some_and(|fielder| {
                situation.alignment.is_drawn_in(fielder)
                    || (plus == Marker::PlusPlus && situation.alignment.is_holding(fielder))
            });
            if opens {
                (DecidedBy::Plus, PlayOutcome::Single2, part.hit_location())
            } else {
                as_printed
            }
        }
    }
}

/// The field to which a batter pulls a fly.
const fn pulled_to(bats: Hand) -> Position {
    match bats {
        Hand::Left => Position::RightField,
        Hand::Right => Position::LeftField,
    }
}
