//! Hits: where the batter and each runner go, by the bases occupied.
//!
//! Rules: R-HIT-CHART.

use super::grid::{__, B1, B2, B3, Grid, HM, row};

/// Single, runners one base.
#[rustfmt::skip]
pub(crate) const SINGLE_1: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(B1, __, __, __),
    /* 100 */ row(B1, B2, __, __),
    /* 010 */ row(B1, __, B3, __),
    /* 001 */ row(B1, __, __, HM),
    /* 110 */ row(B1, B2, B3, __),
    /* 101 */ row(B1, B2, __, HM),
    /* 011 */ row(B1, __, B3, HM),
    /* 111 */ row(B1, B2, B3, HM),
]);

/// Single, runners two bases.
#[rustfmt::skip]
pub(crate) const SINGLE_2: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(B1, __, __, __),
    /* 100 */ row(B1, B3, __, __),
    /* 010 */ row(B1, __, HM, __),
    /* 001 */ row(B1, __, __, HM),
    /* 110 */ row(B1, B3, HM, __),
    /* 101 */ row(B1, B3, __, HM),
    /* 011 */ row(B1, __, HM, HM),
    /* 111 */ row(B1, B3, HM, HM),
]);

/// Double, runners two bases.
#[rustfmt::skip]
pub(crate) const DOUBLE_2: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(B2, __, __, __),
    /* 100 */ row(B2, B3, __, __),
    /* 010 */ row(B2, __, HM, __),
    /* 001 */ row(B2, __, __, HM),
    /* 110 */ row(B2, B3, HM, __),
    /* 101 */ row(B2, B3, __, HM),
    /* 011 */ row(B2, __, HM, HM),
    /* 111 */ row(B2, B3, HM, HM),
]);

/// Double, runners three bases.
#[rustfmt::skip]
pub(crate) const DOUBLE_3: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(B2, __, __, __),
    /* 100 */ row(B2, HM, __, __),
    /* 010 */ row(B2, __, HM, __),
    /* 001 */ row(B2, __, __, HM),
    /* 110 */ row(B2, HM, HM, __),
    /* 101 */ row(B2, HM, __, HM),
    /* 011 */ row(B2, __, HM, HM),
    /* 111 */ row(B2, HM, HM, HM),
]);

/// Triple.
#[rustfmt::skip]
pub(crate) const TRIPLE: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(B3, __, __, __),
    /* 100 */ row(B3, HM, __, __),
    /* 010 */ row(B3, __, HM, __),
    /* 001 */ row(B3, __, __, HM),
    /* 110 */ row(B3, HM, HM, __),
    /* 101 */ row(B3, HM, __, HM),
    /* 011 */ row(B3, __, HM, HM),
    /* 111 */ row(B3, HM, HM, HM),
]);

/// Home run.
#[rustfmt::skip]
pub(crate) const HOME_RUN: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(HM, __, __, __),
    /* 100 */ row(HM, HM, __, __),
    /* 010 */ row(HM, __, HM, __),
    /* 001 */ row(HM, __, __, HM),
    /* 110 */ row(HM, HM, HM, __),
    /* 101 */ row(HM, HM, __, HM),
    /* 011 */ row(HM, __, HM, HM),
    /* 111 */ row(HM, HM, HM, HM),
]);
