//! Who is credited with putouts and assists, by the kind of play and the fielder who took the ball.
//!
//! Rules: R-SCORE-CREDIT.

use super::of_infielder;
use crate::bases::{Base, Destination};
use crate::play::Credit;
use crate::position::Position::{
    self, Catcher as C, FirstBase as B1, Pitcher as P, SecondBase as B2, Shortstop as SS,
    ThirdBase as B3,
};

/// The way of the ball to one out: those who threw it, then the one who made the out.
type Throw = &'static [Position];

/// A groundball to one out at first.
#[rustfmt::skip]
const OUT_AT_FIRST: [Throw; 6] = [
    /* P  */ &[P, B1],
    /* C  */ &[C, B1],
    /* 1B */ &[B1],
    /* 2B */ &[B2, B1],
    /* 3B */ &[B3, B1],
    /* SS */ &[SS, B1],
];

/// A groundball to one out at second.
#[rustfmt::skip]
const FORCE_AT_SECOND: [Throw; 6] = [
    /* P  */ &[P, SS],
    /* C  */ &[C, SS],
    /* 1B */ &[B1, SS],
    /* 2B */ &[B2, SS],
    /* 3B */ &[B3, B2],
    /* SS */ &[SS, B2],
];

/// A double play from second to first.
#[rustfmt::skip]
const SECOND_TO_FIRST: [[Throw; 2]; 6] = [
    /* P  */ [&[P, SS],  &[SS, B1]],
    /* C  */ [&[C, SS],  &[SS, B1]],
    /* 1B */ [&[B1, SS], &[SS, B1]],
    /* 2B */ [&[B2, SS], &[SS, B1]],
    /* 3B */ [&[B3, B2], &[B2, B1]],
    /* SS */ [&[SS, B2], &[B2, B1]],
];

/// A groundball to one out at home.
#[rustfmt::skip]
const OUT_AT_HOME: [Throw; 6] = [
    /* P  */ &[P, C],
    /* C  */ &[C],
    /* 1B */ &[B1, C],
    /* 2B */ &[B2, C],
    /* 3B */ &[B3, C],
    /* SS */ &[SS, C],
];

/// A double play from home to first.
#[rustfmt::skip]
const HOME_TO_FIRST: [[Throw; 2]; 6] = [
    /* P  */ [&[P, C],  &[C, B1]],
    /* C  */ [&[C],     &[C, B1]],
    /* 1B */ [&[B1, C], &[C, B1]],
    /* 2B */ [&[B2, C], &[C, B1]],
    /* 3B */ [&[B3, C], &[C, B1]],
    /* SS */ [&[SS, C], &[C, B1]],
];

/// A double play from third to second; the ball is hit to third base.
const THIRD_TO_SECOND: [Throw; 2] = [&[B3], &[B3, B2]];

fn credit(throw: Throw) -> Credit {
    match throw {
        [assists @ .., putout] => Credit {
            assists: assists.iter().copied().take(3).collect(),
            putout: *putout,
        },
        // No chart has an empty cell; the catcher is nearest.
        [] => Credit::unassisted(C),
    }
}

fn pair(throws: [Throw; 2]) -> [Credit; 2] {
    throws.map(credit)
}

/// Groundball, out at first.
pub(crate) fn out_at_first(fielder: Position) -> Credit {
    credit(of_infielder(&OUT_AT_FIRST, fielder))
}

/// Groundball, force at second.
pub(crate) fn force_at_second(fielder: Position) -> Credit {
    credit(of_infielder(&FORCE_AT_SECOND, fielder))
}

/// Groundball, double play from second to first.
pub(crate) fn second_to_first(fielder: Position) -> [Credit; 2] {
    pair(of_infielder(&SECOND_TO_FIRST, fielder))
}

/// Groundball, out at home.
pub(crate) fn out_at_home(fielder: Position) -> Credit {
    credit(of_infielder(&OUT_AT_HOME, fielder))
}

/// Groundball, double play from home to first.
pub(crate) fn home_to_first(fielder: Position) -> [Credit; 2] {
    pair(of_infielder(&HOME_TO_FIRST, fielder))
}

/// Groundball to third base, double play from third to second.
pub(crate) fn third_to_second() -> [Credit; 2] {
    pair(THIRD_TO_SECOND)
}

/// A strikeout goes to the catcher.
pub(crate) fn strikeout() -> Credit {
    Credit::unassisted(C)
}

/// A runner doubled off his base: thrown there by whoever caught the ball, unless it is his own.
pub(crate) fn doubled_off(caught_by: Position, base: Base) -> Credit {
    let baseman = match base {
        Base::First => B1,
        // The shortstop covers second when the second baseman made the catch.
        Base::Second if caught_by == B2 => SS,
        Base::Second => B2,
        Base::Third => B3,
    };
    Credit::thrown(caught_by, baseman)
}

/// An outfielder's throw to a base.
pub(crate) fn outfield_throw(fielder: Position, to: Destination) -> Credit {
    let baseman = match to {
        Destination::On(Base::First) => B1,
        Destination::On(Base::Second) => B2,
        Destination::On(Base::Third) => B3,
        Destination::Home => C,
    };
    Credit::thrown(fielder, baseman)
}

/// Caught stealing: the middle infielder away from where the batter pulls the ball covers second.
pub(crate) fn caught_stealing(from: Base, bats_right: bool) -> Credit {
    match from {
        Base::First if bats_right => Credit::thrown(C, B2),
        Base::First => Credit::thrown(C, SS),
        Base::Second => Credit::thrown(C, B3),
        Base::Third => Credit::thrown(P, C),
    }
}

/// Picked off.
pub(crate) fn picked_off(from: Base) -> Credit {
    Credit::thrown(
        P,
        match from {
            Base::First => B1,
            Base::Second => SS,
            Base::Third => B3,
        },
    )
}

/// A bunt to one out at first.
pub(crate) fn bunt_out_at_first() -> Credit {
    Credit::thrown(P, B1)
}

/// A bunt on which the runner is out at the next base.
pub(crate) fn bunt_lead_out(from: Base) -> Credit {
    Credit::thrown(
        P,
        match from {
            Base::First => SS,
            Base::Second => B3,
            Base::Third => C,
        },
    )
}
