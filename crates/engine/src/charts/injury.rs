//! The injury chart: what three dice say of a man who may be hurt, by the games he was rated for and his durability.
//!
//! A line a total of the dice, 3 to 18; a column a durability, p70 to p20.

use crate::injury::{Durability, Injury, InjuryRating};

/// Nothing happened.
const OK: Option<Injury> = None;

/// Out for the rest of this game.
const REM: Option<Injury> = Some(Injury::RestOfGame);

/// Misses so many games after this one.
const fn g(games: u8) -> Option<Injury> {
    Some(Injury::Games(games))
}

type Page = [[Option<Injury>; Durability::COUNT]; 16];

/// A page for each injury number.
const PAGES: [&Page; 6] = [
    &NUMBER_1, &NUMBER_2, &NUMBER_3, &NUMBER_4, &NUMBER_5, &NUMBER_6,
];

/// The injury number that an at-bat roll puts a pitcher at risk with: 6 for a total of 7 down to 1 for a total of 12,
/// in column 6.
pub(crate) const fn pitcher_at_risk(d6_one: u8, d6_two_total: u8) -> Option<u8> {
    match (d6_one, d6_two_total) {
        (6, 7..=12) => Some(13 - d6_two_total),
        (_, _) => None,
    }
}

/// What the dice say. A rating that the chart has no column for is never hurt.
pub(crate) fn injury(rating: InjuryRating, total: u8) -> Option<Injury> {
    let page = PAGES[usize::from(rating.number()).clamp(1, PAGES.len()) - 1];
    page[usize::from(total.clamp(3, 18) - 3)][rating.durability() as usize]
}

#[rustfmt::skip]
const NUMBER_1: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,  g(2),    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,  g(2),    OK,   REM,  g(1),  g(4),  g(1)],
    /*  5 */ [   OK,    OK,   REM,  g(1),  g(2),  g(1),  g(2)],
    /*  6 */ [   OK,   REM,  g(1),  g(2),  g(3),  g(3),  g(4)],
    /*  7 */ [   OK,  g(1),  g(2),  g(3),  g(4),  g(4),  g(5)],
    /*  8 */ [   OK,  g(2),  g(3),  g(4),  g(4),  g(5),  g(8)],
    /*  9 */ [  REM,  g(3),  g(4),  g(4),  g(5),  g(6),  g(8)],
    /* 10 */ [  REM,  g(3),  g(4),  g(5),  g(6),  g(8), g(24)],
    /* 11 */ [ g(1),  g(4),  g(4),  g(5),  g(6),  g(8), g(16)],
    /* 12 */ [ g(1),  g(4),  g(5),  g(6),  g(8), g(12), g(12)],
    /* 13 */ [ g(2),  g(4),  g(5),  g(8),  g(8), g(16), g(12)],
    /* 14 */ [ g(2),  g(4),  g(6),  g(8), g(12), g(24),  g(6)],
    /* 15 */ [ g(3),  g(5),  g(8), g(12), g(16),  g(4),  g(4)],
    /* 16 */ [ g(3),  g(6), g(12), g(16), g(24),  g(2),  g(3)],
    /* 17 */ [ g(4),  g(8), g(16), g(16),   REM,   REM,   REM],
    /* 18 */ [ g(4), g(12), g(16),    OK,    OK,    OK,    OK],
];

#[rustfmt::skip]
const NUMBER_2: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [ g(4),  g(8),  g(1),  g(4),    OK,    OK,    OK],
    /*  4 */ [ g(3),  g(5),  g(3),    OK,    OK,   REM,  g(1)],
    /*  5 */ [ g(2),  g(4),  g(4),    OK,   REM,  g(1),  g(4)],
    /*  6 */ [ g(2),  g(2),  g(5),   REM,  g(1),  g(2),  g(4)],
    /*  7 */ [ g(1),  g(2),  g(2),  g(1),  g(2),  g(3),  g(5)],
    /*  8 */ [ g(1),    OK,  g(2),  g(2),  g(3),  g(4),  g(5)],
    /*  9 */ [  REM,  g(1),    OK,  g(4),  g(4),  g(4),  g(6)],
    /* 10 */ [   OK,    OK,  g(1),  g(3),  g(4),  g(5),  g(6)],
    /* 11 */ [  REM,   REM,  g(3),  g(4),  g(5),  g(6), g(12)],
    /* 12 */ [   OK,  g(1),   REM,  g(5),  g(4),  g(5),  g(8)],
    /* 13 */ [ g(2),   REM,  g(4),  g(4),  g(6),  g(8), g(16)],
    /* 14 */ [ g(1),  g(2),  g(4),  g(6),  g(8), g(12), g(24)],
    /* 15 */ [ g(2),  g(3),  g(6),  g(8), g(12), g(16),  g(8)],
    /* 16 */ [ g(2),  g(4),  g(8), g(12), g(16), g(24),  g(3)],
    /* 17 */ [ g(3),  g(6), g(12), g(12), g(16),   REM,  g(2)],
    /* 18 */ [ g(4), g(12),  g(3),    OK,    OK,    OK,   REM],
];

#[rustfmt::skip]
const NUMBER_3: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,  g(5),    OK,  g(1),  g(1),  g(1)],
    /*  5 */ [   OK,   REM,    OK,   REM,  g(1),  g(2),  g(2)],
    /*  6 */ [   OK,  g(1),   REM,  g(1),  g(2),  g(3),  g(4)],
    /*  7 */ [   OK,  g(3),  g(1),  g(2),  g(3),  g(4),  g(4)],
    /*  8 */ [   OK,    OK,  g(2),  g(3),  g(4),  g(5),  g(8)],
    /*  9 */ [   OK,   REM,  g(2),  g(4),  g(4),  g(4),  g(8)],
    /* 10 */ [   OK,  g(1),  g(3),  g(4),  g(5),  g(6),  g(6)],
    /* 11 */ [   OK,  g(2),  g(4),  g(5),  g(6),  g(5),  g(5)],
    /* 12 */ [   OK,  g(1),  g(4),  g(4),  g(5),  g(6), g(12)],
    /* 13 */ [   OK,  g(2),  g(1),  g(4),  g(6),  g(8),  g(6)],
    /* 14 */ [   OK,  g(3),  g(3),  g(6),  g(8),  g(8), g(16)],
    /* 15 */ [   OK,  g(4),  g(5),  g(8),  g(8), g(12), g(24)],
    /* 16 */ [   OK,  g(4),  g(6),  g(8), g(12), g(16),  g(3)],
    /* 17 */ [   OK,  g(5),  g(8), g(12),  g(4),  g(1),  g(4)],
    /* 18 */ [   OK,   REM,   REM,   REM,   REM,   REM,   REM],
];

#[rustfmt::skip]
const NUMBER_4: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,    OK,  g(6),    OK,  g(1),  g(1)],
    /*  5 */ [   OK,    OK,   REM,  g(4),   REM,  g(1),  g(2)],
    /*  6 */ [   OK,    OK,  g(3),    OK,  g(1),  g(2),  g(3)],
    /*  7 */ [   OK,    OK,  g(3),   REM,  g(2),  g(3),  g(4)],
    /*  8 */ [   OK,    OK,    OK,  g(1),  g(3),  g(4),  g(5)],
    /*  9 */ [   OK,    OK,   REM,  g(2),  g(4),  g(4),  g(4)],
    /* 10 */ [   OK,    OK,  g(1),  g(4),  g(4),  g(5),  g(6)],
    /* 11 */ [   OK,    OK,  g(2),  g(4),  g(5),  g(6),  g(5)],
    /* 12 */ [   OK,    OK,  g(1),  g(3),  g(4),  g(5),  g(6)],
    /* 13 */ [   OK,    OK,  g(4),  g(5),  g(4),  g(6), g(12)],
    /* 14 */ [   OK,    OK,  g(4),  g(3),  g(6),  g(8),  g(8)],
    /* 15 */ [   OK,    OK,  g(5),  g(6),  g(8),  g(8),  g(8)],
    /* 16 */ [   OK,    OK,  g(6),  g(8),  g(8), g(12), g(16)],
    /* 17 */ [   OK,    OK,  g(8), g(12), g(12),  g(4),  g(1)],
    /* 18 */ [   OK,    OK,   REM,   REM,   REM,   REM,   REM],
];

#[rustfmt::skip]
const NUMBER_5: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,   REM,    OK,  g(6),    OK,   REM],
    /*  5 */ [   OK,    OK,   REM,   REM,  g(6),   REM,  g(2)],
    /*  6 */ [   OK,    OK,   REM,  g(1),    OK,  g(4),  g(3)],
    /*  7 */ [   OK,    OK,  g(3),  g(1),  g(1),  g(1),  g(4)],
    /*  8 */ [   OK,    OK,    OK,    OK,  g(3),  g(2),  g(4)],
    /*  9 */ [   OK,    OK,  g(1),   REM,  g(2),  g(5),  g(5)],
    /* 10 */ [   OK,    OK,   REM,  g(3),  g(4),  g(4),  g(4)],
    /* 11 */ [   OK,    OK,  g(2),  g(2),  g(4),  g(6),  g(6)],
    /* 12 */ [   OK,    OK,  g(1),  g(4),  g(5),  g(3),  g(5)],
    /* 13 */ [   OK,    OK,    OK,  g(4),   REM,  g(4),  g(8)],
    /* 14 */ [   OK,    OK,  g(4),  g(5),  g(3),  g(8),  g(6)],
    /* 15 */ [   OK,    OK,  g(5),  g(5),  g(8),  g(5),  g(8)],
    /* 16 */ [   OK,    OK,  g(2),  g(6),  g(6),  g(6),  g(1)],
    /* 17 */ [   OK,    OK,  g(6),  g(8), g(12), g(12), g(12)],
    /* 18 */ [   OK,    OK,  g(8), g(12),  g(1),   REM,   REM],
];

#[rustfmt::skip]
const NUMBER_6: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,    OK,    OK,  g(6),    OK,   REM],
    /*  5 */ [   OK,    OK,    OK,    OK,  g(6),   REM,  g(4)],
    /*  6 */ [   OK,    OK,    OK,    OK,    OK,  g(5),  g(6)],
    /*  7 */ [   OK,    OK,    OK,    OK,  g(1),  g(1),  g(2)],
    /*  8 */ [   OK,    OK,    OK,    OK,  g(3),  g(3),  g(3)],
    /*  9 */ [   OK,    OK,    OK,    OK,  g(2),  g(6),  g(6)],
    /* 10 */ [   OK,    OK,    OK,    OK,  g(4),  g(4),  g(4)],
    /* 11 */ [   OK,    OK,    OK,    OK,  g(4),  g(5),  g(8)],
    /* 12 */ [   OK,    OK,    OK,    OK,  g(5),  g(2),  g(5)],
    /* 13 */ [   OK,    OK,    OK,    OK,   REM,  g(4),  g(5)],
    /* 14 */ [   OK,    OK,    OK,    OK,  g(3),  g(8),  g(6)],
    /* 15 */ [   OK,    OK,    OK,    OK,  g(8),  g(3),  g(3)],
    /* 16 */ [   OK,    OK,    OK,    OK,  g(6),  g(5),  g(1)],
    /* 17 */ [   OK,    OK,    OK,    OK,  g(1), g(12), g(12)],
    /* 18 */ [   OK,    OK,    OK,    OK, g(12),   REM,   REM],
];
