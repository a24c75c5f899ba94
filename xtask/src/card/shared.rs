//! The cards that players share who have none of their own, made from lines like any other.

use super::build::{self, Traits};
use super::line::Line;

/// What pitchers who bat do in 600 plate appearances, the weakest first, by the number of the card.
#[rustfmt::skip] // A table: one row each.
const BATTING: [Line; 8] = [
    line(600,  76,  6, 0,  1, 28, 260),
    line(600,  84,  8, 0,  1, 28, 245),
    line(600,  92, 10, 1,  2, 29, 230),
    line(600, 100, 12, 1,  3, 30, 215),
    line(600, 108, 15, 1,  5, 32, 200),
    line(600, 117, 18, 2,  7, 35, 185),
    line(600, 127, 22, 2, 10, 39, 170),
    line(600, 138, 26, 3, 15, 44, 150),
];

/// What batters do in 600 plate appearances against a man who is no pitcher.
const PITCHING: Line = line(600, 190, 42, 6, 32, 95, 50);

const fn line(pa: u32, h: u32, doubles: u32, triples: u32, hr: u32, bb: u32, so: u32) -> Line {
    Line {
        pa,
        h,
        doubles,
        triples,
        hr,
        bb,
        hbp: 6,
        so,
        gidp: 11,
    }
}

/// The shared batting cards and the card of a man who is no pitcher, as lines.
pub(crate) fn cards() -> (Vec<Vec<String>>, Vec<String>) {
    let batting = (1..).zip(BATTING).map(|(number, line)| {
        let name = format!("shared batting {number}");
        build::batting(&name, &line, Traits::default()).half.rows
    });
    let pitching = build::pitching("stand-in pitching", &PITCHING, Traits::default());
    (batting.collect(), pitching.half)
}

/// Prints them as the engine keeps them.
pub(crate) fn print() {
    let (batting, pitching) = cards();
    println!("pub const SHARED_BATTING: [[&str; 11]; 8] = [");
    for card in batting {
        println!("    [");
        for row in card {
            println!("        {row:?},");
        }
        println!("    ],");
    }
    println!("];");
    println!("pub const STAND_IN_PITCHING: [&str; 11] = [");
    for row in pitching {
        println!("    {row:?},");
    }
    println!("];");
}
