//! Where play stopped for a substitution.

use bandbox_engine::GameState;
use bandbox_engine::inning::HalfInning;
use bandbox_engine::player::LineupId;

/// The place of one or more substitutions. The count on which it was is not known, but for what it decides: who answers
/// for a walk or a strikeout that somebody else completed.
pub(super) struct Stop {
    pub(super) half: HalfInning,
    pub(super) batter: LineupId,
    pub(super) pitcher: LineupId,
    pub(super) charges_the_pitcher: bool,
    pub(super) charges_the_batter: bool,
}

impl Stop {
    /// Play stops here.
    pub(super) fn of(state: &GameState) -> Self {
        Self {
            half: state.half_inning(),
            batter: state.batter(),
            pitcher: state.pitcher(),
            charges_the_pitcher: false,
            charges_the_batter: false,
        }
    }

    /// Three balls are the pitcher's, two strikes the batter's.
    pub(super) const fn count(&self) -> &'static str {
        match (self.charges_the_pitcher, self.charges_the_batter) {
            (true, false) => "30",
            (false, true) => "02",
            (true, true) => "32",
            (false, false) => "??",
        }
    }
}
