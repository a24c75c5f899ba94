//! Who may take back what was entered, and who must agree.

use super::Plan;
use crate::command::Actor;
use crate::dice::roll::RollId;
use crate::rejection::Rejection;
use crate::state::{GameState, Phase};

/// Either manager may ask, whoever entered it; the umpire need not ask.
pub(super) fn request(state: &GameState, by: Actor, to: RollId) -> Result<Plan, Rejection> {
    if matches!(state.phase(), Phase::BeforeGame) {
        return Err(Rejection::NotStarted);
    }
    match state.take_back_to() {
        None => Err(Rejection::NothingToTakeBack),
        Some(last) if last != to => Err(Rejection::TakeBackTooFar { last, given: to }),
        Some(_) => Ok(Plan::RequestTakeBack { by, to }),
    }
}

/// The other manager or the umpire agrees or not; whoever asked may only think better of it.
pub(super) fn answer(state: &GameState, by: Actor, accept: bool) -> Result<Plan, Rejection> {
    let (Some(asked_by), Some(to)) = (state.take_back_asked_by(), state.take_back_to()) else {
        return Err(Rejection::NoTakeBackPending);
    };
    let answerer = asked_by.opponent();
    let withdraws = !accept && by == Actor::Manager(asked_by);
    if by.acts_for(answerer) || withdraws {
        Ok(Plan::AnswerTakeBack { by, accept, to })
    } else {
        Err(Rejection::NotYourTurn { team: answerer })
    }
}
