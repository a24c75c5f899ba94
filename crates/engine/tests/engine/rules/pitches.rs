//! Wild pitches and passed balls: the check that comes before the card is read.

use crate::common::{Table, dice, play_of, setup, setup_without_ratings};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::dice::roll::PitchCheck;
use bandbox_engine::play::BatterResult;
use bandbox_engine::position::Position;
use bandbox_engine::{Command, Event, GameSetup, Phase, PlayOutcome, Team};

/// A roll with men on base. In the shared setup the hosts' pitcher has wild pitch 6, their catcher passed ball 5.
fn rolled(
    setup: GameSetup,
    occupied: &str,
    chaos_d20: u8,
    resolution_d20: u8,
) -> (Table, Vec<Event>) {
    let mut table = Table::started(setup, dice());
    table.put(0, occupied);
    table.decide_with(Default::default());
    table.next_roll_shows(&[1, 1, 1, chaos_d20, resolution_d20]);
    let events = table.must(&Command::Roll);
    (table, events)
}

fn check_of(events: &[Event]) -> Option<PitchCheck> {
    match &events[0] {
        Event::DiceRolled { check, .. } => *check,
        event => panic!("{event:?}"),
    }
}

/// R-PITCH-RATING
#[test]
fn a_pitch_gets_away_at_or_below_the_rating() {
    let rows = [
        (1, 6, Some(PlayOutcome::WildPitch)),
        (1, 7, None),
        (2, 5, Some(PlayOutcome::PassedBall)),
        (2, 6, None),
        (3, 1, None),
    ];
    for (chaos, resolution, expected) in rows {
        let (table, events) = rolled(setup(), "101", chaos, resolution);
        let outcome = events.iter().find_map(|event| match event {
            Event::PlayResolved { play } => Some(play.outcome),
            _ => None,
        });
        assert_eq!(outcome, expected, "{chaos}, {resolution}");
        match expected {
            Some(_) => assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. })),
            None => assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. })),
        }
    }
}

/// R-PITCH-ADVANCE
#[test]
fn every_runner_takes_a_base_and_the_batter_is_still_up() {
    let (table, events) = rolled(setup(), "101", 1, 1);
    let play = play_of(&events);
    assert_eq!(
        (play.batter_result, play.runs, play.rbi),
        (BatterResult::StillUp, 1, 0)
    );
    assert_eq!(table.state.occupied().to_string(), "010");
    assert_eq!(table.state.batter(), play.batter);
    let faced = table.state.stint(Team::Home).batters_faced;
    assert_eq!(
        faced, 2,
        "the two who are or were on base; the batter has not finished"
    );
}

/// R-PITCH-ADVANCE
#[test]
fn both_sides_decide_again_and_the_next_roll_is_new() {
    let (mut table, events) = rolled(setup(), "100", 1, 1);
    let first = play_of(&events).roll_id.unwrap();
    table.roll(Default::default());
    let Phase::OutcomeDue { roll, .. } = table.state.phase() else {
        panic!("{:?}", table.state.phase());
    };
    assert_eq!(roll.id.index, first.index + 1);
}

/// R-PITCH-CHECK
#[test]
fn there_is_no_check_with_the_bases_empty() {
    for chaos in [1, 2] {
        let (table, events) = rolled(setup(), "000", chaos, 1);
        assert_eq!(check_of(&events), None);
        assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. }));
    }
}

/// R-DICE-UNKNOWN-RATING
#[test]
fn an_unknown_rating_is_read_by_the_fielding_manager() {
    for (chaos, check) in [(1, PitchCheck::WildPitch), (2, PitchCheck::PassedBall)] {
        let (mut table, events) = rolled(setup_without_ratings(), "010", chaos, 10);
        assert_eq!(check_of(&events), Some(check));
        let question = Question::ReadPitchCheck { check, d20: 10 };
        assert_eq!(table.choice(), (Team::Home, question));
        let play = play_of(&table.answer(Answer::Happened));
        assert_eq!(play.batter_result, BatterResult::StillUp);
        assert_eq!(table.state.occupied().to_string(), "001");
    }
}

/// R-PITCH-STAYS
#[test]
fn a_pitch_that_stays_lets_the_same_roll_stand() {
    let (mut table, events) = rolled(setup_without_ratings(), "010", 1, 10);
    let Event::DiceRolled { roll: rolled, .. } = &events[0] else {
        panic!("{events:?}");
    };
    table.answer(Answer::DidNotHappen);
    let Phase::OutcomeDue { roll, .. } = table.state.phase() else {
        panic!("{:?}", table.state.phase());
    };
    assert_eq!(roll, rolled);
    assert!(
        table.state.phase().decisions().is_some(),
        "and so do the decisions"
    );
}

/// R-PITCH-RATING
#[test]
fn a_catcher_who_is_not_rated_there_lets_everything_by() {
    let mut nobody_catches = setup();
    for player in &mut nobody_catches.teams.home.roster {
        player
            .fielding
            .retain(|fielding| fielding.position != Position::Catcher);
    }
    let (_, events) = rolled(nobody_catches, "100", 2, 20);
    assert_eq!(play_of(&events).outcome, PlayOutcome::PassedBall);
}
