//! A cell of a card: one that nobody reads, and the one that is read next.

use super::{BEFORE, Kind, Pair, Place, create, end};
use crate::campaign::worlds::cards::{self, Cell};
use crate::campaign::worlds::paper::{Paper, secret};
use crate::campaign::worlds::step::Step;
use crate::luck::Luck;

/// A cell of a card that nobody reads in the whole game.
pub(super) fn unread_cell(place: Place, luck: &mut Luck) -> anyhow::Result<Pair> {
    let setup = cards::setup()?;
    let mut paper = Paper::new(&setup, secret(place.seed, place.game))?;
    let least = luck.below(BEFORE);
    let (mut steps, mut read) = (Vec::new(), Vec::new());
    while (steps.len() as u64) < least || !paper.is_between_plays() {
        let before = paper.state.clone();
        let (team, command) = paper.next(luck)?;
        let (ask, events) = paper.take(team, &command)?;
        steps.push(Step::Ask(ask));
        read.extend(cards::read(&before, &events));
    }
    steps.push(Step::Look);
    let cell = loop {
        let cell = Cell::draw(&setup, luck)?;
        if !read.contains(&cell) {
            break cell;
        }
    };
    end(&mut paper, &mut steps)?;
    let other = cell.rewritten(&setup)?;
    Ok(Pair {
        kind: Kind::UnreadCell,
        create: [create(&setup), create(&other)],
        knows: Some(cell.team),
        steps: [steps.clone(), steps],
        besides: [Vec::new(), Vec::new()],
        differ_in: [format!("{cell:?}"), "another text there".to_owned()],
    })
}

/// The cell that is read next, until it is read and shown.
pub(super) fn next_cell(place: Place, luck: &mut Luck) -> anyhow::Result<Pair> {
    let setup = cards::setup()?;
    let mut paper = Paper::new(&setup, secret(place.seed, place.game))?;
    let least = luck.below(BEFORE);
    let (mut steps, mut read) = (Vec::new(), Vec::new());
    let (cell, reads_it) = loop {
        let before = paper.state.clone();
        let (team, command) = paper.next(luck)?;
        let (ask, events) = paper.take(team, &command)?;
        let cell = cards::read(&before, &events);
        if let Some(cell) = &cell
            && steps.len() as u64 >= least
            && !read.contains(cell)
            && cell.is_of_a_card_of_his_own(&setup)
        {
            break (cell.clone(), ask);
        }
        steps.push(Step::Ask(ask));
        read.extend(cell);
    };
    steps.extend([Step::Look, Step::Disclosed, Step::Ask(reads_it), Step::Look]);
    // Both games may be given up now, wherever they stand.
    end(&mut paper, &mut steps)?;
    let other = cell.rewritten(&setup)?;
    Ok(Pair {
        kind: Kind::NextCell,
        create: [create(&setup), create(&other)],
        knows: Some(cell.team),
        steps: [steps.clone(), steps],
        besides: [Vec::new(), Vec::new()],
        differ_in: [format!("{cell:?}"), "another text there".to_owned()],
    })
}
