//! Errors reported as such: the batter and every runner take as many bases.
//!
//! Rules: R-ERROR-DIRECT.

use super::grid::{__, B1, B2, B3, Grid, HM, row};

/// One base.
#[rustfmt::skip]
pub(crate) const ERROR_1: Grid = Grid([
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

/// Two bases.
#[rustfmt::skip]
pub(crate) const ERROR_2: Grid = Grid([
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

/// Three bases.
#[rustfmt::skip]
pub(crate) const ERROR_3: Grid = Grid([
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
