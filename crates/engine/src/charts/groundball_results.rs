//! The numbered results of the groundball chart, with fewer than two outs.
//!
//! Rows that the chart never leads to are filled in, so that each table is whole.
//!
//! Rules: R-GROUND-CHART.

use super::grid::{__, B1, B2, B3, Grid, HM, XX, row};

/// Batter out at first, every runner holds.
#[rustfmt::skip]
pub(crate) const RESULT_1: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(XX, B1, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B1, B2, B3),
]);

/// Double play, second to first: the others take one base if the inning goes on.
#[rustfmt::skip]
pub(crate) const RESULT_2: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, XX, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, XX, B3, __),
    /* 101 */ row(XX, XX, __, HM),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, XX, B3, HM),
]);

/// Batter out at first, every runner takes one base.
#[rustfmt::skip]
pub(crate) const RESULT_3: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B2, __, __),
    /* 010 */ row(XX, __, B3, __),
    /* 001 */ row(XX, __, __, HM),
    /* 110 */ row(XX, B2, B3, __),
    /* 101 */ row(XX, B2, __, HM),
    /* 011 */ row(XX, __, B3, HM),
    /* 111 */ row(XX, B2, B3, HM),
]);

/// Runner on first forced at second, batter safe, the others take one base.
#[rustfmt::skip]
pub(crate) const RESULT_4: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(B1, XX, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(B1, XX, B3, __),
    /* 101 */ row(B1, XX, __, HM),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(B1, XX, B3, HM),
]);

/// Batter out at first, runners only if forced. Result 8 is the same.
#[rustfmt::skip]
pub(crate) const RESULT_7: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B2, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, B2, B3, __),
    /* 101 */ row(XX, B2, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B2, B3, HM),
]);

/// Batter out at first, runner on third holds, runner on first to second.
#[rustfmt::skip]
pub(crate) const RESULT_9: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(XX, B2, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B1, B2, B3),
]);

/// Double play, home to first: the others take one base if the inning goes on.
#[rustfmt::skip]
pub(crate) const RESULT_10: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(XX, B1, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B2, B3, XX),
]);

/// Runner on third out at home, batter safe, the others one base if forced.
#[rustfmt::skip]
pub(crate) const RESULT_11: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(B1, B2, __, XX),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(B1, B2, B3, XX),
]);

/// Result 12, the runner goes and the throw is to first: he scores, the others only if forced.
#[rustfmt::skip]
pub(crate) const RESULT_12_FIRST: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B2, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, HM),
    /* 110 */ row(XX, B2, B3, __),
    /* 101 */ row(XX, B2, __, HM),
    /* 011 */ row(XX, __, B2, HM),
    /* 111 */ row(XX, B2, B3, HM),
]);

/// Result 12, the runner goes, the throw is home and he is safe: so is the batter.
#[rustfmt::skip]
pub(crate) const RESULT_12_HOME: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(B1, __, __, __),
    /* 100 */ row(B1, B2, __, __),
    /* 010 */ row(B1, __, B2, __),
    /* 001 */ row(B1, __, __, HM),
    /* 110 */ row(B1, B2, B3, __),
    /* 101 */ row(B1, B2, __, HM),
    /* 011 */ row(B1, __, B2, HM),
    /* 111 */ row(B1, B2, B3, HM),
]);

/// Double play, third to second, hit to third base: the batter is safe.
#[rustfmt::skip]
pub(crate) const RESULT_13: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(B1, XX, XX, __),
    /* 101 */ row(XX, B1, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B1, B2, B3),
]);
