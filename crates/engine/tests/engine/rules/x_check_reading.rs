//! What a manager may read of an x-check's tables, and when he is asked.

use super::checks::{rated, roll_check, with};
use crate::common::play_of;
use bandbox_engine::choice::Answer;
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::inning::Outs;
use bandbox_engine::position::Position::{Catcher, CenterField, Shortstop};
use bandbox_engine::x_check::RangeResult::{self, G1, G2, G3, G3Marked};
use bandbox_engine::x_check::Reading;
use bandbox_engine::{Actor, Command, PlayOutcome, Team, legal};

/// R-XCHECK-READ
#[test]
fn the_fielding_manager_may_read_what_the_charts_have_there_and_nothing_else() {
    let mut table = with(0, "000");
    roll_check(
        &mut table,
        Shortstop,
        DefensiveDecision::default(),
        [10, 6, 6, 6, 50],
    );
    let (team, question) = table.choice();
    assert_eq!(team, Team::Home);
    let read = |range_result, error_bases| {
        Answer::XCheck(Reading {
            range_result,
            error_bases,
        })
    };
    // Row 10 of the infield: G1, G1, G2, G3#, G3#; on 18 somebody errs by one base, somebody by two.
    let expected: Vec<Answer> = [G1, G2, G3Marked]
        .into_iter()
        .flat_map(|result| (0..=2).map(move |bases| read(result, bases)))
        .collect();
    assert_eq!(question.answers().into_owned(), expected);
    let listed = legal(&table.state, Actor::Manager(Team::Home)).commands;
    for answer in expected {
        assert!(listed.contains(&Command::Answer { answer }));
    }
    for answer in [read(G3, 0), read(G1, 3), Answer::Safe] {
        let refusal = table.refusal(Actor::Manager(Team::Home), &Command::Answer { answer });
        assert_eq!(refusal.code(), "wrong_answer");
    }
    let refusal = table.refusal(
        Actor::Manager(Team::Away),
        &Command::Answer {
            answer: read(G1, 0),
        },
    );
    assert_eq!(refusal.code(), "not_your_turn");
}

#[test]
fn a_check_that_the_dice_settle_is_not_asked() {
    // Row 20 of the outfield is F3 for everybody, and nobody errs on a total of 5.
    let mut table = with(0, "000");
    let events = roll_check(
        &mut table,
        CenterField,
        DefensiveDecision::default(),
        [20, 1, 2, 2, 50],
    );
    assert_eq!(play_of(&events).outcome, PlayOutcome::FlyballC);
}

/// With the ratings of one chart known, the other alone is read.
#[test]
fn a_known_rating_is_not_asked_for() {
    let mut table = rated(|setup| {
        for player in &mut setup.teams.home.roster {
            for fielding in &mut player.fielding {
                fielding.error = None;
            }
        }
    });
    assert_eq!(table.state.outs(), Outs::Zero);
    roll_check(
        &mut table,
        Shortstop,
        DefensiveDecision::default(),
        [5, 6, 6, 6, 50],
    );
    let answers = table.choice().1.answers().into_owned();
    let read = |error_bases| {
        Answer::XCheck(Reading {
            range_result: G1,
            error_bases,
        })
    };
    assert_eq!(answers, [read(0), read(1), read(2)]);
}

/// R-XCHECK-READ
#[test]
fn no_error_is_read_on_a_rare_play() {
    let mut table = with(0, "000");
    roll_check(
        &mut table,
        Shortstop,
        DefensiveDecision::default(),
        [10, 6, 6, 6, 1],
    );
    let bases = |answer: &Answer| match answer {
        Answer::XCheck(reading) => Some(reading.error_bases),
        _ => None,
    };
    let answers = table.choice().1.answers().into_owned();
    let bases: Vec<Option<u8>> = answers.iter().map(bases).collect();
    assert_eq!(bases, [Some(0); 3]);
}

/// Nobody errs on a pitch that is not hit.
///
/// R-XCHECK-READ
#[test]
fn a_catcher_may_read_a_pitch_that_got_away_without_an_error_alone() {
    let mut table = with(0, "100");
    roll_check(
        &mut table,
        Catcher,
        DefensiveDecision::default(),
        [10, 6, 6, 6, 50],
    );
    let answers = table.choice().1.answers().into_owned();
    let erred = |on: RangeResult| {
        answers.iter().any(|answer| match answer {
            Answer::XCheck(reading) => reading.range_result == on && reading.error_bases > 0,
            _ => false,
        })
    };
    assert!(erred(G1) || erred(G2) || erred(G3));
    for pitch in [RangeResult::WP, RangeResult::X] {
        assert!(!erred(pitch), "{pitch}");
        let clean = Answer::XCheck(Reading {
            range_result: pitch,
            error_bases: 0,
        });
        assert!(answers.contains(&clean), "{pitch}");
    }
}
