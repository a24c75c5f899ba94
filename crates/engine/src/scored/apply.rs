//! What a scorer said has happened, so the state follows.

use super::entry::{Entry, Scored, Then};
use super::lineup;
use super::play::ScoredPlay;
use crate::bases::{Bases, Destination, Origin};
use crate::inning::Outs;
use crate::player::LineupId;
use crate::state::{GameState, Phase};

/// Takes the state past what happened, and past what it brings about.
pub fn apply(state: &mut GameState, scored: &Scored) {
    enter(state, &scored.entry);
    match &scored.then {
        Then::GoesOn => (),
        Then::SideRetired { .. } => {
            state.now.outs = Outs::Zero;
            state.now.bases = Bases::default();
            state.now.half_inning = state.now.half_inning.next();
        }
        Then::GameOver { result, .. } => state.now.phase = Phase::Final { result: *result },
    }
}

/// Takes the state past what was said. After a third out the bases stay as they were; the end of the half-inning
/// clears them.
pub(crate) fn enter(state: &mut GameState, entry: &Entry) {
    match entry {
        Entry::Play(play) => play_over(state, play),
        Entry::Change(change) => lineup::enter(state, change),
        Entry::PlacedRunner { runner, base } => state.now.bases.put(*base, *runner),
        // Statistics alone.
        Entry::ChargedTo { .. } | Entry::Credits(_) => (),
        // Its end is an event of its own.
        Entry::Called => (),
    }
}

fn play_over(state: &mut GameState, play: &ScoredPlay) {
    let batting = state.batting();
    let runs = u16::try_from(play.runs().count()).unwrap_or(u16::MAX);
    state.now.score[batting] = state.now.score[batting].saturating_add(runs);
    state.now.plays = state.now.plays.saturating_add(1);
    if play.class.ends_plate_appearance() {
        state.now.due_up[batting] = play.slot.next();
    }
    let outs = u8::try_from(play.outs.len()).unwrap_or(u8::MAX);
    if let Some(outs) = state.now.outs.plus(outs) {
        state.now.outs = outs;
        state.now.bases = bases_after(&state.now.bases, play);
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
