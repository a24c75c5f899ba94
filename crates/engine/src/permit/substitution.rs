//! Substitutions: between plays, nobody twice; and two fielders who exchange their positions.
//!
//! Rules: R-SUB-WHEN, R-SUB-NO-RETURN, R-SUB-ELIGIBLE, R-SUB-MINIMUM.

mod double_switch;

use super::due_first;
use crate::command::{Actor, Substitution};
use crate::player::LineupId;
use crate::position::Position;
use crate::rejection::{IllegalSubstitution, Rejection};
use crate::state::{GameState, Phase, Vacancy};
use crate::team::Team;

pub(super) fn permit(
    state: &GameState,
    actor: Actor,
    substitution: &Substitution,
) -> Result<Substitution, Rejection> {
    let team = match substitution {
        Substitution::PinchHitter { .. } | Substitution::PinchRunner { .. } => state.batting(),
        Substitution::Pitcher { .. }
        | Substitution::Fielder { .. }
        | Substitution::DoubleSwitch(_) => state.fielding(),
    };
    between_plays(state, actor, team)?;
    replaces_the_hurt(state, substitution)?;
    match substitution {
        Substitution::PinchHitter { out, r#in } => {
            from_the_bench_or_the_mound(state, team, *r#in)?;
            pinch_hitter(state, *out)?;
        }
        Substitution::PinchRunner { out, r#in } => {
            from_the_bench_or_the_mound(state, team, *r#in)?;
            pinch_runner(state, *out)?;
        }
        Substitution::Pitcher { out, r#in } => {
            from_the_bench_or_designated(state, team, *r#in)?;
            pitcher(state, team, *out, *r#in)?;
        }
        Substitution::Fielder {
            out,
            r#in,
            position,
        } => {
            from_the_bench_or_designated(state, team, *r#in)?;
            fielder(state, team, *out, *r#in, *position)?;
        }
        Substitution::DoubleSwitch(switch) => double_switch::permit(state, team, switch)?,
    }
    Ok(substitution.clone())
}

/// Two fielders exchange their positions.
pub(super) fn swap(
    state: &GameState,
    actor: Actor,
    one: LineupId,
    other: LineupId,
) -> Result<(), Rejection> {
    let team = state.fielding();
    between_plays(state, actor, team)?;
    if let Some((_, due)) = hurt_man_due(state) {
        return Err(due);
    }
    if one == other {
        return illegal("other", IllegalSubstitution::SameMan);
    }
    let lineup = state.lineup(team);
    let position = |field, id| match lineup.position_of(id) {
        Some(position) => Ok(position),
        None => Err(Rejection::IllegalSubstitution {
            field,
            problem: IllegalSubstitution::NotInTheField(id),
        }),
    };
    let (from, to) = (position("one", one)?, position("other", other)?);
    if from == Position::Pitcher || to == Position::Pitcher {
        has_pitched_enough(state, team, "one")?;
        let takes_the_mound = if from == Position::Pitcher {
            other
        } else {
            one
        };
        if lineup.is_halved(takes_the_mound) {
            return illegal("other", IllegalSubstitution::LeftTheMound(takes_the_mound));
        }
    }
    eligible(state, "one", one, to)?;
    eligible(state, "other", other, from)
}

/// No roll is pending and no choice is due. A team that must fill a position does that and nothing else.
fn between_plays(state: &GameState, actor: Actor, team: Team) -> Result<(), Rejection> {
    match state.phase() {
        Phase::DecisionsDue { .. } | Phase::RollDue { .. } => Ok(()),
        Phase::LineupDue { team: due, .. } if *due == team => Ok(()),
        Phase::LineupDue { .. }
        | Phase::BeforeGame
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => Err(due_first(state)),
    }?;
    if actor.acts_for(team) {
        Ok(())
    } else {
        Err(Rejection::NotYourTurn { team })
    }
}

/// The man who is hurt and must be replaced before anything else, and the refusal of anything else.
fn hurt_man_due(state: &GameState) -> Option<(LineupId, Rejection)> {
    match state.phase() {
        Phase::LineupDue {
            vacancy: Vacancy::Hurt(player),
            ..
        } => Some((*player, due_first(state))),
        Phase::LineupDue {
            vacancy: Vacancy::Position(_),
            ..
        }
        | Phase::BeforeGame
        | Phase::DecisionsDue { .. }
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => None,
    }
}

/// Whoever must leave because he is hurt leaves with this.
fn replaces_the_hurt(state: &GameState, substitution: &Substitution) -> Result<(), Rejection> {
    match hurt_man_due(state) {
        Some((hurt, due)) if substitution.changes().iter().all(|(out, _)| *out != hurt) => Err(due),
        Some(_) | None => Ok(()),
    }
}

/// Whether the team has anybody left who may come in for this man, where he is now.
pub(crate) fn somebody_can_replace(state: &GameState, out: LineupId) -> bool {
    let team = out.team();
    let lineup = state.lineup(team);
    let fields = (team == state.fielding())
        .then(|| lineup.position_of(out))
        .flatten();
    let replaced_by = |r#in| match fields {
        Some(Position::Pitcher) => Substitution::Pitcher { out, r#in },
        Some(position) => Substitution::Fielder {
            out,
            r#in,
            position,
        },
        None if state.bases().base_of(out).is_some() => Substitution::PinchRunner { out, r#in },
        None => Substitution::PinchHitter { out, r#in },
    };
    let bench = state.bench(team).map(|(id, _)| id);
    bench
        .chain([lineup.pitcher()])
        .chain(lineup.designated())
        .any(|r#in| permit(state, Actor::Umpire, &replaced_by(r#in)).is_ok())
}

fn from_the_bench(
    state: &GameState,
    team: Team,
    field: &'static str,
    r#in: LineupId,
) -> Result<(), Rejection> {
    if r#in.team() != team || state.player(r#in).is_none() {
        return illegal(field, IllegalSubstitution::NotOnRoster(r#in));
    }
    if state.lineup(team).has_played(r#in) {
        return illegal(field, IllegalSubstitution::AlreadyPlayed(r#in));
    }
    Ok(())
}

/// A pitcher who does not bat may do so for another; nobody bats for him then.
fn from_the_bench_or_the_mound(
    state: &GameState,
    team: Team,
    r#in: LineupId,
) -> Result<(), Rejection> {
    let lineup = state.lineup(team);
    if lineup.pitcher() == r#in && lineup.slot_of(r#in).is_none() && !lineup.is_halved(r#in) {
        return Ok(());
    }
    from_the_bench(state, team, "in", r#in)
}

/// A designated hitter may take the field; he is that no longer then. A two-way starter is in the field already.
fn from_the_bench_or_designated(
    state: &GameState,
    team: Team,
    r#in: LineupId,
) -> Result<(), Rejection> {
    let lineup = state.lineup(team);
    if lineup.designated() == Some(r#in) && lineup.position_of(r#in).is_none() {
        return Ok(());
    }
    from_the_bench(state, team, "in", r#in)
}

fn pinch_hitter(state: &GameState, out: LineupId) -> Result<(), Rejection> {
    let batter = state.batter();
    if out == batter {
        Ok(())
    } else {
        illegal("out", IllegalSubstitution::NotTheBatter(batter))
    }
}

fn pinch_runner(state: &GameState, out: LineupId) -> Result<(), Rejection> {
    match state.bases().base_of(out) {
        Some(_) => Ok(()),
        None => illegal("out", IllegalSubstitution::NotOnBase(out)),
    }
}

fn pitcher(state: &GameState, team: Team, out: LineupId, r#in: LineupId) -> Result<(), Rejection> {
    let lineup = state.lineup(team);
    let pitcher = lineup.pitcher();
    if out != pitcher {
        return illegal("out", IllegalSubstitution::NotThePitcher(pitcher));
    }
    if lineup.is_halved(r#in) {
        return illegal("in", IllegalSubstitution::LeftTheMound(r#in));
    }
    eligible(state, "in", r#in, Position::Pitcher)?;
    has_pitched_enough(state, team, "out")
}

/// The pitcher has faced the least number of batters, or ended a half-inning.
fn has_pitched_enough(state: &GameState, team: Team, field: &'static str) -> Result<(), Rejection> {
    let stint = state.stint(team);
    let minimum = state.options().pitcher_min_batters;
    // Somebody who only stands there because he batted for the pitcher has nothing to complete.
    let stands_in = state.vacancy(team) == Some(Position::Pitcher);
    let is_hurt = state.is_hurt(state.lineup(team).pitcher());
    if stint.batters_faced >= minimum
        || stint.ended_half_inning
        || stands_in
        || is_hurt
        || minimum <= 1
    {
        return Ok(());
    }
    illegal(
        field,
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
    eligible(state, "in", r#in, position)
}

fn eligible(
    state: &GameState,
    field: &'static str,
    player: LineupId,
    position: Position,
) -> Result<(), Rejection> {
    if state.may_play(player, position) {
        Ok(())
    } else {
        illegal(field, IllegalSubstitution::NotEligible { player, position })
    }
}

const fn illegal(field: &'static str, problem: IllegalSubstitution) -> Result<(), Rejection> {
    Err(Rejection::IllegalSubstitution { field, problem })
}
