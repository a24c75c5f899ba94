//! What a scorer may enter, and what nobody may ask of a game that he scores.
//!
//! Rules: R-SCORED-UMPIRE, R-SCORED-POSSIBLE.

use super::Plan;
use crate::command::{Actor, Command};
use crate::options::Mode;
use crate::rejection::Rejection;
use crate::scored::{Entry, decide};
use crate::state::{GameState, Phase};

/// Whether this can be asked of a game whose plays come from where those of this one do: of one that is scored nobody
/// decides anything, and no dice fall.
pub(super) fn fits(state: &GameState, command: &Command) -> bool {
    match command {
        Command::StartGame
        | Command::Score { .. }
        | Command::Suspend
        | Command::Resume
        | Command::Forfeit { .. }
        | Command::Abandon => true,
        Command::CommitEntropy { .. }
        | Command::RevealEntropy { .. }
        | Command::DecideDefense { .. }
        | Command::DecideOffense { .. }
        | Command::Roll
        | Command::ReportOutcome { .. }
        | Command::Answer { .. }
        | Command::Substitute { .. }
        | Command::SwapPositions { .. }
        | Command::RequestTakeBack { .. }
        | Command::AnswerTakeBack { .. } => match state.rosters().mode {
            Mode::Manual | Mode::Cards => true,
            Mode::Scored => false,
        },
    }
}

/// What happened, as the scorer tells it.
pub(super) fn score(state: &GameState, actor: Actor, entry: &Entry) -> Result<Plan, Rejection> {
    match actor {
        Actor::Umpire => (),
        Actor::Manager(_) => return Err(Rejection::UmpireOnly),
    }
    match (state.rosters().mode, state.phase()) {
        (Mode::Manual | Mode::Cards, _) => Err(Rejection::GameIsPlayed),
        (Mode::Scored, Phase::BeforeGame) => Err(Rejection::NotStarted),
        (
            Mode::Scored,
            Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. }
            | Phase::EntryDue
            | Phase::Final { .. },
        ) => match decide(state, entry.clone()) {
            Ok(scored) => Ok(Plan::Score(Box::new(scored))),
            Err(fault) => Err(Rejection::ImpossibleEntry { fault }),
        },
    }
}
