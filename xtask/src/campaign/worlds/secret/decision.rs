//! One decision is in and the other is not.

use super::{Kind, Pair, Place, ask, create, end, manual, until_between_plays};
use crate::campaign::worlds::paper::{Paper, one_of, secret};
use crate::campaign::worlds::step::Step;
use crate::luck::Luck;
use anyhow::{Context, ensure};
use bandbox_engine::command::Substitution;
use bandbox_engine::{Actor, Command, legal};

/// What may happen while one decision is hidden.
#[derive(Clone, Debug)]
enum Meanwhile {
    Nothing,
    /// The game breaks off, and goes on.
    BrokenOff,
    /// Another man bats, so that the defense decides again.
    PinchHitter(Command),
}

/// A pair of worlds with another decision of the fielding manager, or of the batting manager.
pub(super) fn decision(place: Place, luck: &mut Luck, defense: bool) -> anyhow::Result<Pair> {
    let setup = manual()?;
    let mut paper = Paper::new(&setup, secret(place.seed, place.game))?;
    let mut before = until_between_plays(&mut paper, luck)?;
    let (fielding, batting) = (paper.state.fielding(), paper.state.batting());
    let (knows, other) = if defense {
        (fielding, batting)
    } else {
        (batting, fielding)
    };
    let mut may = paper.may(knows);
    let one = one_of(&may, luck).context("no decision is due")?.clone();
    may.retain(|another| *another != one);
    let Some(another) = one_of(&may, luck).cloned() else {
        // With nobody on base there is but one way to bat.
        return decision(place, luck, true);
    };
    let hitter = pinch_hitter(&paper, luck);
    let meanwhile = match luck.below(4) {
        0 => Meanwhile::BrokenOff,
        1 if defense => hitter.map_or(Meanwhile::Nothing, Meanwhile::PinchHitter),
        _ => Meanwhile::Nothing,
    };
    before.push(Step::Wait);
    let hidden = [one, another];
    let mut worlds = [paper.clone(), paper];
    let mut steps = [before.clone(), before];
    for ((paper, steps), hidden) in worlds.iter_mut().zip(&mut steps).zip(&hidden) {
        steps.push(ask(paper, knows, hidden)?);
        steps.push(Step::Look);
    }
    // An answer that is refused in one world alone would give the hidden one away.
    let [answers, in_other] = [&worlds[0], &worlds[1]].map(|paper| paper.may(other));
    ensure!(
        answers == in_other,
        "what the other manager may decide depends on {hidden:?}"
    );
    let answer = one_of(&answers, luck).context("no answer is due")?.clone();
    for (paper, steps) in worlds.iter_mut().zip(&mut steps) {
        match &meanwhile {
            Meanwhile::Nothing => steps.push(Step::Disclosed),
            Meanwhile::BrokenOff => {
                steps.push(ask(paper, other, &Command::Suspend)?);
                steps.push(Step::Look);
                steps.push(ask(paper, other, &Command::Resume)?);
                steps.push(Step::Disclosed);
            }
            // What was decided never comes out.
            Meanwhile::PinchHitter(command) => {
                steps.push(ask(paper, batting, command)?);
                steps.push(Step::Look);
                end(paper, steps)?;
                continue;
            }
        }
        steps.push(ask(paper, other, &answer)?);
        steps.push(Step::Look);
        end(paper, steps)?;
    }
    Ok(Pair {
        kind: if defense {
            Kind::Defense
        } else {
            Kind::Offense
        },
        create: [create(&setup), create(&setup)],
        knows: Some(knows),
        steps,
        besides: [Vec::new(), Vec::new()],
        differ_in: hidden.map(|hidden| format!("{hidden:?}")),
    })
}

/// Somebody from the bench bats for the batter.
fn pinch_hitter(paper: &Paper, luck: &mut Luck) -> Option<Command> {
    let all: Vec<Command> = legal(&paper.state, Actor::Manager(paper.state.batting()))
        .commands
        .into_iter()
        .filter(|command| {
            if let Command::Substitute { substitution } = command {
                matches!(substitution, Substitution::PinchHitter { .. })
            } else {
                false
            }
        })
        .collect();
    one_of(&all, luck).cloned()
}
