//! The groundball chart: which numbered result, by infield depth, bases and letter.
//!
//! Rules: R-GROUND-CHART, R-GROUND-REFINED, R-GROUND-IN.

use crate::bases::{Base, BaseSet};
use crate::decisions::InfieldDepth;
use crate::position::Position;
use GroundballResult::{R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13};

/// A result by the number that the chart prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GroundballResult {
    /// Batter out at first, every runner holds.
    R1,
    /// Double play, second to first.
    R2,
    /// Batter out at first, every runner one base.
    R3,
    /// Force at second.
    R4,
    /// To second base or short: 3; anywhere else: 1.
    R5,
    /// To first or second base: 3; anywhere else: 1.
    R6,
    /// Batter out at first, runners only if forced.
    R7,
    /// The same effect as 7, kept apart so that the chart can be retuned.
    R8,
    /// Batter out at first, the runner on third holds.
    R9,
    /// Double play, home to first.
    R10,
    /// Out at home.
    R11,
    /// The decision at home.
    R12,
    /// To third base: double play, third to second; anywhere else: 2.
    R13,
}

/// How a groundball was hit: the letter on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letter {
    /// The best for the defense.
    A,
    /// Middling.
    B,
    /// Slow.
    C,
}

type Line = [GroundballResult; 3];

/// The infield plays back.
#[rustfmt::skip]
const NORMAL: [Line; 8] = [
    //          A    B    C
    /* 000 */ [R1,  R1,  R1],
    /* 100 */ [R2,  R4,  R3],
    /* 010 */ [R6,  R6,  R3],
    /* 001 */ [R5,  R5,  R3],
    /* 110 */ [R13, R4,  R3],
    /* 101 */ [R2,  R4,  R3],
    /* 011 */ [R5,  R5,  R3],
    /* 111 */ [R2,  R4,  R3],
];

/// The infield is in, which takes a runner on third. A slow ball on 101 has a chart of its own.
#[rustfmt::skip]
const INFIELD_IN: [Line; 4] = [
    //          A    B    C
    /* 001 */ [R7,  R1,  R12],
    /* 101 */ [R7,  R9,  R12],
    /* 011 */ [R7,  R1,  R8],
    /* 111 */ [R10, R11, R11],
];

/// The infield is in, runners on first and third, letter C: the result by the fielder.
#[rustfmt::skip]
const INFIELD_IN_101_C: [GroundballResult; 6] = [
    /* P  */ R12,
    /* C  */ R12,
    /* 1B */ R8,
    /* 2B */ R8,
    /* 3B */ R11,
    /* SS */ R12,
];

/// A result that depends on the fielder: the result, those fielders, the result there, the result elsewhere.
type ByFielder = (
    GroundballResult,
    &'static [Position],
    GroundballResult,
    GroundballResult,
);

/// What the fielder makes of results 5, 6 and 13.
const BY_FIELDER: [ByFielder; 3] = [
    (R5, &[Position::SecondBase, Position::Shortstop], R3, R1),
    (R6, &[Position::FirstBase, Position::SecondBase], R3, R1),
    (R13, &[Position::ThirdBase], R13, R2),
];

/// What stands in the plain chart where the refined one has 5, 6 and 13.
const PLAIN: [(GroundballResult, GroundballResult); 3] = [(R5, R1), (R6, R1), (R13, R2)];

/// The fielders drawn in with the corners.
const CORNERS: [Position; 4] = [
    Position::Pitcher,
    Position::Catcher,
    Position::FirstBase,
    Position::ThirdBase,
];

/// The result of a groundball with fewer than two outs, worked out to the fielder: never 5 or 6.
pub(crate) fn result(
    occupied: BaseSet,
    depth: InfieldDepth,
    letter: Letter,
    location: Position,
    refined: bool,
) -> GroundballResult {
    let drawn_in = match depth {
        InfieldDepth::Normal => false,
        InfieldDepth::CornersIn => CORNERS.contains(&location),
        InfieldDepth::InfieldIn => true,
    };
    let printed = if drawn_in && occupied.contains(Base::Third) {
        infield_in(occupied, letter, location)
    } else {
        NORMAL[occupied.chart_index()][letter as usize]
    };
    if !refined && let Some((_, plain)) = PLAIN.iter().find(|(result, _)| *result == printed) {
        return *plain;
    }
    match BY_FIELDER.iter().find(|(result, ..)| *result == printed) {
        Some((_, there, result, _)) if there.contains(&location) => *result,
        Some((_, _, _, elsewhere)) => *elsewhere,
        None => printed,
    }
}

fn infield_in(occupied: BaseSet, letter: Letter, location: Position) -> GroundballResult {
    let first = occupied.contains(Base::First);
    let second = occupied.contains(Base::Second);
    match (first, second, letter) {
        (true, false, Letter::C) => super::of_infielder(&INFIELD_IN_101_C, location),
        (_, _, letter) => INFIELD_IN[usize::from(second) * 2 + usize::from(first)][letter as usize],
    }
}
