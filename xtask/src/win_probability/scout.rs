//! How plays lead from one situation of a half-inning to another: counted while games are played.

use anyhow::ensure;
use bandbox_engine::{Event, GameState};
use std::collections::BTreeMap;

/// Situations of a half-inning: outs, and who is on base.
pub(super) const SITUATIONS: usize = 24;

/// Every half of these is played to its third out, whatever the score: nobody wins in the middle of one.
const WHOLE_INNINGS: u8 = 8;

/// Where a play leads, from one situation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Path {
    /// The situation after it; none when the side is retired.
    pub(super) to: Option<usize>,
    /// Runs that score on it.
    pub(super) runs: usize,
    /// How likely it is.
    pub(super) chance: f64,
}

/// Where plays lead, from each situation; those that change nothing are left out.
pub(super) type Paths = Vec<Vec<Path>>;

/// Watches games.
#[derive(Debug, Default)]
pub(super) struct Scout {
    counts: BTreeMap<(usize, Option<usize>, usize), u64>,
    last: Option<Sight>,
}

/// What was seen before a play.
#[derive(Clone, Copy, Debug)]
struct Sight {
    situation: usize,
    /// Of both teams.
    runs: u16,
}

impl Scout {
    /// Looks at a game before something happens in it.
    pub(super) fn look(&mut self, state: &GameState, next: &Event) {
        if state.half_inning().inning > WHOLE_INNINGS {
            self.last = None;
            return;
        }
        let now = Sight {
            situation: situation(state),
            runs: state.score().away + state.score().home,
        };
        if let Event::HalfInningEnded { .. } = next {
            if let Some(before) = self.last.take() {
                self.count(before, None, now.runs);
            }
        // Before every play the defense decides; between events of a play a third out is not seen yet.
        } else if let Event::DefensiveDecisionSubmitted { .. } = next {
            if let Some(before) = self.last {
                self.count(before, Some(now.situation), now.runs);
            }
            self.last = Some(now);
        }
    }

    fn count(&mut self, before: Sight, to: Option<usize>, runs: u16) {
        let runs = usize::from(runs - before.runs);
        if to != Some(before.situation) || runs > 0 {
            *self.counts.entry((before.situation, to, runs)).or_default() += 1;
        }
    }

    /// How many plays it has seen.
    pub(super) fn plays(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Where plays lead.
    ///
    /// # Errors
    /// When too few games were seen, or a play leads backwards, so that a half-inning need not end.
    #[allow(clippy::cast_precision_loss)] // Counts are far below 2^53.
    pub(super) fn paths(&self) -> anyhow::Result<Paths> {
        let mut all = [0; SITUATIONS];
        for ((from, ..), count) in &self.counts {
            all[*from] += count;
        }
        let mut paths: Paths = vec![Vec::new(); SITUATIONS];
        for ((from, to, runs), count) in &self.counts {
            let goes_on = to.is_none_or(|to| *runs > 0 || progress(to) > progress(*from));
            ensure!(goes_on, "a play leads from situation {from} back to {to:?}");
            paths[*from].push(Path {
                to: *to,
                runs: *runs,
                chance: *count as f64 / all[*from] as f64,
            });
        }
        let unseen = paths.iter().position(Vec::is_empty);
        ensure!(
            unseen.is_none(),
            "nobody was seen in situation {unseen:?}; play more --games"
        );
        Ok(paths)
    }
}

/// Outs times eight; first base 1, second 2, third 4.
fn situation(state: &GameState) -> usize {
    let bases = state.occupied().iter();
    let on_base: usize = bases.map(|base| 1 << (base.number() - 1)).sum();
    usize::from(u8::from(state.outs())) * 8 + on_base
}

/// What grows with every play on which nobody scores: outs, and for as many outs the bases that runners have reached.
pub(super) const fn progress(situation: usize) -> usize {
    let (outs, bases) = (situation / 8, situation % 8);
    outs * 8 + (bases & 1) + (bases >> 1 & 1) * 2 + (bases >> 2 & 1) * 3
}
