//! Which pitcher answers for which runner. Where a reader of the file would charge another than the game does, a
//! `presadj` record says whom.

use bandbox_engine::bases::Base;
use bandbox_engine::player::LineupId;
use bandbox_engine::scored::ScoredPlay;
use bandbox_scorebook::scored::{Charge, Charges};

/// Whom the game charges with the runners on first to third.
pub(super) type Charged = [Option<LineupId>; 3];

/// The charges as a reader of the file has them.
#[derive(Default)]
pub(super) struct Reading(Charges);

impl Reading {
    /// A runner is placed.
    pub(super) const fn place(&mut self, base: Base, pitcher: LineupId) {
        let charge = Charge {
            pitcher,
            placed: true,
        };
        self.0.put(base, charge);
    }

    /// Takes in a play, and whom the game charges before it; returns whom to charge with whom first.
    pub(super) fn play(
        &mut self,
        play: &ScoredPlay,
        pitcher: LineupId,
        charged: &Charged,
    ) -> Vec<(Base, LineupId)> {
        let mut adjusted = Vec::new();
        for (base, wanted) in Base::ALL.into_iter().zip(charged) {
            let (Some(charge), Some(wanted)) = (self.0.on(base), *wanted) else {
                continue;
            };
            if charge.pitcher != wanted {
                let pitcher = wanted;
                self.0.put(base, Charge { pitcher, ..charge });
                adjusted.push((base, wanted));
            }
        }
        let during = self.0.during(play, pitcher);
        self.0.advance(play, &during);
        adjusted
    }
}
