//! The hit and run, from the chart's result to the play.
//!
//! Rules: R-HITRUN-RESULTS.

use crate::bases::{Base, Origin};
use crate::charts::{credits, hits, outs, running};
use crate::dice::roll::Roll;
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, OutKind};
use crate::position::Position;
use crate::resolve::Scorer;
use crate::resolve::draft::Draft;
use crate::resolve::settle::Headline;

impl Scorer<'_> {
    pub(super) fn hit_and_run(&mut self, outcome: PlayOutcome, roll: &Roll) {
        let occupied = self.state.occupied();
        // The chart does not say where the ball goes: behind the runner, who draws the second baseman off.
        let (location, draft) = if outcome == PlayOutcome::HitAndRunGroundout {
            let row = running::BATTER_OUT_RUNNERS_ONE.row(occupied);
            let at = Position::SecondBase;
            (Some(at), Draft::out_at_first(row, at))
        } else if outcome == PlayOutcome::HitAndRunFlyout {
            let at = Position::CenterField;
            (Some(at), Draft::caught(outs::HOLD.row(occupied), at))
        } else if outcome == PlayOutcome::HitAndRunDoublePlay {
            let at = Position::SecondBase;
            let row = running::HIT_AND_RUN_DOUBLE_PLAY.row(occupied);
            let credit = credits::doubled_off(at, Base::First);
            let draft = Draft::caught(row, at);
            let from = Origin::On(Base::First);
            (Some(at), draft.out(from, OutKind::DoubledOff, credit))
        } else if outcome == PlayOutcome::Single2 {
            let row = hits::SINGLE_2.row(occupied);
            (None, Draft::new(row, BatterResult::Single))
        } else {
            // He missed the ball, or struck out on it: the runner is on his own.
            return self.steal(outcome);
        };
        let headline = Headline {
            hit_location: location,
            ..Headline::of_roll(outcome, roll)
        };
        self.finish(headline, draft);
    }
}
