//! Walks, hit batsmen and interference: the batter to first, runners only if forced.
//!
//! Rules: R-HIT-CHART.

use super::grid::{__, B1, B2, B3, Grid, HM, row};

/// The batter to first, runners only if forced.
#[rustfmt::skip]
pub(crate) const WALK: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(B1, __, __, __),
    /* 100 */ row(B1, B2, __, __),
    /* 010 */ row(B1, __, B2, __),
    /* 001 */ row(B1, __, __, B3),
    /* 110 */ row(B1, B2, B3, __),
    /* 101 */ row(B1, B2, __, B3),
    /* 011 */ row(B1, __, B2, B3),
    /* 111 */ row(B1, B2, B3, HM),
]);
