//! Whether what a scorer says can have been.

use super::ends::{End, Ends};
use super::entry::{Credits, Entry, Scored, Then};
use super::fault::ScoringFault;
use super::lineup;
use super::play::{Class, ScoredPlay};
use crate::bases::{Base, Origin};
use crate::event::{Ending, GameResult};
use crate::inning::Half;
use crate::player::LineupId;
use crate::state::{GameState, Phase};
use crate::team::{ByTeam, Team};
use std::cmp::Ordering;

/// Decides an entry: what happened, or why that cannot be.
///
/// # Errors
/// A [`ScoringFault`] that says what is impossible. The game stands as it stood.
pub fn decide(state: &GameState, entry: Entry) -> Result<Scored, ScoringFault> {
    if let Phase::Final { .. } = state.phase() {
        return Err(ScoringFault::GameOver);
    }
    let then = match &entry {
        Entry::Play(play) => judge(state, play)?,
        Entry::Change(change) => {
            lineup::permit(state, change)?;
            Then::GoesOn
        }
        Entry::PlacedRunner { runner, base } => {
            may_be_placed(state, *runner, *base)?;
            Then::GoesOn
        }
        Entry::ChargedTo { pitcher, base } => {
            may_be_charged(state, *pitcher, *base)?;
            Then::GoesOn
        }
        Entry::Credits(credits) => {
            are_known(state, credits)?;
            Then::GoesOn
        }
        Entry::Called => called(state),
    };
    Ok(Scored { entry, then })
}

fn may_be_placed(state: &GameState, runner: LineupId, base: Base) -> Result<(), ScoringFault> {
    let is_new = state.outs().number() == 0 && state.occupied().is_empty();
    if !is_new {
        return Err(ScoringFault::CannotPlace(base));
    }
    if runner.team() != state.batting() || state.player(runner).is_none() {
        return Err(ScoringFault::NotOnRoster(runner));
    }
    Ok(())
}

fn may_be_charged(state: &GameState, pitcher: LineupId, base: Base) -> Result<(), ScoringFault> {
    if state.bases().runner(base).is_none() {
        return Err(ScoringFault::NobodyThere(Origin::On(base)));
    }
    if pitcher.team() != state.fielding() || state.player(pitcher).is_none() {
        return Err(ScoringFault::NotOnRoster(pitcher));
    }
    Ok(())
}

fn are_known(state: &GameState, credits: &Credits) -> Result<(), ScoringFault> {
    let mut pitchers = credits.pitchers();
    match pitchers.find(|pitcher| state.player(*pitcher).is_none()) {
        Some(stranger) => Err(ScoringFault::NotOnRoster(stranger)),
        None => Ok(()),
    }
}

/// Whoever is ahead has won.
fn called(state: &GameState) -> Then {
    let left = state.bases().runners().rev().map(|(_, runner)| runner);
    Then::GameOver {
        left_on_base: left.collect(),
        result: result(*state.score(), Ending::Called),
    }
}

fn result(score: ByTeam<u16>, ending: Ending) -> GameResult {
    let winner = match score.home.cmp(&score.away) {
        Ordering::Less => Some(Team::Away),
        Ordering::Equal => None,
        Ordering::Greater => Some(Team::Home),
    };
    GameResult {
        ending,
        score,
        winner,
    }
}

fn judge(state: &GameState, play: &ScoredPlay) -> Result<Then, ScoringFault> {
    lineup::field_is_full(state)?;
    batter_is_due(state, play)?;
    let before = state.outs().number();
    let made = u8::try_from(play.outs.len()).unwrap_or(u8::MAX);
    if made > state.outs().left() {
        return Err(ScoringFault::TooManyOuts { before, made });
    }
    let side_retired = made == state.outs().left();
    let ends = Ends::of(state, play)?;
    match (play.class.ends_plate_appearance(), ends.batter()) {
        (true, End::Nobody) => return Err(ScoringFault::BatterNowhere),
        (false, End::Out | End::At(_)) => return Err(ScoringFault::BatterStillUp),
        (true, End::Out | End::At(_)) | (false, End::Nobody) => (),
    }
    // What nobody needed to do after the third out is not written down.
    if !side_retired {
        ends.keep_order()?;
    }
    let runs = u8::try_from(play.runs().count()).unwrap_or(u8::MAX);
    let left_on_base = || ends.left(state, play.batter);
    Ok(match end(state, play.class, runs, side_retired)? {
        Some(result) => Then::GameOver {
            left_on_base: left_on_base(),
            result,
        },
        None if side_retired => Then::SideRetired {
            left_on_base: left_on_base(),
        },
        None => Then::GoesOn,
    })
}

fn batter_is_due(state: &GameState, play: &ScoredPlay) -> Result<(), ScoringFault> {
    let team = state.batting();
    let (due, slot) = (state.due_up(team), play.slot);
    if due != slot && !play.out_of_turn {
        return Err(ScoringFault::NotDue { due, slot });
    }
    let bats = state.lineup(team).batter(slot);
    if bats != play.batter {
        return Err(ScoringFault::NotInOrder {
            batter: play.batter,
            slot,
            bats,
        });
    }
    Ok(())
}

/// How the play ends the game, if it does. With the winning run it is over, but for a home run, on which all score.
fn end(
    state: &GameState,
    class: Class,
    runs: u8,
    side_retired: bool,
) -> Result<Option<GameResult>, ScoringFault> {
    let mut score = *state.score();
    let behind = score.away.saturating_sub(score.home);
    let batting = state.batting();
    score[batting] = score[batting].saturating_add(u16::from(runs));
    if state.hosts_can_walk_off() && batting == Team::Home && score.home > score.away {
        let needed = u8::try_from(behind + 1).unwrap_or(u8::MAX);
        if runs > needed && class != Class::HomeRun {
            return Err(ScoringFault::BeyondTheWin { runs, needed });
        }
        return Ok(Some(result(score, Ending::WalkOff)));
    }
    let last = side_retired && state.is_last_inning_or_later();
    let is_over = match state.half_inning().half {
        Half::Top => score.home > score.away,
        Half::Bottom => score.home != score.away,
    };
    Ok((last && is_over).then(|| result(score, Ending::Regulation)))
}
