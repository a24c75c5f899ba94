//! Substitutions: between plays, from the bench, nobody twice.
//!
//! Rules: R-SUB-WHEN, R-SUB-NO-RETURN, R-SUB-ELIGIBLE, R-SUB-MINIMUM.

use super::due_first;
use crate::command::{Actor, Substitution};
use crate::player::LineupId;
use crate::position::Position;
use crate::rejection::{IllegalSubstitution, Rejection};
use crate::state::{GameState, Phase};
use crate::team::Team;

pub(super) fn permit(
    state: &GameState,
    actor: Actor,
    substitution: Substitution,
) -> Result<Substitution, Rejection> {
    let team = match substitution {
        Substitution::PinchHitter { .. } => state.batting(),
        Substitution::Pitcher { .. } | Substitution::Fielder { .. } => state.fielding(),
    };
    between_plays(state, team)?;
    if !actor.acts_for(team) {
        return Err(Rejection::NotYourTurn { team });
    }
    from_the_bench(state, team, substitution.r#in())?;
    match substitution {
        Substitution::PinchHitter { out, .. } => pinch_hitter(state, out)?,
        Substitution::Pitcher { out, r#in } => pitcher(state, team, out, r#in)?,
        Substitution::Fielder {
            out,
            r#in,
            position,
        } => fielder(state, team, out, r#in, position)?,
    }
    Ok(substitution)
}

/// No roll is pending and no choice is due. A team that must fill a position does that and nothing else.
fn between_plays(state: &GameState, team: Team) -> Result<(), Rejection> {
    match state.phase() {
        Phase::DecisionsDue { .. } | Phase::RollDue { .. } => Ok(()),
        Phase::LineupDue { team: due, .. } if *due == team => Ok(()),
        Phase::LineupDue { .. }
        | Phase::BeforeGame
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::Final { .. } => Err(due_first(state)),
    }
}

fn from_the_bench(state: &GameState, team: Team, r#in: LineupId) -> Result<(), Rejection> {
    if r#in.team() != team || state.player(r#in).is_none() {
        return illegal("in", IllegalSubstitution::NotOnRoster(r#in));
    }
    if state.lineup(team).has_played(r#in) {
        return illegal("in", IllegalSubstitution::AlreadyPlayed(r#in));
    }
    Ok(())
}

fn pinch_hitter(state: &GameState, out: LineupId) -> Result<(), Rejection> {
    let batter = state.batter();
    if out == batter {
        Ok(())
    } else {
        illegal("out", IllegalSubstitution::NotTheBatter(batter))
    }
}

fn pitcher(state: &GameState, team: Team, out: LineupId, r#in: LineupId) -> Result<(), Rejection> {
    let pitcher = state.lineup(team).pitcher();
    if out != pitcher {
        return illegal("out", IllegalSubstitution::NotThePitcher(pitcher));
    }
    eligible(state, r#in, Position::Pitcher)?;
    let stint = state.stint(team);
    let minimum = state.options().pitcher_min_batters;
    // Somebody who only stands there because he batted for the pitcher has nothing to complete.
    let stands_in = state.vacancy(team) == Some(Position::Pitcher);
    if stint.batters_faced >= minimum || stint.ended_half_inning || stands_in || minimum <= 1 {
        return Ok(());
    }
    illegal(
        "out",
        IllegalSubstitution::MinimumBatters {
            minimum,
            faced: stint.batters_faced,
        },
    )
}

fn fielder(
    state: &GameState,
    team: Team,
    out: LineupId,
    r#in: LineupId,
    position: Position,
) -> Result<(), Rejection> {
    if position == Position::Pitcher {
        return illegal("position", IllegalSubstitution::PitchingChange);
    }
    if state.lineup(team).fielder(position) != out {
        return illegal("position", IllegalSubstitution::NotAtPosition(out));
    }
    eligible(state, r#in, position)
}

fn eligible(state: &GameState, player: LineupId, position: Position) -> Result<(), Rejection> {
    if state.may_play(player, position) {
        Ok(())
    } else {
        illegal("in", IllegalSubstitution::NotEligible { player, position })
    }
}

const fn illegal(field: &'static str, problem: IllegalSubstitution) -> Result<(), Rejection> {
    Err(Rejection::IllegalSubstitution { field, problem })
}
