//! What a scorer said has happened, so the state follows.

use super::entry::{Scored, Then};
use super::lineup;
use super::play::ScoredPlay;
use crate::bases::{Bases, Destination, Origin};
use crate::event::{Ending, GameResult};
use crate::inning::Outs;
use crate::player::LineupId;
use crate::state::{GameState, Phase};
use crate::team::Team;

/// Takes the state past what happened.
pub fn apply(state: &mut GameState, scored: &Scored) {
    match scored {
        Scored::Play { play, then } => {
            play_over(state, play, then);
        }
        Scored::Change(change) => lineup::enter(state, change),
        Scored::PlacedRunner { runner, base } => state.bases.put(*base, *runner),
    }
}

fn play_over(state: &mut GameState, play: &ScoredPlay, then: &Then) {
    let batting = state.batting();
    let runs = u16::try_from(play.runs().count()).unwrap_or(u16::MAX);
    state.score[batting] = state.score[batting].saturating_add(runs);
    state.plays = state.plays.saturating_add(1);
    if play.class.ends_plate_appearance() {
        state.due_up[batting] = play.slot.next();
    }
    match then {
        Then::GoesOn => {
            let outs = u8::try_from(play.outs.len()).unwrap_or(u8::MAX);
            state.outs = state.outs.plus(outs).unwrap_or(Outs::Two);
            state.bases = bases_after(&state.bases, play);
        }
        Then::SideRetired { .. } => {
            state.outs = Outs::Zero;
            state.bases = Bases::default();
            state.half_inning = state.half_inning.next();
        }
        Then::GameOver { .. } => {
            state.bases = bases_after(&state.bases, play);
            state.phase = Phase::Final {
                result: result(state),
            };
        }
    }
}

fn bases_after(before: &Bases, play: &ScoredPlay) -> Bases {
    let mut after = *before;
    let man = |from| -> Option<LineupId> {
        match from {
            Origin::Plate => Some(play.batter),
            Origin::On(base) => before.runner(base),
        }
    };
    let gone = play.outs.iter().map(|out| out.man);
    for from in gone.chain(play.moves.iter().map(|moved| moved.from)) {
        if let Origin::On(base) = from {
            after.clear(base);
        }
    }
    for moved in &play.moves {
        if let (Some(runner), Destination::On(base)) = (man(moved.from), moved.to) {
            after.put(base, runner);
        }
    }
    after
}

fn result(state: &GameState) -> GameResult {
    let score = state.score;
    let winner = if score.home > score.away {
        Team::Home
    } else {
        Team::Away
    };
    let ending = if state.batting() == Team::Home && winner == Team::Home {
        Ending::WalkOff
    } else {
        Ending::Regulation
    };
    GameResult {
        ending,
        score,
        winner: Some(winner),
    }
}
