//! Wild pitch, passed ball, balk: every runner takes one base and the batter is still up.
//!
//! Rules: R-PITCH-ADVANCE.

use super::grid::{__, B2, B3, Grid, HM, row};

/// Every runner takes one base.
#[rustfmt::skip]
pub(crate) const ONE_BASE: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(__, __, __, __),
    /* 100 */ row(__, B2, __, __),
    /* 010 */ row(__, __, B3, __),
    /* 001 */ row(__, __, __, HM),
    /* 110 */ row(__, B2, B3, __),
    /* 101 */ row(__, B2, __, HM),
    /* 011 */ row(__, __, B3, HM),
    /* 111 */ row(__, B2, B3, HM),
]);
