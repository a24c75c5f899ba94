//! Which decisions of the batting manager are legal.
//!
//! Rules: R-STEAL-LEGAL, R-STEAL-ONCE, R-BUNT-LEGAL, R-HITRUN-CHART.

use crate::bases::{Base, BaseSet};
use crate::charts::steal;
use crate::decisions::{OffensiveAction, OffensiveDecision};
use crate::inning::Outs;
use crate::rejection::IllegalDecision;
use crate::state::GameState;
use crate::stealing::Jump;

const ACTION: &str = "decision.action";
const STEALS: &str = "decision.steal_attempts";

/// The first thing wrong with an offensive decision, with its field.
pub(crate) fn illegal_offense(
    state: &GameState,
    decision: &OffensiveDecision,
) -> Option<(&'static str, IllegalDecision)> {
    let occupied = state.occupied();
    let fewer_than_two_outs = state.outs() != Outs::Two;
    let needs =
        |legal: bool, problem| (!(legal && fewer_than_two_outs)).then_some((ACTION, problem));
    let problem = match decision.action {
        OffensiveAction::CheckJump | OffensiveAction::Steal => {
            return illegal_steal(state, decision);
        }
        OffensiveAction::SwingAway => None,
        OffensiveAction::SacBunt => needs(may_sacrifice(occupied), IllegalDecision::SacBunt),
        OffensiveAction::SqueezeBunt => {
            needs(occupied.contains(Base::Third), IllegalDecision::SqueezeBunt)
        }
        OffensiveAction::HitAndRun => {
            let first = occupied.contains(Base::First) && !occupied.contains(Base::Second);
            needs(first, IllegalDecision::HitAndRun)
        }
    };
    let steals_too = || {
        let none = decision.steal_attempts.is_empty();
        (!none).then_some((STEALS, IllegalDecision::StealsWithoutSteal))
    };
    problem.or_else(steals_too)
}

/// A runner to be bunted over, and nobody on third unless second is empty.
const fn may_sacrifice(occupied: BaseSet) -> bool {
    let (first, second, third) = (
        occupied.contains(Base::First),
        occupied.contains(Base::Second),
        occupied.contains(Base::Third),
    );
    (first || second) && !(second && third)
}

fn illegal_steal(
    state: &GameState,
    decision: &OffensiveDecision,
) -> Option<(&'static str, IllegalDecision)> {
    let Some(lead) = decision.steal_attempts.lead() else {
        return Some((STEALS, IllegalDecision::NobodySteals));
    };
    let (occupied, goes) = (state.occupied(), decision.steal_attempts.runners());
    if !goes.is_subset_of(occupied) {
        return Some((STEALS, IllegalDecision::NobodyToSteal));
    }
    let blocked = |base: Base| {
        base.next()
            .is_some_and(|ahead| occupied.contains(ahead) && !goes.contains(ahead))
    };
    if goes.iter().any(blocked) {
        return Some((STEALS, IllegalDecision::BaseAheadTaken));
    }
    let never = |base: Base| state.steal_card(base).is_some_and(|card| !card.can_steal());
    if goes.iter().any(never) {
        return Some((STEALS, IllegalDecision::CannotSteal));
    }
    if state.jumps().sent_back() {
        return Some((ACTION, IllegalDecision::SentBack));
    }
    match (decision.action, state.jump(lead)) {
        (_, None) | (OffensiveAction::Steal, Some(Jump::GoodLead)) => None,
        (OffensiveAction::Steal, Some(Jump::NoLead)) if steal::may_go_without_lead(lead) => None,
        (OffensiveAction::Steal, Some(Jump::NoLead | Jump::Balked | Jump::SentBack)) => {
            Some((STEALS, IllegalDecision::StealsWithoutLead))
        }
        (
            OffensiveAction::CheckJump
            | OffensiveAction::SwingAway
            | OffensiveAction::SacBunt
            | OffensiveAction::SqueezeBunt
            | OffensiveAction::HitAndRun,
            Some(_),
        ) => Some((STEALS, IllegalDecision::JumpTaken)),
    }
}
