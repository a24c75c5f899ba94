//! The league that cards are made for: its averages, its fielders, and what an average pitcher's card holds.
//!
//! These numbers are the one place where the run environment is tuned; the rules stay as they are.

use super::line::{Line, Rates};
use crate::odds::Odds;
use bandbox_engine::position::Position;

/// What an average batter does in 10,000 plate appearances against an average pitcher.
pub(crate) const AVERAGE: Line = Line {
    pa: 10_000,
    h: 2_280,
    doubles: 440,
    triples: 45,
    hr: 290,
    bb: 820,
    hbp: 100,
    so: 2_000,
    gidp: 190,
};

/// The chances of an x-check, of 108, on a pitcher's card, with the cells they are printed in: their weights.
pub(crate) const X_CHANCES: [(Position, &[u8]); 9] = [
    (Position::Shortstop, &[4, 3]),
    (Position::SecondBase, &[4, 2]),
    (Position::ThirdBase, &[3]),
    (Position::CenterField, &[3]),
    (Position::Catcher, &[3]),
    (Position::LeftField, &[2]),
    (Position::RightField, &[2]),
    (Position::FirstBase, &[2]),
    (Position::Pitcher, &[2]),
];

/// The range of an average fielder.
const RANGE: u8 = 3;

/// The running rating of an average batter.
const RUNNING: f64 = 12.0;

/// The error rating of an average fielder.
const fn error(position: Position) -> u8 {
    match position {
        Position::Pitcher => 14,
        Position::Catcher => 6,
        Position::FirstBase => 10,
        Position::SecondBase => 14,
        Position::ThirdBase => 20,
        Position::Shortstop => 22,
        Position::LeftField | Position::RightField => 7,
        Position::CenterField => 5,
    }
}

/// The rates of the average.
pub(crate) fn average() -> Rates {
    Rates::of(&AVERAGE)
}

/// What an x-check of an average fielder comes to, by its share of the checks.
pub(crate) fn x_check(position: Position) -> Rates {
    let odds = Odds::of(position, RANGE, error(position));
    let share = |throws: u32| f64::from(throws) / f64::from(crate::odds::THROWS);
    Rates {
        single: share(odds.single) + share(odds.speed) * RUNNING / 20.0,
        double: share(odds.double),
        triple: share(odds.triple),
        home_run: share(odds.home_run),
        ..Rates::default()
    }
}

/// The share of a pitcher's card that each hit has by x-checks alone.
pub(crate) fn x_checks() -> Rates {
    let of = |(position, weights): &(Position, &[u8])| {
        let chances: u8 = weights.iter().sum();
        let share = f64::from(chances) / 108.0;
        x_check(*position).with(Rates::default(), |rate, _| rate * share)
    };
    X_CHANCES
        .iter()
        .map(of)
        .fold(Rates::default(), |sum, rates| sum.with(rates, |a, b| a + b))
}
