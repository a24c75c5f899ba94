//! What a pitcher has done since he came in.
//!
//! Rules: R-TIRED-INNINGS, R-TIRED-COUNTED, R-TIRED-RUNS.

use crate::charts::fatigue::INNINGS_COUNTED;
use crate::play::Play;

/// What a pitcher has done since he came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PitcherStint {
    /// Batters who have finished a plate appearance against him.
    pub batters_faced: u8,
    /// He has ended a half-inning.
    pub ended_half_inning: bool,
    /// He began the game.
    pub started: bool,
    /// Innings of his own, the present one and every part of one counted as one.
    pub innings: u8,
    /// The inning of the game that was his last so far, 0 before his first.
    pub(crate) last_inning: u8,
    /// Outs recorded while he pitched.
    pub outs: u8,
    /// Hits, walks and hit batsmen in the present inning and in the innings before it, latest first. Intentional
    /// walks do not count.
    pub let_on: [u8; INNINGS_COUNTED],
    /// Runs that scored while he pitched, whoever let the runners on, in the same innings.
    pub runs: [u8; INNINGS_COUNTED],
}

impl PitcherStint {
    /// The stint of a man who begins the game.
    pub(crate) fn starter() -> Self {
        Self {
            started: true,
            ..Self::default()
        }
    }

    /// He pitches in this inning of the game: another one of his, unless he comes back to the one he left.
    pub(crate) const fn begin_inning(&mut self, inning: u8) {
        if self.last_inning == inning {
            return;
        }
        self.last_inning = inning;
        self.innings = self.innings.saturating_add(1);
        self.let_on = later(self.let_on);
        self.runs = later(self.runs);
    }

    /// Whether he has yet to throw a pitch.
    pub(crate) const fn is_unused(&self) -> bool {
        self.batters_faced == 0 && self.outs == 0
    }

    /// He has pitched to this play.
    pub(crate) fn pitched(&mut self, play: &Play) {
        let faced = u8::from(play.batter_result.ends_plate_appearance());
        let let_on = u8::from(play.batter_result.counts_against_a_pitcher());
        let outs = u8::try_from(play.outs.len()).unwrap_or(u8::MAX);
        self.batters_faced = self.batters_faced.saturating_add(faced);
        self.outs = self.outs.saturating_add(outs);
        self.let_on[0] = self.let_on[0].saturating_add(let_on);
        self.runs[0] = self.runs[0].saturating_add(play.runs);
    }
}

/// The counts of innings, latest first, when another begins.
const fn later([latest, before, _]: [u8; INNINGS_COUNTED]) -> [u8; INNINGS_COUNTED] {
    [0, latest, before]
}
