//! Flies caught with fewer than two outs. With two outs the third out comes first and nobody moves.
//!
//! Rules: R-FLY-CHART.

use super::grid::{__, B1, B2, B3, Grid, HM, XX, row};

/// Deep: every runner tags and takes one base.
#[rustfmt::skip]
pub(crate) const FLY_A: Grid = Grid([
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

/// Medium: the runner on third scores.
#[rustfmt::skip]
pub(crate) const FLY_B: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, HM),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(XX, B1, __, HM),
    /* 011 */ row(XX, __, B2, HM),
    /* 111 */ row(XX, B1, B2, HM),
]);

/// Medium, to right: the runner on second makes third.
#[rustfmt::skip]
pub(crate) const FLY_B_SECOND_TO_THIRD: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B3, __),
    /* 001 */ row(XX, __, __, HM),
    /* 110 */ row(XX, B1, B3, __),
    /* 101 */ row(XX, B1, __, HM),
    /* 011 */ row(XX, __, B3, HM),
    /* 111 */ row(XX, B1, B3, HM),
]);

/// Doubtful: the runner on third makes home.
#[rustfmt::skip]
pub(crate) const FLY_BQ_SCORES: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, HM),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(XX, B1, __, HM),
    /* 011 */ row(XX, __, B2, HM),
    /* 111 */ row(XX, B1, B2, HM),
]);
