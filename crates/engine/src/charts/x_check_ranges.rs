//! The range tables: what the ball is when a fielder's range is checked, by d20 and range. In printed order.
//!
//! Rules: R-XCHECK-RANGE.

use crate::position::Position;
use crate::x_check::RangeResult::{
    self, DO2, DO3, F1, F2, F3, FO, G1, G2, G2Marked as G2M, G3, G3Marked as G3M, PO, SI1, SI2,
    SPD, TR3,
};

/// A line for each face of the d20, a column for each range 1 (best) to 5.
type Table = [[RangeResult; 5]; 20];

/// First, second, third base and short. `M` marks the results printed with a `#`.
#[rustfmt::skip]
const INFIELD: Table = [
    //       1    2    3    4    5
    /*  1 */ [G3M, SI1, SI2, SI2, SI2],
    /*  2 */ [G2M, SI1, SI2, SI2, SI2],
    /*  3 */ [G2M, G3M, SI1, SI2, SI2],
    /*  4 */ [G2M, G3M, SI1, SI2, SI2],
    /*  5 */ [G1,  G3M, G3M, SI1, SI2],
    /*  6 */ [G1,  G2M, G3M, SI1, SI2],
    /*  7 */ [G1,  G2,  G3M, G3M, SI1],
    /*  8 */ [G1,  G2,  G3M, G3M, SI1],
    /*  9 */ [G1,  G2,  G3,  G3M, G3M],
    /* 10 */ [G1,  G1,  G2,  G3M, G3M],
    /* 11 */ [G1,  G1,  G2,  G3,  G3M],
    /* 12 */ [G1,  G1,  G2,  G3,  G3M],
    /* 13 */ [G1,  G1,  G2,  G3,  G3],
    /* 14 */ [G1,  G1,  G2,  G2,  G3],
    /* 15 */ [G1,  G1,  G1,  G2,  G3],
    /* 16 */ [G1,  G1,  G1,  G2,  G3],
    /* 17 */ [G1,  G1,  G1,  G1,  G3],
    /* 18 */ [G1,  G1,  G1,  G1,  G2],
    /* 19 */ [G1,  G1,  G1,  G1,  G2],
    /* 20 */ [G1,  G1,  G1,  G1,  G1],
];

/// Left, center and right field.
#[rustfmt::skip]
const OUTFIELD: Table = [
    //       1    2    3    4    5
    /*  1 */ [F1,  DO2, DO3, TR3, TR3],
    /*  2 */ [F2,  SI2, DO2, DO3, TR3],
    /*  3 */ [F2,  SI2, DO2, DO2, DO3],
    /*  4 */ [F2,  F1,  SI2, DO2, DO3],
    /*  5 */ [F2,  F2,  SI2, SI2, DO2],
    /*  6 */ [F2,  F2,  SI2, SI2, DO2],
    /*  7 */ [F2,  F2,  F1,  SI2, DO2],
    /*  8 */ [F2,  F2,  F1,  SI2, SI2],
    /*  9 */ [F2,  F2,  F2,  SI2, SI2],
    /* 10 */ [F2,  F2,  F2,  SI2, SI2],
    /* 11 */ [F2,  F2,  F2,  SI2, SI2],
    /* 12 */ [F2,  F2,  F2,  F1,  SI2],
    /* 13 */ [F2,  F2,  F2,  F1,  SI2],
    /* 14 */ [F3,  F2,  F2,  F2,  SI2],
    /* 15 */ [F3,  F2,  F2,  F2,  SI2],
    /* 16 */ [F3,  F3,  F2,  F2,  F1],
    /* 17 */ [F3,  F3,  F3,  F2,  F1],
    /* 18 */ [F3,  F3,  F3,  F2,  F1],
    /* 19 */ [F3,  F3,  F3,  F3,  F2],
    /* 20 */ [F3,  F3,  F3,  F3,  F3],
];

/// The catcher.
#[rustfmt::skip]
const CATCHER: Table = [
    //       1    2    3    4    5
    /*  1 */ [G3,  SI1, SI1, SI1, SI1],
    /*  2 */ [G3,  SPD, SI1, SI1, SI1],
    /*  3 */ [G3,  G3,  SPD, SI1, SI1],
    /*  4 */ [G2,  G3,  SPD, SPD, SI1],
    /*  5 */ [G2,  G3,  G3,  SPD, SPD],
    /*  6 */ [G2,  G2,  G3,  SPD, SPD],
    /*  7 */ [PO,  G2,  G3,  SPD, SPD],
    /*  8 */ [PO,  G2,  G2,  G3,  SPD],
    /*  9 */ [PO,  PO,  G2,  G3,  SPD],
    /* 10 */ [FO,  PO,  G2,  G3,  SPD],
    /* 11 */ [FO,  PO,  PO,  G2,  G3],
    /* 12 */ [FO,  FO,  PO,  G2,  G3],
    /* 13 */ [G1,  FO,  PO,  G2,  G3],
    /* 14 */ [G1,  FO,  FO,  PO,  G2],
    /* 15 */ [G1,  G1,  FO,  PO,  G2],
    /* 16 */ [G1,  G1,  FO,  PO,  G2],
    /* 17 */ [G1,  G1,  G1,  FO,  PO],
    /* 18 */ [G1,  G1,  G1,  FO,  PO],
    /* 19 */ [G1,  G1,  G1,  FO,  FO],
    /* 20 */ [G1,  G1,  G1,  G1,  FO],
];

/// The pitcher.
#[rustfmt::skip]
const PITCHER: Table = [
    //       1    2    3    4    5
    /*  1 */ [G3,  SI1, SI1, SI1, SI1],
    /*  2 */ [G3,  SI1, SI1, SI1, SI1],
    /*  3 */ [G3,  G3,  SI1, SI1, SI1],
    /*  4 */ [G3,  G3,  G3,  SI1, SI1],
    /*  5 */ [G3,  G3,  G3,  G3,  SI1],
    /*  6 */ [G3,  G3,  G3,  G3,  SI1],
    /*  7 */ [G3,  G3,  G3,  G3,  G3],
    /*  8 */ [G2,  G3,  G3,  G3,  G3],
    /*  9 */ [G2,  G3,  G3,  G3,  G3],
    /* 10 */ [G1,  G2,  G3,  G3,  G3],
    /* 11 */ [G1,  G2,  G3,  G3,  G3],
    /* 12 */ [G1,  G2,  G3,  G3,  G3],
    /* 13 */ [G1,  G1,  G2,  G3,  G3],
    /* 14 */ [G1,  G1,  G2,  G2,  G3],
    /* 15 */ [G1,  G1,  G2,  G2,  G2],
    /* 16 */ [G1,  G1,  G2,  G2,  G2],
    /* 17 */ [G1,  G1,  G1,  G2,  G2],
    /* 18 */ [G1,  G1,  G1,  G2,  G2],
    /* 19 */ [G1,  G1,  G1,  G1,  G2],
    /* 20 */ [G1,  G1,  G1,  G1,  G1],
];

/// The range table's result for a fielder of this range, 1 to 5, at this position.
pub fn range_result(position: Position, range: u8, d20: u8) -> RangeResult {
    let table = match position {
        Position::Pitcher => &PITCHER,
        Position::Catcher => &CATCHER,
        Position::FirstBase | Position::SecondBase | Position::ThirdBase | Position::Shortstop => {
            &INFIELD
        }
        Position::LeftField | Position::CenterField | Position::RightField => &OUTFIELD,
    };
    table[usize::from(d20.clamp(1, 20) - 1)][usize::from(range.clamp(1, 5) - 1)]
}
