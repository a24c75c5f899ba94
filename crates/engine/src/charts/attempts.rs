//! What a runner's try for an extra base takes: his start and goal, and the number a d20 must not exceed.
//!
//! Rules: R-HIT-NUMBER, R-FLY-TAG-THIRD, R-FLY-TAG-HOME, R-GROUND-HOME, R-FLY-SHALLOW, R-THROW-BEHIND,
//! R-THROW-NUMBER.

use crate::bases::{Base, BaseSet, Destination, Origin};
use crate::choice::{Attempt, Formula};
use crate::decisions::OutfieldDepth;
use crate::inning::Outs;
use crate::position::Position;

/// One line of the chart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Where the runner begins.
    pub(crate) from: Origin,
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

const PLATE: Origin = Origin::Plate;
const R1: Origin = Origin::On(Base::First);
const R2: Origin = Origin::On(Base::Second);
const R3: Origin = Origin::On(Base::Third);
const SECOND: Destination = Destination::On(Base::Second);
const THIRD: Destination = Destination::On(Base::Third);
const HOME: Destination = Destination::Home;

#[rustfmt::skip]
const fn line(attempt: Attempt) -> Line {
    let (from, to, arm, modifier, two_outs, field, shallow, highest) = match attempt {
        //                              from   to      arm    mod two outs  LF CF RF    shallow highest
        Attempt::FirstToThird     => (R1,    THIRD,  true,   0, 2,       [-2, 0, 2],   0,     20),
        Attempt::SecondToHome     => (R2,    HOME,   true,   0, 2,       [ 0, 0, 0],  -5,     20),
        Attempt::FirstToHome      => (R1,    HOME,   true,   0, 2,       [ 0, 0, 0],   0,     20),
        Attempt::TagToThird       => (R2,    THIRD,  true,   2, 0,       [ 0, 0, 0],   0,     20),
        Attempt::TagHome          => (R3,    HOME,   true,   2, 0,       [ 0, 0, 0],  -5,     20),
        Attempt::HomeOnGroundball => (R3,    HOME,   false, -4, 0,       [ 0, 0, 0],   0,     19),
        Attempt::TrailToThird     => (R1,    THIRD,  true,  -2, 0,       [ 0, 0, 0],   0,     20),
        Attempt::BatterToSecond   => (PLATE, SECOND, true,  -2, 0,       [ 0, 0, 0],   0,     20),
        Attempt::BatterToThird    => (PLATE, THIRD,  true,  -2, 0,       [ 0, 0, 0],   0,     20),
    };
    Line { from, to, arm, modifier, two_outs, field, shallow, highest }
}

impl Attempt {
    /// Where the runner begins.
    pub const fn from(self) -> Origin {
        line(self).from
    }

    /// What he tries for.
    pub const fn to(self) -> Destination {
        line(self).to
    }

    /// What the man behind may try while the throw goes for this runner: the runner on first if he is the next,
    /// else the batter. Only behind the lead runner of an uncapped hit.
    pub(crate) const fn behind(self, occupied: BaseSet) -> Option<Self> {
        match self {
            Self::SecondToHome if occupied.contains(Base::First) => Some(Self::TrailToThird),
            Self::SecondToHome | Self::FirstToThird => Some(Self::BatterToSecond),
            Self::FirstToHome => Some(Self::BatterToThird),
            Self::TagToThird
            | Self::TagHome
            | Self::HomeOnGroundball
            | Self::TrailToThird
            | Self::BatterToSecond
            | Self::BatterToThird => None,
        }
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
