//! Where everybody goes on bunts, squeezes and the hit and run.
//!
//! Rows for bases on which the play is not legal are filled in, so that each table is whole.

use super::grid::{__, B1, B2, B3, Grid, HM, XX, row};

/// Sacrifice: the batter is out, the runners on first and second take one base, the runner on third holds.
#[rustfmt::skip]
pub(crate) const SACRIFICE: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B2, __, __),
    /* 010 */ row(XX, __, B3, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, B2, B3, __),
    /* 101 */ row(XX, B2, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B1, B2, B3),
]);

/// The lead runner of a sacrifice is out at the next base, the batter is on first, the other takes one base.
#[rustfmt::skip]
pub(crate) const LEAD_OUT: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(B1, XX, __, __),
    /* 010 */ row(B1, __, XX, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(B1, B2, XX, __),
    /* 101 */ row(B1, XX, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B1, B2, B3),
]);

/// The batter and the lead runner of a sacrifice are out, the others hold.
#[rustfmt::skip]
pub(crate) const BUNT_DOUBLE_PLAY: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, XX, __, __),
    /* 010 */ row(XX, __, XX, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, B1, XX, __),
    /* 101 */ row(XX, XX, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, B1, B2, B3),
]);

/// Squeeze, or a grounder with the runners going: the batter is out, every runner takes one base.
#[rustfmt::skip]
pub(crate) const BATTER_OUT_RUNNERS_ONE: Grid = Grid([
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

/// Squeeze: the runner on third is out at home, the batter is on first, the others take one base.
#[rustfmt::skip]
pub(crate) const SQUEEZE_OUT_HOME: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(B1, __, __, XX),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(B1, B2, __, XX),
    /* 011 */ row(B1, __, B3, XX),
    /* 111 */ row(B1, B2, B3, XX),
]);

/// Squeeze: the bunt is caught, the runner on third is doubled off, the others hold.
#[rustfmt::skip]
pub(crate) const SQUEEZE_DOUBLE_PLAY: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, B1, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, XX),
    /* 110 */ row(XX, B1, B2, __),
    /* 101 */ row(XX, B1, __, XX),
    /* 011 */ row(XX, __, B2, XX),
    /* 111 */ row(XX, B1, B2, XX),
]);

/// Hit and run: the liner is caught, the runner on first is doubled off, the others hold.
#[rustfmt::skip]
pub(crate) const HIT_AND_RUN_DOUBLE_PLAY: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(XX, __, __, __),
    /* 100 */ row(XX, XX, __, __),
    /* 010 */ row(XX, __, B2, __),
    /* 001 */ row(XX, __, __, B3),
    /* 110 */ row(XX, XX, B2, __),
    /* 101 */ row(XX, XX, __, B3),
    /* 011 */ row(XX, __, B2, B3),
    /* 111 */ row(XX, XX, B2, B3),
]);

/// Nobody moves and the batter is still up; a runner who is out or goes is written over.
#[rustfmt::skip]
pub(crate) const STAY: Grid = Grid([
    //           batter R1  R2  R3
    /* 000 */ row(__, __, __, __),
    /* 100 */ row(__, B1, __, __),
    /* 010 */ row(__, __, B2, __),
    /* 001 */ row(__, __, __, B3),
    /* 110 */ row(__, B1, B2, __),
    /* 101 */ row(__, B1, __, B3),
    /* 011 */ row(__, __, B2, B3),
    /* 111 */ row(__, B1, B2, B3),
]);
