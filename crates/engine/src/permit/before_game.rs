//! What may be done before the first pitch: commit to entropy, reveal it, start.

use super::Plan;
use crate::command::Actor;
use crate::dice::fairness::{EntropyShare, commitment};
use crate::hex::{Entropy, Hex32};
use crate::rejection::Rejection;
use crate::state::{GameState, Phase};
use crate::team::Team;

pub(super) fn commit(
    state: &GameState,
    actor: Actor,
    commitment: Hex32,
) -> Result<Plan, Rejection> {
    let team = manager(state, actor)?;
    match &state.entropy()[team] {
        EntropyShare::Committed(_) | EntropyShare::Revealed(_) => {
            Err(Rejection::EntropyAlreadyCommitted)
        }
        // Whoever commits after seeing the other's entropy could choose the key.
        EntropyShare::None => match &state.entropy()[team.opponent()] {
            EntropyShare::Revealed(_) => Err(Rejection::EntropyClosed),
            EntropyShare::None | EntropyShare::Committed(_) => {
                Ok(Plan::CommitEntropy { team, commitment })
            }
        },
    }
}

pub(super) fn reveal(
    state: &GameState,
    actor: Actor,
    entropy: &Entropy,
) -> Result<Plan, Rejection> {
    let team = manager(state, actor)?;
    match &state.entropy()[team] {
        EntropyShare::None => Err(Rejection::EntropyNotCommitted),
        EntropyShare::Revealed(_) => Err(Rejection::EntropyClosed),
        EntropyShare::Committed(committed) => {
            if commitment(entropy.as_bytes()) == *committed {
                Ok(Plan::RevealEntropy {
                    team,
                    entropy: entropy.clone(),
                })
            } else {
                Err(Rejection::EntropyMismatch {
                    committed: *committed,
                })
            }
        }
    }
}

pub(super) fn start(state: &GameState) -> Result<Plan, Rejection> {
    not_started(state)?;
    let hidden = Team::ALL
        .into_iter()
        .find(|&team| matches!(state.entropy()[team], EntropyShare::Committed(_)));
    match hidden {
        Some(team) => Err(Rejection::EntropyDue { team }),
        None => Ok(Plan::Start),
    }
}

/// Entropy is a manager's own affair; an umpire who gave it would defeat its purpose.
fn manager(state: &GameState, actor: Actor) -> Result<Team, Rejection> {
    not_started(state)?;
    match actor {
        Actor::Manager(team) => Ok(team),
        Actor::Umpire => Err(Rejection::ManagersOnly),
    }
}

fn not_started(state: &GameState) -> Result<(), Rejection> {
    match state.phase() {
        Phase::BeforeGame => Ok(()),
        Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => Err(Rejection::AlreadyStarted),
    }
}
