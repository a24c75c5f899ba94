//! The injury chart: what three dice say of a man who may be hurt, by the games he was rated for and his durability.
//!
//! A line a total of the dice, 3 to 18; a column a durability, p70 to p20.

use crate::injury::{Durability, Injury, InjuryRating};

/// Nothing happened.
const OK: Option<Injury> = None;

/// Out for the rest of this game.
const REM: Option<Injury> = Some(Injury::RestOfGame);

/// Misses a game after this one.
const G1: Option<Injury> = Some(Injury::Games(1));
/// Misses 2 games after this one.
const G2: Option<Injury> = Some(Injury::Games(2));
/// Misses 3 games after this one.
const G3: Option<Injury> = Some(Injury::Games(3));
/// Misses 4 games after this one.
const G4: Option<Injury> = Some(Injury::Games(4));
/// Misses 5 games after this one.
const G5: Option<Injury> = Some(Injury::Games(5));
/// Misses 6 games after this one.
const G6: Option<Injury> = Some(Injury::Games(6));
/// Misses 8 games after this one.
const G8: Option<Injury> = Some(Injury::Games(8));
/// Misses 12 games after this one.
const G12: Option<Injury> = Some(Injury::Games(12));
/// Misses 16 games after this one.
const G16: Option<Injury> = Some(Injury::Games(16));
/// Misses 24 games after this one.
const G24: Option<Injury> = Some(Injury::Games(24));

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
    /*  3 */ [   OK,    G2,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    G2,    OK,   REM,    G1,    G4,    G1],
    /*  5 */ [   OK,    OK,   REM,    G1,    G2,    G1,    G2],
    /*  6 */ [   OK,   REM,    G1,    G2,    G3,    G3,    G4],
    /*  7 */ [   OK,    G1,    G2,    G3,    G4,    G4,    G5],
    /*  8 */ [   OK,    G2,    G3,    G4,    G4,    G5,    G8],
    /*  9 */ [  REM,    G3,    G4,    G4,    G5,    G6,    G8],
    /* 10 */ [  REM,    G3,    G4,    G5,    G6,    G8,   G24],
    /* 11 */ [   G1,    G4,    G4,    G5,    G6,    G8,   G16],
    /* 12 */ [   G1,    G4,    G5,    G6,    G8,   G12,   G12],
    /* 13 */ [   G2,    G4,    G5,    G8,    G8,   G16,   G12],
    /* 14 */ [   G2,    G4,    G6,    G8,   G12,   G24,    G6],
    /* 15 */ [   G3,    G5,    G8,   G12,   G16,    G4,    G4],
    /* 16 */ [   G3,    G6,   G12,   G16,   G24,    G2,    G3],
    /* 17 */ [   G4,    G8,   G16,   G16,   REM,   REM,   REM],
    /* 18 */ [   G4,   G12,   G16,    OK,    OK,    OK,    OK],
];

#[rustfmt::skip]
const NUMBER_2: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   G4,    G8,    G1,    G4,    OK,    OK,    OK],
    /*  4 */ [   G3,    G5,    G3,    OK,    OK,   REM,    G1],
    /*  5 */ [   G2,    G4,    G4,    OK,   REM,    G1,    G4],
    /*  6 */ [   G2,    G2,    G5,   REM,    G1,    G2,    G4],
    /*  7 */ [   G1,    G2,    G2,    G1,    G2,    G3,    G5],
    /*  8 */ [   G1,    OK,    G2,    G2,    G3,    G4,    G5],
    /*  9 */ [  REM,    G1,    OK,    G4,    G4,    G4,    G6],
    /* 10 */ [   OK,    OK,    G1,    G3,    G4,    G5,    G6],
    /* 11 */ [  REM,   REM,    G3,    G4,    G5,    G6,   G12],
    /* 12 */ [   OK,    G1,   REM,    G5,    G4,    G5,    G8],
    /* 13 */ [   G2,   REM,    G4,    G4,    G6,    G8,   G16],
    /* 14 */ [   G1,    G2,    G4,    G6,    G8,   G12,   G24],
    /* 15 */ [   G2,    G3,    G6,    G8,   G12,   G16,    G8],
    /* 16 */ [   G2,    G4,    G8,   G12,   G16,   G24,    G3],
    /* 17 */ [   G3,    G6,   G12,   G12,   G16,   REM,    G2],
    /* 18 */ [   G4,   G12,    G3,    OK,    OK,    OK,   REM],
];

#[rustfmt::skip]
const NUMBER_3: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,    G5,    OK,    G1,    G1,    G1],
    /*  5 */ [   OK,   REM,    OK,   REM,    G1,    G2,    G2],
    /*  6 */ [   OK,    G1,   REM,    G1,    G2,    G3,    G4],
    /*  7 */ [   OK,    G3,    G1,    G2,    G3,    G4,    G4],
    /*  8 */ [   OK,    OK,    G2,    G3,    G4,    G5,    G8],
    /*  9 */ [   OK,   REM,    G2,    G4,    G4,    G4,    G8],
    /* 10 */ [   OK,    G1,    G3,    G4,    G5,    G6,    G6],
    /* 11 */ [   OK,    G2,    G4,    G5,    G6,    G5,    G5],
    /* 12 */ [   OK,    G1,    G4,    G4,    G5,    G6,   G12],
    /* 13 */ [   OK,    G2,    G1,    G4,    G6,    G8,    G6],
    /* 14 */ [   OK,    G3,    G3,    G6,    G8,    G8,   G16],
    /* 15 */ [   OK,    G4,    G5,    G8,    G8,   G12,   G24],
    /* 16 */ [   OK,    G4,    G6,    G8,   G12,   G16,    G3],
    /* 17 */ [   OK,    G5,    G8,   G12,    G4,    G1,    G4],
    /* 18 */ [   OK,   REM,   REM,   REM,   REM,   REM,   REM],
];

#[rustfmt::skip]
const NUMBER_4: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,    OK,    G6,    OK,    G1,    G1],
    /*  5 */ [   OK,    OK,   REM,    G4,   REM,    G1,    G2],
    /*  6 */ [   OK,    OK,    G3,    OK,    G1,    G2,    G3],
    /*  7 */ [   OK,    OK,    G3,   REM,    G2,    G3,    G4],
    /*  8 */ [   OK,    OK,    OK,    G1,    G3,    G4,    G5],
    /*  9 */ [   OK,    OK,   REM,    G2,    G4,    G4,    G4],
    /* 10 */ [   OK,    OK,    G1,    G4,    G4,    G5,    G6],
    /* 11 */ [   OK,    OK,    G2,    G4,    G5,    G6,    G5],
    /* 12 */ [   OK,    OK,    G1,    G3,    G4,    G5,    G6],
    /* 13 */ [   OK,    OK,    G4,    G5,    G4,    G6,   G12],
    /* 14 */ [   OK,    OK,    G4,    G3,    G6,    G8,    G8],
    /* 15 */ [   OK,    OK,    G5,    G6,    G8,    G8,    G8],
    /* 16 */ [   OK,    OK,    G6,    G8,    G8,   G12,   G16],
    /* 17 */ [   OK,    OK,    G8,   G12,   G12,    G4,    G1],
    /* 18 */ [   OK,    OK,   REM,   REM,   REM,   REM,   REM],
];

#[rustfmt::skip]
const NUMBER_5: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,   REM,    OK,    G6,    OK,   REM],
    /*  5 */ [   OK,    OK,   REM,   REM,    G6,   REM,    G2],
    /*  6 */ [   OK,    OK,   REM,    G1,    OK,    G4,    G3],
    /*  7 */ [   OK,    OK,    G3,    G1,    G1,    G1,    G4],
    /*  8 */ [   OK,    OK,    OK,    OK,    G3,    G2,    G4],
    /*  9 */ [   OK,    OK,    G1,   REM,    G2,    G5,    G5],
    /* 10 */ [   OK,    OK,   REM,    G3,    G4,    G4,    G4],
    /* 11 */ [   OK,    OK,    G2,    G2,    G4,    G6,    G6],
    /* 12 */ [   OK,    OK,    G1,    G4,    G5,    G3,    G5],
    /* 13 */ [   OK,    OK,    OK,    G4,   REM,    G4,    G8],
    /* 14 */ [   OK,    OK,    G4,    G5,    G3,    G8,    G6],
    /* 15 */ [   OK,    OK,    G5,    G5,    G8,    G5,    G8],
    /* 16 */ [   OK,    OK,    G2,    G6,    G6,    G6,    G1],
    /* 17 */ [   OK,    OK,    G6,    G8,   G12,   G12,   G12],
    /* 18 */ [   OK,    OK,    G8,   G12,    G1,   REM,   REM],
];

#[rustfmt::skip]
const NUMBER_6: Page = [
    //   p70    p65    p60    p50    p40    p30    p20
    /*  3 */ [   OK,    OK,    OK,    OK,    OK,    OK,    OK],
    /*  4 */ [   OK,    OK,    OK,    OK,    G6,    OK,   REM],
    /*  5 */ [   OK,    OK,    OK,    OK,    G6,   REM,    G4],
    /*  6 */ [   OK,    OK,    OK,    OK,    OK,    G5,    G6],
    /*  7 */ [   OK,    OK,    OK,    OK,    G1,    G1,    G2],
    /*  8 */ [   OK,    OK,    OK,    OK,    G3,    G3,    G3],
    /*  9 */ [   OK,    OK,    OK,    OK,    G2,    G6,    G6],
    /* 10 */ [   OK,    OK,    OK,    OK,    G4,    G4,    G4],
    /* 11 */ [   OK,    OK,    OK,    OK,    G4,    G5,    G8],
    /* 12 */ [   OK,    OK,    OK,    OK,    G5,    G2,    G5],
    /* 13 */ [   OK,    OK,    OK,    OK,   REM,    G4,    G5],
    /* 14 */ [   OK,    OK,    OK,    OK,    G3,    G8,    G6],
    /* 15 */ [   OK,    OK,    OK,    OK,    G8,    G3,    G3],
    /* 16 */ [   OK,    OK,    OK,    OK,    G6,    G5,    G1],
    /* 17 */ [   OK,    OK,    OK,    OK,    G1,   G12,   G12],
    /* 18 */ [   OK,    OK,    OK,    OK,   G12,   REM,   REM],
];
