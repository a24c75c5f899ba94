//! Outs that move nobody, and the lineout that doubles off whoever it can.
//!
//! Rules: R-OUTS-HOLD, R-OUTS-LINEOUT-MAX.

use super::grid::{__, B1, B2, B3, Grid, XX, row};

/// The batter is out and nobody moves.
#[rustfmt::skip]
pub(crate) const HOLD: Grid = Grid([
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

/// The batter is out and every runner is doubled off, third base first, until there are three outs.
#[rustfmt::skip]
pub(crate) const LINEOUT_MAX: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, XX, __, __),
    /* 010 */ row(XX, __, XX, __),
    /* 001 */ row(XX, __, __, XX),
    /* 110 */ row(XX, XX, XX, __),
    /* 101 */ row(XX, XX, __, XX),
    /* 011 */ row(XX, __, XX, XX),
    /* 111 */ row(XX, XX, XX, XX),
]);
