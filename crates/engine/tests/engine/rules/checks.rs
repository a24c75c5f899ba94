//! X-checks by what is read of them, for the tests of their rules.

use crate::common::{self, Table, play_of};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::play::{OutKind, Play};
use bandbox_engine::position::Position;
use bandbox_engine::x_check::RangeResult;
use bandbox_engine::x_check::{Reading, error_bases, range_result};
use bandbox_engine::{Command, Event, GameSetup, Phase, PlayOutcome};

/// Faces on which somebody at this position reads this; on a rare play no error is read.
pub(crate) fn faces(position: Position, reading: Reading, rare: bool) -> [u8; 5] {
    let shows = |d20: &u8| (1..=5).any(|r| range_result(position, r, *d20) == reading.range_result);
    let d20 = (1..=20).find(shows).unwrap_or(1);
    let errs = |total: &u8| {
        (0..=99).any(|rating| error_bases(position, rating, *total) == reading.error_bases)
    };
    let total = (3..=18).find(errs).expect("somebody makes that error");
    let third = |total: u8| total.clamp(1, 6);
    let a = third(total - 2);
    let b = third(total - a - 1);
    [d20, a, b, total - a - b, if rare { 1 } else { 50 }]
}

/// Checks the fielder in a game without ratings; his manager reads this.
pub(crate) fn check(
    table: &mut Table,
    position: Position,
    range_result: RangeResult,
    error_bases: u8,
) -> Vec<Event> {
    checked(table, position, range_result, error_bases, false)
}

pub(crate) fn rare(table: &mut Table, position: Position, range_result: RangeResult) -> Play {
    play_of(&checked(table, position, range_result, 0, true))
}

pub(crate) fn checked(
    table: &mut Table,
    position: Position,
    range_result: RangeResult,
    error_bases: u8,
    rare: bool,
) -> Vec<Event> {
    let reading = Reading {
        range_result,
        error_bases,
    };
    table.roll(DefensiveDecision::default());
    table.next_roll_shows(&faces(position, reading, rare));
    let mut events = table.report(PlayOutcome::XCheck, Some(position));
    if let Phase::ChoiceDue {
        question: Question::ReadXCheck(_),
        ..
    } = table.state.phase()
    {
        events = table.must(&Command::Answer {
            answer: Answer::XCheck(reading),
        });
    }
    events
}

/// The top of the first.
pub(crate) fn with(outs: usize, occupied: &str) -> Table {
    let mut table = Table::started(common::setup_without_ratings(), common::dice());
    table.put(outs, occupied);
    table
}

/// Where the batter and the runners ended; `None` for nobody there, 0 out, 4 home.
pub(crate) fn ways(before: &Table, play: &Play) -> [Option<u8>; 4] {
    let mut ways = [None; 4];
    for (base, _) in before.state.bases().runners() {
        ways[usize::from(base.number())] = Some(base.number());
    }
    for movement in &play.movements {
        ways[usize::from(movement.from.number())] = Some(movement.to.number());
    }
    for out in &play.outs {
        ways[usize::from(out.from.number())] = Some(0);
    }
    ways
}

pub(crate) fn kinds(play: &Play) -> Vec<(u8, OutKind)> {
    play.outs
        .iter()
        .map(|out| (out.from.number(), out.kind))
        .collect()
}

/// Checks a fielder of a rated team with these dice.
pub(crate) fn roll_check(
    table: &mut Table,
    position: Position,
    defense: DefensiveDecision,
    faces: [u8; 5],
) -> Vec<Event> {
    table.roll(defense);
    table.next_roll_shows(&faces);
    table.report(PlayOutcome::XCheck, Some(position))
}

pub(crate) fn rated(change: impl Fn(&mut GameSetup)) -> Table {
    let mut setup = common::setup();
    change(&mut setup);
    Table::started(setup, common::dice())
}
