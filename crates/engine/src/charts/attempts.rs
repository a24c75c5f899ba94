//! What a runner's try for an extra base takes: his start and goal, and the number a d20 must not exceed.
//!
//! Rules: R-HIT-NUMBER, R-FLY-TAG-THIRD, R-FLY-TAG-HOME, R-GROUND-HOME, R-FLY-SHALLOW.

use crate::bases::{Base, Destination};
use crate::choice::{Attempt, Formula};
use crate::decisions::OutfieldDepth;
use crate::inning::Outs;
use crate::position::Position;

/// One line of the chart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Where the runner begins.
    pub(crate) from: Base,
    /// What he tries for.
    pub(crate) to: Destination,
    /// The arm of the outfielder counts.
    arm: bool,
    /// Added always.
    modifier: i8,
    /// Added with two outs before the play.
    two_outs: i8,
    /// Added by the field the ball is hit to: left, centre, right.
    field: [i8; 3],
    /// Added when the outfield plays shallow.
    shallow: i8,
    /// The number is at least 1 and at most this.
    highest: u8,
}

const THIRD: Destination = Destination::On(Base::Third);
const HOME: Destination = Destination::Home;

#[rustfmt::skip]
const fn line(attempt: Attempt) -> Line {
    let (from, to, arm, modifier, two_outs, field, shallow, highest) = match attempt {
        //                              from          to     arm    mod two outs  LF CF RF    shallow highest
        Attempt::FirstToThird     => (Base::First,  THIRD, true,   0, 2,       [-2, 0, 2],   0,     20),
        Attempt::SecondToHome     => (Base::Second, HOME,  true,   0, 2,       [ 0, 0, 0],  -5,     20),
        Attempt::FirstToHome      => (Base::First,  HOME,  true,   0, 2,       [ 0, 0, 0],   0,     20),
        Attempt::TagToThird       => (Base::Second, THIRD, true,   2, 0,       [ 0, 0, 0],   0,     20),
        Attempt::TagHome          => (Base::Third,  HOME,  true,   2, 0,       [ 0, 0, 0],  -5,     20),
        Attempt::HomeOnGroundball => (Base::Third,  HOME,  false, -4, 0,       [ 0, 0, 0],   0,     19),
    };
    Line { from, to, arm, modifier, two_outs, field, shallow, highest }
}

impl Attempt {
    /// Where the runner begins.
    pub const fn from(self) -> Base {
        line(self).from
    }

    /// What he tries for.
    pub const fn to(self) -> Destination {
        line(self).to
    }
}

/// The number's formula, for a ball hit there.
pub(crate) fn formula(
    attempt: Attempt,
    location: Option<Position>,
    outs: Outs,
    outfield: OutfieldDepth,
) -> Formula {
    let line = line(attempt);
    let two_outs = match outs {
        Outs::Two => line.two_outs,
        Outs::Zero | Outs::One => 0,
    };
    let shallow = match outfield {
        OutfieldDepth::Shallow => line.shallow,
        OutfieldDepth::Normal => 0,
    };
    let [left, center, right] = line.field;
    let field = match location {
        Some(Position::LeftField) => left,
        Some(Position::CenterField) => center,
        Some(Position::RightField) => right,
        Some(
            Position::Pitcher
            | Position::Catcher
            | Position::FirstBase
            | Position::SecondBase
            | Position::ThirdBase
            | Position::Shortstop,
        )
        | None => 0,
    };
    Formula {
        arm: line.arm,
        modifier: line.modifier + two_outs + field + shallow,
        lowest: 1,
        highest: line.highest,
    }
}
