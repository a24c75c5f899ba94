//! Games whose men all have the same card for running, for the tests of steals, bunts and the hit and run.

use super::checks::{kinds, ways};
use crate::common::{self, Table, bases, play_of};
use bandbox_engine::decisions::{DefensiveDecision, OffensiveAction, OffensiveDecision};
use bandbox_engine::grade::Grade;
use bandbox_engine::play::OutKind;
use bandbox_engine::rejection::IllegalDecision;
use bandbox_engine::stealing::Jump;
use bandbox_engine::{Actor, Command, Event, GameSetup, PlayOutcome, Rejection};

/// A good lead on 2 to 6, caught on 12, number 17 with a lead and 13 without.
pub(crate) const CARD: &str = "2-6/12 (17-13)";

/// Everybody has this card and these grades; the pitcher's hold is +1, the catcher's arm -1.
pub(crate) fn setup_with(card: &str, grade: Grade) -> GameSetup {
    let mut setup = common::setup();
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            player.stealing = Some(card.to_string());
            player.bunt = Some(grade);
            player.hit_and_run = Some(grade);
            player.hold = Some(1);
            player.balk = Some(5);
            for fielding in &mut player.fielding {
                fielding.arm = Some(-1);
                fielding.throwing = Some(5);
            }
        }
    }
    setup
}

/// The top of the first with these men on.
pub(crate) fn on(card: &str, outs: usize, occupied: &str) -> Table {
    let mut table = Table::started(setup_with(card, Grade::B), common::dice());
    table.put(outs, occupied);
    table
}

/// Tries these bases.
pub(crate) fn steal(targets: &[u8]) -> OffensiveDecision {
    going(OffensiveAction::Steal, targets)
}

/// Looks what lead the runner for these bases gets.
pub(crate) fn check(targets: &[u8]) -> OffensiveDecision {
    going(OffensiveAction::CheckJump, targets)
}

pub(crate) fn going(action: OffensiveAction, targets: &[u8]) -> OffensiveDecision {
    OffensiveDecision {
        action,
        steal_attempts: targets.to_vec().try_into().unwrap(),
    }
}

pub(crate) fn trying(action: OffensiveAction) -> OffensiveDecision {
    going(action, &[])
}

pub(crate) fn back() -> DefensiveDecision {
    DefensiveDecision::default()
}

pub(crate) fn holding(held: &str) -> DefensiveDecision {
    DefensiveDecision {
        hold_runners: bases(held),
        ..back()
    }
}

/// The problem with a decision of the batting manager; none when it is legal.
pub(crate) fn problem(table: &Table, decision: OffensiveDecision) -> Option<IllegalDecision> {
    let command = Command::DecideOffense { decision };
    match table.clone().act(Actor::Umpire, &command) {
        Ok(_) => None,
        Err(Rejection::IllegalDecision { problem, .. }) => Some(problem),
        Err(refusal) => panic!("{refusal}"),
    }
}

/// A jump without a pickoff or a balk.
pub(crate) const OFF: &[u8] = &[10];
/// A good lead on [`CARD`].
pub(crate) const GOOD: &[u8] = &[2, 2];
/// None.
pub(crate) const NONE: &[u8] = &[4, 4];
/// Caught.
pub(crate) const CAUGHT: &[u8] = &[6, 6];

/// A steal's outcome, where everybody ended, and the outs.
type Stolen = (PlayOutcome, [Option<u8>; 4], Vec<(u8, OutKind)>);

/// The play of a steal, for which nobody bats.
pub(crate) fn stolen(table: &Table, events: &[Event]) -> Stolen {
    let play = play_of(events);
    assert_eq!(play.rbi, 0, "nobody bats in a stolen base");
    assert!(!play.batter_result.ends_plate_appearance(), "{play:?}");
    (play.outcome, ways(table, &play), kinds(&play))
}

/// What came of each jump, and whether the steal went on.
pub(crate) fn jumps(events: &[Event]) -> Vec<(Jump, bool)> {
    let jump = |event: &Event| match event {
        Event::JumpTaken { jump, goes_on, .. } => Some((*jump, *goes_on)),
        _ => None,
    };
    events.iter().filter_map(jump).collect()
}
