//! When play may break off, and what waits until it goes on.
//!
//! Rules: R-SUSPEND-WHEN, R-SUSPEND-NOTHING, R-SUSPEND-RESUME.

use super::Plan;
use crate::command::{Actor, Command};
use crate::options::Mode;
use crate::rejection::Rejection;
use crate::state::{GameState, Phase};

/// Whether a command has to wait until the game goes on. To end it is always possible: a game that is never resumed must
/// not stay for ever.
pub(super) const fn holds_up(command: &Command) -> bool {
    match command {
        Command::Resume | Command::Forfeit { .. } | Command::Abandon => false,
        Command::CommitEntropy { .. }
        | Command::RevealEntropy { .. }
        | Command::StartGame
        | Command::DecideDefense { .. }
        | Command::DecideOffense { .. }
        | Command::Roll
        | Command::ReportOutcome { .. }
        | Command::Answer { .. }
        | Command::Substitute { .. }
        | Command::SwapPositions { .. }
        | Command::RequestTakeBack { .. }
        | Command::AnswerTakeBack { .. }
        | Command::Score { .. }
        | Command::Suspend => true,
    }
}

/// Anybody who may play may break off, whatever is due: whoever has to leave cannot be kept.
pub(super) fn suspend(state: &GameState, by: Actor) -> Result<Plan, Rejection> {
    match state.phase() {
        Phase::BeforeGame => Err(Rejection::NotStarted),
        Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => whoever_plays(state, by).map(|()| Plan::Suspend { by }),
    }
}

/// Nobody runs out of time, so nobody loses anything when the other one is back first.
pub(super) fn resume(state: &GameState, by: Actor) -> Result<Plan, Rejection> {
    if !state.is_suspended() {
        return Err(Rejection::GameNotSuspended);
    }
    whoever_plays(state, by).map(|()| Plan::Resume { by })
}

/// No manager plays a game that is scored, so none holds up whoever scores it.
fn whoever_plays(state: &GameState, by: Actor) -> Result<(), Rejection> {
    match (state.rosters().mode, by) {
        (Mode::Manual | Mode::Cards, _) | (Mode::Scored, Actor::Umpire) => Ok(()),
        (Mode::Scored, Actor::Manager(_)) => Err(Rejection::UmpireOnly),
    }
}
