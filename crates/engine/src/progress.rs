//! How far a game has come.

use crate::bases::Bases;
use crate::cards::Reading;
use crate::dice::roll::RollId;
use crate::inning::{HalfInning, Outs};
use crate::lineup::{BattingSlot, Lineup};
use crate::roster_set::RosterSet;
use crate::state::Phase;
use crate::stealing::Jumps;
use crate::stint::PitcherStint;
use crate::team::ByTeam;

/// How far a game has come, but for the men off the mound, whose number varies: this is `Copy`, since every turn at bat
/// copies it for a take-back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) phase: Phase,
    pub(crate) half_inning: HalfInning,
    pub(crate) outs: Outs,
    pub(crate) bases: Bases,
    pub(crate) score: ByTeam<u16>,
    pub(crate) lineups: ByTeam<Lineup>,
    pub(crate) due_up: ByTeam<BattingSlot>,
    pub(crate) stints: ByTeam<PitcherStint>,
    pub(crate) tired: ByTeam<RosterSet>,
    pub(crate) hurt: ByTeam<RosterSet>,
    pub(crate) plays: u16,
    pub(crate) last_reading: Option<(RollId, Reading)>,
    pub(crate) jumps: Jumps,
    /// Play has broken off.
    pub(crate) suspended: bool,
}

impl Progress {
    /// Nothing has happened yet.
    pub(crate) fn none(phase: Phase, lineups: ByTeam<Lineup>, pitchers: PitcherStint) -> Self {
        Self {
            phase,
            half_inning: HalfInning::FIRST,
            outs: Outs::Zero,
            bases: Bases::default(),
            score: ByTeam::default(),
            lineups,
            due_up: ByTeam::from_fn(|_| BattingSlot::LEADOFF),
            stints: ByTeam::from_fn(|_| pitchers),
            tired: ByTeam::default(),
            hurt: ByTeam::default(),
            plays: 0,
            last_reading: None,
            jumps: Jumps::default(),
            suspended: false,
        }
    }
}
