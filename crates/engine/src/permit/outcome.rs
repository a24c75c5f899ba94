//! Reported outcomes: a roll must be pending, and the outcome must be one that can be read off a card.
//!
//! Where the server reads the cards it does so as soon as the dice have fallen, so that there is never a roll to report
//! for; who reports all the same is told what the card said.

use super::due_first;
use crate::choice::Batted;
use crate::command::{Actor, OutcomeReport};
use crate::options::Mode;
use crate::outcome::{LocationRule, PlayOutcome, ProducedBy};
use crate::rejection::Rejection;
use crate::resolve::Reported;
use crate::state::{GameState, Phase};

pub(super) fn report(
    state: &GameState,
    actor: Actor,
    report: &OutcomeReport,
) -> Result<Reported, Rejection> {
    let read_by = state.rosters().mode;
    let roll = match state.phase() {
        Phase::OutcomeDue { roll, .. } => roll,
        Phase::RollDue { .. } | Phase::DecisionsDue { .. } | Phase::ChoiceDue { .. }
            if read_by == Mode::Cards =>
        {
            return Err(Rejection::ServerReadsCards {
                last: state.last_reading(),
            });
        }
        Phase::RollDue { .. } | Phase::DecisionsDue { .. } => {
            return Err(not_pending(state, report));
        }
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => {
            return Err(due_first(state));
        }
    };
    // The batting manager speaks for the plate appearance, whoever's card was read.
    let team = state.batting();
    if !actor.acts_for(team) {
        return Err(Rejection::NotYourTurn { team });
    }
    if let Some(given) = report.roll_id
        && given != roll.id
    {
        return Err(Rejection::WrongRoll {
            pending: roll.id,
            given,
        });
    }
    legal(report)?;
    if report.plus_injury && !state.options().injuries {
        return Err(Rejection::NoInjuries);
    }
    if report.outcome.is_of_the_ballpark() && !state.options().ballpark_effects {
        let outcome = report.outcome;
        return Err(Rejection::NoBallparkEffects { outcome });
    }
    let batted = Batted {
        outcome: report.outcome,
        hit_location: report.hit_location,
        error_bases: report.error_bases,
        roll_id: roll.id,
        check_position: None,
        trail: None,
    };
    // Every outcome of a card has its script, and the location and bases that it needs are there.
    Reported::new(batted).ok_or(Rejection::EngineOutcome {
        outcome: report.outcome,
    })
}

/// Why no roll waits for this report: the one that it names is done with, or none has fallen.
fn not_pending(state: &GameState, report: &OutcomeReport) -> Rejection {
    match (report.roll_id, state.play_to_take_back()) {
        (Some(roll), Some(play)) if state.take_back_to() == Some(roll) => {
            Rejection::OutcomeAlreadyIn { roll, play }
        }
        (_, _) => Rejection::NoPendingRoll,
    }
}

/// Whether the report is one by itself, whatever the state of the game.
fn legal(report: &OutcomeReport) -> Result<(), Rejection> {
    let outcome = report.outcome;
    let facts = outcome.facts();
    match facts.by {
        ProducedBy::Player => (),
        ProducedBy::Engine => return Err(Rejection::EngineOutcome { outcome }),
    }
    match (report.hit_location, facts.location) {
        (None, LocationRule::Required) => return Err(Rejection::LocationRequired { outcome }),
        (None, LocationRule::Refused | LocationRule::Optional) => (),
        (
            Some(location),
            LocationRule::Refused | LocationRule::Optional | LocationRule::Required,
        ) => {
            if !facts.locations.contains(&location) {
                return Err(Rejection::LocationNotAllowed { outcome, location });
            }
        }
    }
    match (report.error_bases, outcome == PlayOutcome::Error) {
        (Some(1..=3), true) | (None, false) => Ok(()),
        (Some(_) | None, true) => Err(Rejection::ErrorBasesRequired),
        (Some(_), false) => Err(Rejection::ErrorBasesNotAllowed),
    }
}
