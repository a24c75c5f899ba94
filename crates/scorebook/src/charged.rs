//! How many runners each pitcher answers for.
//!
//! Rules: R-SCORE-R-CHARGED.

use bandbox_engine::bases::Origin;
use bandbox_engine::player::LineupId;

/// Those who answer for the batter and for the runners on first to third.
pub(crate) type Pitchers = [Option<LineupId>; 4];

/// Who answers for whom after a play on which a runner was put out in the batter's stead.
///
/// A pitcher keeps the number of his runners, not the men: those who are left take the pitchers of all who were there,
/// from the lead runner on. The batter is among those who are left, even where he was put out as well.
pub(crate) fn keep_numbers(before: Pitchers, is_out: impl Fn(Origin) -> bool) -> Pitchers {
    let mut pitchers = before.into_iter().rev().flatten();
    let mut after = before;
    for man in Origin::ALL.into_iter().rev() {
        let was_put_out_running = man != Origin::Plate && is_out(man);
        if let Some(pitcher) = &mut after[usize::from(man.number())]
            && !was_put_out_running
            && let Some(earlier) = pitchers.next()
        {
            *pitcher = earlier;
        }
    }
    after
}
