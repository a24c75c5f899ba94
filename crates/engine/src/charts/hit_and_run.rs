//! The hit-and-run chart: two dice under the batter's grade, instead of the cards.
//!
//! Rules: R-HITRUN-CHART.

use crate::grade::Grade;
use crate::outcome::PlayOutcome;
use PlayOutcome::{
    HitAndRunDoublePlay as L, HitAndRunFlyout as F, HitAndRunGroundout as G, HitAndRunMiss as S,
    HitAndRunStrikeout as K, Single2 as H,
};

#[rustfmt::skip]
const HIT_AND_RUN: [[PlayOutcome; 11]; 4] = [
    //     2  3  4  5  6  7  8  9 10 11 12
    /* A */ [H, H, F, S, G, G, H, G, F, K, L],
    /* B */ [F, H, G, S, G, G, H, F, K, L, L],
    /* C */ [L, S, G, S, G, G, H, F, K, L, L],
    /* D */ [L, S, H, S, K, G, G, F, G, L, L],
];

/// The result of a hit and run on these two dice.
pub fn hit_and_run(grade: Grade, total: u8) -> PlayOutcome {
    super::two_dice(&HIT_AND_RUN, grade, total)
}
