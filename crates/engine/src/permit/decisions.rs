//! The decisions before the roll: who may make them, when, and which are legal.
//!
//! Rules: R-DECIDE-INFIELD, R-DECIDE-HOLD, R-DECIDE-SHALLOW, R-DECIDE-ONCE.

use super::offense::illegal_offense;
use super::{Plan, due_first};
use crate::bases::{Base, BaseSet};
use crate::command::Actor;
use crate::decisions::{DefensiveDecision, InfieldDepth, OffensiveDecision, OutfieldDepth};
use crate::inning::Outs;
use crate::rejection::{IllegalDecision, Rejection};
use crate::state::{GameState, Phase};
use crate::team::Team;

pub(super) fn defend(
    state: &GameState,
    actor: Actor,
    decision: DefensiveDecision,
) -> Result<Plan, Rejection> {
    let (defense, offense) = decisions_due(state, actor, state.fielding())?;
    if defense.is_some() {
        return Err(Rejection::DecisionAlreadyIn);
    }
    // With an intentional walk no other field counts.
    if decision.intentional_walk {
        let decision = DefensiveDecision {
            intentional_walk: true,
            ..DefensiveDecision::default()
        };
        return Ok(Plan::Defend { decision, offense });
    }
    match illegal_defense(state, &decision) {
        Some((field, problem)) => Err(Rejection::IllegalDecision { field, problem }),
        None => Ok(Plan::Defend { decision, offense }),
    }
}

pub(super) fn bat(
    state: &GameState,
    actor: Actor,
    decision: OffensiveDecision,
) -> Result<Plan, Rejection> {
    let (defense, offense) = decisions_due(state, actor, state.batting())?;
    if offense.is_some() {
        return Err(Rejection::DecisionAlreadyIn);
    }
    // That the batter is to be walked intentionally is not looked at: a refusal would give it away.
    match illegal_offense(state, &decision) {
        Some((field, problem)) => Err(Rejection::IllegalDecision { field, problem }),
        None => Ok(Plan::Bat { decision, defense }),
    }
}

type Submitted = (Option<DefensiveDecision>, Option<OffensiveDecision>);

fn decisions_due(state: &GameState, actor: Actor, team: Team) -> Result<Submitted, Rejection> {
    match state.phase() {
        Phase::DecisionsDue { defense, offense } => {
            if actor.acts_for(team) {
                Ok((*defense, *offense))
            } else {
                Err(Rejection::NotYourTurn { team })
            }
        }
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => Err(due_first(state)),
    }
}

/// The first thing wrong with a defensive decision, with its field.
fn illegal_defense(
    state: &GameState,
    decision: &DefensiveDecision,
) -> Option<(&'static str, IllegalDecision)> {
    let occupied = state.occupied();
    let fewer_than_two_outs = state.outs() != Outs::Two;
    let third = occupied.contains(Base::Third);
    let infield = match decision.infield_depth {
        InfieldDepth::Normal => None,
        InfieldDepth::InfieldIn => {
            (!(third && fewer_than_two_outs)).then_some(IllegalDecision::InfieldIn)
        }
        InfieldDepth::CornersIn => {
            let bunt_likely = !occupied.is_empty() && !third;
            (!((third || bunt_likely) && fewer_than_two_outs)).then_some(IllegalDecision::CornersIn)
        }
    };
    if let Some(problem) = infield {
        return Some(("decision.infield_depth", problem));
    }
    if decision.outfield_depth == OutfieldDepth::Shallow
        && !(fewer_than_two_outs && winning_run_on_third(state))
    {
        return Some(("decision.outfield_depth", IllegalDecision::Shallow));
    }
    if let Some(problem) = illegal_hold(occupied, decision) {
        return Some(("decision.hold_runners", problem));
    }
    let nobody_to_let_go = occupied.is_empty() || !decision.hold_runners.is_empty();
    (decision.let_runners_go && nobody_to_let_go)
        .then_some(("decision.let_runners_go", IllegalDecision::LetsNobodyGo))
}

fn illegal_hold(occupied: BaseSet, decision: &DefensiveDecision) -> Option<IllegalDecision> {
    let held = decision.hold_runners;
    if !held.is_subset_of(occupied) {
        return Some(IllegalDecision::HoldsNobody);
    }
    let behind_another = held.iter().any(|base| {
        base.next()
            .is_some_and(|ahead| occupied.contains(ahead) && !held.contains(ahead))
    });
    if behind_another {
        return Some(IllegalDecision::HoldsBehindAnother);
    }
    let drawn_in = match decision.infield_depth {
        InfieldDepth::Normal => BaseSet::EMPTY,
        InfieldDepth::CornersIn => BaseSet::EMPTY.with(Base::First).with(Base::Third),
        InfieldDepth::InfieldIn => held,
    };
    held.iter()
        .any(|base| drawn_in.contains(base))
        .then_some(IllegalDecision::HoldsWhileIn)
}

/// The hosts win if the runner on third scores.
fn winning_run_on_third(state: &GameState) -> bool {
    let tied = state.score().home == state.score().away;
    state.hosts_can_walk_off() && tied && state.occupied().contains(Base::Third)
}
