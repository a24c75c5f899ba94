//! What a game stands at, and what a batting manager who plays by himself tries then.

use bandbox_engine::Team;
use bandbox_engine::decisions::{OffensiveAction, OffensiveDecision};
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::player::LineupId;
use bandbox_protocol::v1::view::{GameStateUpdate, GameView, PhaseName};

/// What a batting manager tries besides swinging away.
struct Plan {
    action: OffensiveAction,
    /// Once in so many plays.
    every: u16,
    /// On which of them.
    at: u16,
    /// With no more than this many outs.
    upto_outs: Option<Outs>,
}

const fn plan(action: OffensiveAction, every: u16, at: u16, upto_outs: Option<Outs>) -> Plan {
    Plan {
        action,
        every,
        at,
        upto_outs,
    }
}

/// Tried in this order.
const PLANS: [Plan; 5] = [
    plan(OffensiveAction::SqueezeBunt, 9, 4, Some(Outs::One)),
    plan(OffensiveAction::HitAndRun, 7, 3, Some(Outs::One)),
    plan(OffensiveAction::SacBunt, 8, 5, Some(Outs::Zero)),
    plan(OffensiveAction::CheckJump, 6, 1, None),
    plan(OffensiveAction::Steal, 3, 0, None),
];

/// What the game stands at.
pub(super) struct Situation {
    pub(super) seq: u64,
    pub(super) phase: PhaseName,
    pub(super) waiting_for: Vec<Team>,
    pub(super) inning: u8,
    pub(super) half: Half,
    pub(super) outs: Outs,
    pub(super) pitcher: LineupId,
    pub(super) last_play: u16,
    pub(super) offense_options: Vec<OffensiveDecision>,
}

impl Situation {
    /// As a snapshot shows it.
    pub(super) fn of_view(view: &GameView, seq: u64) -> Self {
        Self {
            seq,
            phase: view.phase,
            waiting_for: view.waiting_for.clone(),
            inning: view.inning,
            half: view.half,
            outs: view.outs,
            pitcher: view.pitcher,
            last_play: view.last_play,
            offense_options: view.offense_options.clone(),
        }
    }

    /// As the news after a command show it.
    pub(super) fn of_update(update: GameStateUpdate) -> Self {
        Self {
            seq: update.seq,
            phase: update.phase,
            waiting_for: update.waiting_for,
            inning: update.inning,
            half: update.half,
            outs: update.outs,
            pitcher: update.pitcher,
            last_play: update.last_play,
            offense_options: update.offense_options,
        }
    }

    /// What the batting manager tries: now and then something else than a swing, by the number of the play, so that
    /// both of one seed do the same.
    pub(super) fn tries(&self) -> OffensiveDecision {
        let plan = PLANS.iter().find(|plan| {
            let when = self.last_play % plan.every == plan.at;
            let outs = plan.upto_outs.is_none_or(|outs| self.outs <= outs);
            when && outs
        });
        let option = plan.and_then(|plan| {
            let mut options = self.offense_options.iter();
            options.find(|option| option.action == plan.action)
        });
        option.copied().unwrap_or_default()
    }

    /// The team in the field.
    pub(super) const fn fielding(&self) -> Team {
        match self.half {
            Half::Top => Team::Home,
            Half::Bottom => Team::Away,
        }
    }
}
