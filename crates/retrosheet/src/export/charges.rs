//! Which pitcher answers for which runner. Where a reader of the file would charge another than the game does, a
//! `presadj` record says whom.
//!
//! A reader lets those who are left after a fielder's choice take the pitchers from the lead runner on; in a game of
//! Bandbox the batter takes the place of the man put out, and nobody else changes.

use bandbox_engine::bases::{Base, Origin};
use bandbox_engine::player::LineupId;
use bandbox_engine::scored::ScoredPlay;
use bandbox_scorebook::box_score::RunAccount;
use bandbox_scorebook::scored::{Charge, Charges};

/// Whom the game charges with the runners on first to third.
pub(super) type Charged = [Option<LineupId>; 3];

/// The charges as a reader of the file has them.
#[derive(Default)]
pub(super) struct Reading(Charges);

impl Reading {
    /// A runner is placed on second.
    pub(super) const fn place(&mut self, pitcher: LineupId) {
        let charge = Charge {
            pitcher,
            placed: true,
        };
        self.0.put(Base::Second, charge);
    }

    /// Takes in a play; returns whom to charge with whom before it.
    pub(super) fn play(
        &mut self,
        play: &ScoredPlay,
        pitcher: LineupId,
        charged: &Charged,
        runs: &[RunAccount],
    ) -> Vec<(Base, LineupId)> {
        let mut adjusted = Vec::new();
        for (base, wanted) in before(play, charged, runs) {
            let Some(charge) = self.0.on(base) else {
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

/// Whom each runner must be charged to before the play, so that those who score on it are charged as in the game.
fn before(play: &ScoredPlay, charged: &Charged, runs: &[RunAccount]) -> Vec<(Base, LineupId)> {
    let bases = Base::ALL.into_iter().rev();
    let runners = bases.filter_map(|base| Some((base, charged[base as usize]?)));
    let choice = play.outs.iter().find_map(|out| match out.man {
        Origin::On(base) if play.was_out_for_the_batter(out.man) => charged[base as usize],
        Origin::On(_) | Origin::Plate => None,
    });
    let Some(for_the_batter) = choice else {
        return runners.collect();
    };
    // Those who are left take the pitchers from the lead runner on.
    let left = Origin::ALL
        .into_iter()
        .rev()
        .filter(|man| !play.is_out(*man));
    let mut left = left.filter_map(|man| {
        let run = runs.iter().find(|run| run.from == man);
        let own = match man {
            Origin::Plate => Some(for_the_batter),
            Origin::On(base) => charged[base as usize],
        };
        run.map(|run| run.charged_to).or(own)
    });
    let adjusted = runners.map(|(base, own)| (base, left.next().unwrap_or(own)));
    adjusted.collect()
}
