//! The bunt charts: two dice under the batter's grade.
//!
//! Rules: R-BUNT-CHART.

use crate::grade::Grade;
use crate::outcome::PlayOutcome;
use PlayOutcome::{
    BuntDoublePlay as D, BuntLeadOut as L, BuntPopout as P, BuntSingle as H, BuntStrikeout as K,
    SacrificeBunt as S,
};

#[rustfmt::skip]
const SACRIFICE: [[PlayOutcome; 11]; 4] = [
    //     2  3  4  5  6  7  8  9 10 11 12
    /* A */ [H, S, S, S, S, S, S, S, L, P, K],
    /* B */ [H, S, S, S, S, S, S, L, P, K, D],
    /* C */ [H, S, S, S, S, S, L, P, P, K, D],
    /* D */ [K, P, L, S, S, S, L, P, K, D, D],
];

#[rustfmt::skip]
const SQUEEZE: [[PlayOutcome; 11]; 4] = {
    use PlayOutcome::{
        SqueezeDoublePlay as P, SqueezeMissed as M, SqueezeOutHome as X, SqueezeSuccess as S,
    };
    [
        //     2  3  4  5  6  7  8  9 10 11 12
        /* A */ [H, X, S, S, S, S, S, S, M, X, P],
        /* B */ [H, X, X, S, S, S, S, S, M, M, P],
        /* C */ [P, X, X, S, S, S, S, M, M, X, P],
        /* D */ [P, X, X, S, S, S, M, M, X, M, P],
    ]
};

/// The result of a sacrifice bunt on these two dice.
pub fn sacrifice(grade: Grade, total: u8) -> PlayOutcome {
    super::two_dice(&SACRIFICE, grade, total)
}

/// The result of a squeeze on these two dice.
pub fn squeeze(grade: Grade, total: u8) -> PlayOutcome {
    super::two_dice(&SQUEEZE, grade, total)
}
