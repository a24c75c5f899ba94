//! Whether what a scorer says can have been.

use super::ends::{End, Ends};
use super::entry::{Entry, Scored, Then};
use super::fault::ScoringFault;
use super::lineup;
use super::play::{Class, ScoredPlay};
use crate::inning::Half;
use crate::state::{GameState, Phase};
use crate::team::Team;

/// Decides an entry: what happened, or why that cannot be.
///
/// # Errors
/// A [`ScoringFault`] that says what is impossible. The game stands as it stood.
pub fn decide(state: &GameState, entry: &Entry) -> Result<Scored, ScoringFault> {
    if let Phase::Final { .. } = state.phase() {
        return Err(ScoringFault::GameOver);
    }
    match entry {
        Entry::Play(play) => {
            let then = judge(state, play)?;
            let play = play.clone();
            Ok(Scored::Play { play, then })
        }
        Entry::Change(change) => {
            lineup::permit(state, change)?;
            Ok(Scored::Change(*change))
        }
        Entry::PlacedRunner { runner, base } => {
            let is_new = state.outs().number() == 0 && state.occupied().is_empty();
            if !is_new {
                return Err(ScoringFault::CannotPlace(*base));
            }
            if runner.team() != state.batting() || state.player(*runner).is_none() {
                return Err(ScoringFault::NotOnRoster(*runner));
            }
            Ok(Scored::PlacedRunner {
                runner: *runner,
                base: *base,
            })
        }
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
    let is_over = ends_game(state, play.class, runs, side_retired)?;
    Ok(if is_over {
        Then::GameOver {
            left_on_base: ends.left(state, play.batter),
        }
    } else if side_retired {
        Then::SideRetired {
            left_on_base: ends.left(state, play.batter),
        }
    } else {
        Then::GoesOn
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

/// Whether the play ends the game. With the winning run it is over, but for a home run, on which all score.
fn ends_game(
    state: &GameState,
    class: Class,
    runs: u8,
    side_retired: bool,
) -> Result<bool, ScoringFault> {
    let mut score = *state.score();
    let behind = score.away.saturating_sub(score.home);
    let batting = state.batting();
    score[batting] = score[batting].saturating_add(u16::from(runs));
    if state.hosts_can_walk_off() && batting == Team::Home && score.home > score.away {
        let needed = u8::try_from(behind + 1).unwrap_or(u8::MAX);
        if runs > needed && class != Class::HomeRun {
            return Err(ScoringFault::BeyondTheWin { runs, needed });
        }
        return Ok(true);
    }
    let last = side_retired && state.is_last_inning_or_later();
    Ok(last
        && match state.half_inning().half {
            Half::Top => score.home > score.away,
            Half::Bottom => score.home != score.away,
        })
}
