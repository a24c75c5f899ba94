//! Where the defense chooses its throws: it may concede the base, and the man behind may go while it throws.

use crate::common::{Table, dice, play_of, setup, setup_without_ratings};
use bandbox_engine::choice::Answer::{Concede, Hold, Out, PlayLead, PlayTrail, Safe, Send, Throw};
use bandbox_engine::choice::{Answer, Attempt, Formula, Question};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, OutKind, Play};
use bandbox_engine::position::Position::{self, CenterField, LeftField, RightField, SecondBase};
use bandbox_engine::{GameSetup, PlayOutcome, Team};

const SINGLE: PlayOutcome = PlayOutcome::SingleUncapped;
const DOUBLE: PlayOutcome = PlayOutcome::DoubleUncapped;

fn choosing(mut setup: GameSetup) -> GameSetup {
    setup.options.throw_choice = true;
    setup
}

/// The top of the first, with an uncapped hit reported; the hosts' left, centre and right fielders have arms -1, 0, 1,
/// and the visitors' first batters run 11, 12 and 13.
fn reported(
    (outs, occupied): (usize, &str),
    (outcome, location): (PlayOutcome, Position),
) -> Table {
    let mut table = Table::started(choosing(setup()), dice());
    table.put(outs, occupied);
    table.roll(DefensiveDecision::default());
    table.report(outcome, Some(location));
    table
}

/// Answers in turn, the die showing this; the play that comes of them.
fn answered(table: &mut Table, d20: u8, answers: &[Answer]) -> Play {
    let mut events = Vec::new();
    for &answer in answers {
        table.next_roll_shows(&[d20]);
        events = table.answer(answer);
    }
    play_of(&events)
}

fn bases(table: &Table) -> (String, u16) {
    (
        table.state.occupied().to_string(),
        table.state.score()[Team::Away],
    )
}

#[test]
fn a_runner_held_draws_no_throw() {
    let mut table = reported((0, "110"), (SINGLE, LeftField));
    let play = answered(&mut table, 1, &[Hold]);
    assert_eq!((play.runs, bases(&table)), (0, ("111".into(), 0)));
}

/// R-THROW-CONCEDE
#[test]
fn the_defense_is_asked_whether_to_throw_and_throws_unless_it_says_otherwise() {
    let mut table = reported((0, "100"), (SINGLE, RightField));
    table.answer(Send);
    let (team, question) = table.choice();
    let expected = Question::Throw {
        attempt: Attempt::FirstToThird,
        number: Some(11 + 1 + 2),
    };
    assert_eq!((team, question), (Team::Home, expected));
    assert_eq!(question.answers()[..], [Throw, Concede]);
}

/// R-THROW-CONCEDE
#[test]
fn a_base_conceded_is_reached_without_a_roll() {
    for (occupied, ball, after) in [
        ("100", (SINGLE, LeftField), ("101", 0)),
        ("110", (SINGLE, LeftField), ("101", 1)),
        ("100", (DOUBLE, CenterField), ("010", 1)),
    ] {
        let mut table = reported((0, occupied), ball);
        let rolls = table.state.next_roll();
        let play = answered(&mut table, 20, &[Send, Concede]);
        assert!(play.outs.is_empty());
        assert_eq!(table.state.next_roll(), rolls, "no die is thrown");
        assert_eq!(bases(&table), (after.0.to_string(), after.1), "{occupied}");
    }
}

/// R-THROW-BEHIND
#[test]
fn the_man_behind_is_the_runner_on_first_or_else_the_batter() {
    for (occupied, ball, lead, trail) in [
        ("110", SINGLE, Attempt::SecondToHome, Attempt::TrailToThird),
        ("111", SINGLE, Attempt::SecondToHome, Attempt::TrailToThird),
        (
            "010",
            SINGLE,
            Attempt::SecondToHome,
            Attempt::BatterToSecond,
        ),
        (
            "011",
            SINGLE,
            Attempt::SecondToHome,
            Attempt::BatterToSecond,
        ),
        (
            "100",
            SINGLE,
            Attempt::FirstToThird,
            Attempt::BatterToSecond,
        ),
        (
            "101",
            SINGLE,
            Attempt::FirstToThird,
            Attempt::BatterToSecond,
        ),
        ("110", DOUBLE, Attempt::FirstToHome, Attempt::BatterToThird),
    ] {
        let mut table = reported((0, occupied), (ball, CenterField));
        table.answer(Send);
        table.answer(Throw);
        let (team, question) = table.choice();
        let Question::SendTrail {
            lead: first,
            attempt,
            ..
        } = question
        else {
            panic!("{question:?}");
        };
        assert_eq!(
            (team, first, attempt),
            (Team::Away, lead, trail),
            "{occupied}"
        );
        assert_eq!(question.answers()[..], [Hold, Send]);
    }
}

/// R-THROW-NUMBER
#[test]
fn the_number_of_the_man_behind_is_two_less_and_knows_no_field_and_no_outs() {
    // Behind the first batter, who leads from second, the second is on first and runs 12; the third bats and runs 13.
    for (situation, ball, expected) in [
        ((0, "110"), (SINGLE, LeftField), 12 - 1 - 2),
        ((0, "110"), (SINGLE, RightField), 12 + 1 - 2),
        ((2, "110"), (SINGLE, RightField), 14 + 1 - 2),
        ((0, "010"), (SINGLE, LeftField), 12 - 1 - 2),
        ((0, "100"), (DOUBLE, RightField), 12 + 1 - 2),
    ] {
        let mut table = reported(situation, ball);
        table.answer(Send);
        table.answer(Throw);
        let Question::SendTrail { number, .. } = table.choice().1 else {
            panic!("{:?}", table.choice());
        };
        assert_eq!(number, Some(expected), "{situation:?} {ball:?}");
    }
}

/// R-THROW-BEHIND
#[test]
fn a_man_behind_who_stays_takes_what_the_short_hit_gives_him() {
    for (occupied, ball, safe, out) in [
        ("110", SINGLE, ("110", 1), ("110", 0)),
        ("100", SINGLE, ("101", 0), ("100", 0)),
        ("010", SINGLE, ("100", 1), ("100", 0)),
        ("110", DOUBLE, ("010", 2), ("010", 1)),
    ] {
        for (d20, after) in [(1, safe), (20, out)] {
            let mut table = reported((0, occupied), (ball, LeftField));
            let play = answered(&mut table, d20, &[Send, Throw, Hold]);
            assert_eq!(play.outs.is_empty(), d20 == 1);
            assert_eq!(
                bases(&table),
                (after.0.to_string(), after.1),
                "{occupied} {d20}"
            );
        }
    }
}

/// R-THROW-PLAY
#[test]
fn when_two_go_the_defense_plays_on_one_and_the_other_is_safe() {
    for (occupied, ball, answer, d20, after) in [
        // Home for the runner from second, third for the one from first.
        ("110", SINGLE, PlayLead, 1, ("101", 1)),
        ("110", SINGLE, PlayLead, 20, ("101", 0)),
        ("110", SINGLE, PlayTrail, 1, ("101", 1)),
        ("110", SINGLE, PlayTrail, 20, ("100", 1)),
        // The batter takes second behind the runner.
        ("010", SINGLE, PlayLead, 20, ("010", 0)),
        ("010", SINGLE, PlayTrail, 20, ("000", 1)),
        ("100", SINGLE, PlayLead, 1, ("011", 0)),
        ("100", SINGLE, PlayTrail, 20, ("001", 0)),
        // And third on a double.
        ("100", DOUBLE, PlayLead, 20, ("001", 0)),
        ("100", DOUBLE, PlayTrail, 1, ("001", 1)),
        ("100", DOUBLE, PlayTrail, 20, ("000", 1)),
    ] {
        let mut table = reported((0, occupied), (ball, CenterField));
        let play = answered(&mut table, d20, &[Send, Throw, Send, answer]);
        assert_eq!(
            bases(&table),
            (after.0.to_string(), after.1),
            "{occupied} {answer:?} {d20}"
        );
        let hit = if ball == SINGLE {
            BatterResult::Single
        } else {
            BatterResult::Double
        };
        assert_eq!(
            play.batter_result, hit,
            "bases on the throw are no part of the hit"
        );
        assert_eq!(play.runs, play.rbi);
    }
}

/// R-THROW-PLAY
#[test]
fn the_defense_sees_both_numbers_before_it_plays() {
    let mut table = reported((2, "110"), (SINGLE, RightField));
    for answer in [Send, Throw, Send] {
        table.answer(answer);
    }
    let (team, question) = table.choice();
    let expected = Question::PlayOn {
        lead: Attempt::SecondToHome,
        lead_number: Some(13 + 1 + 2),
        trail: Attempt::TrailToThird,
        trail_number: Some(14 + 1 - 2),
    };
    assert_eq!((team, question), (Team::Home, expected));
    assert_eq!(question.answers()[..], [PlayLead, PlayTrail]);
}

#[test]
fn who_is_thrown_out_behind_is_credited_to_the_throw() {
    for (occupied, ball, baseman) in [
        ("110", SINGLE, Position::ThirdBase),
        ("010", SINGLE, SecondBase),
        ("100", DOUBLE, Position::ThirdBase),
    ] {
        let mut table = reported((0, occupied), (ball, LeftField));
        let play = answered(&mut table, 20, &[Send, Throw, Send, PlayTrail]);
        let out = &play.outs[0];
        assert_eq!((out.kind, out.credit.putout), (OutKind::Tag, baseman));
        assert_eq!(out.credit.assists[..], [LeftField]);
    }
}

#[test]
fn the_lead_runner_scores_before_the_man_behind_makes_the_third_out() {
    let mut table = reported((2, "110"), (SINGLE, LeftField));
    let play = answered(&mut table, 20, &[Send, Throw, Send, PlayTrail]);
    assert_eq!((play.runs, play.outs.len()), (1, 1));
    assert_eq!(table.state.half_inning().half, Half::Bottom);
}

#[test]
fn with_the_winning_run_in_nobody_behind_is_thrown_out() {
    let mut setup = choosing(setup());
    setup.options.innings = 3;
    let mut table = Table::started(setup, dice());
    table.go_to(3, Half::Bottom);
    table.put(0, "010");
    table.roll(DefensiveDecision::default());
    table.report(SINGLE, Some(CenterField));
    let play = answered(&mut table, 20, &[Send, Throw, Send, PlayTrail]);
    assert!(play.outs.is_empty());
    assert!(table.is_over());
}

#[test]
fn whoever_owns_an_unknown_rating_reads_it_for_the_man_who_is_played_on() {
    let mut table = Table::started(choosing(setup_without_ratings()), dice());
    table.put(0, "110");
    table.roll(DefensiveDecision::default());
    table.report(SINGLE, Some(RightField));
    for answer in [Send, Throw, Send, PlayTrail] {
        table.next_roll_shows(&[10]);
        table.answer(answer);
    }
    let (team, question) = table.choice();
    let expected = Question::ReadAttempt {
        attempt: Attempt::TrailToThird,
        d20: 10,
        formula: Formula {
            arm: true,
            modifier: -2,
            lowest: 1,
            highest: 20,
        },
    };
    assert_eq!((team, question), (Team::Away, expected));
    let mut safe = table.clone();
    answered(&mut table, 1, &[Out]);
    assert_eq!(bases(&table), ("100".into(), 1));
    answered(&mut safe, 1, &[Safe]);
    assert_eq!(bases(&safe), ("101".into(), 1));
}

#[test]
fn without_the_option_the_runner_goes_and_the_others_with_him() {
    let mut table = Table::started(setup(), dice());
    table.put(0, "110");
    table.roll(DefensiveDecision::default());
    table.report(SINGLE, Some(LeftField));
    let play = answered(&mut table, 20, &[Send]);
    assert_eq!((play.outs.len(), bases(&table)), (1, ("101".into(), 0)));
}

#[test]
fn tags_and_groundballs_are_thrown_as_ever() {
    let mut table = reported((0, "001"), (PlayOutcome::FlyballBq, LeftField));
    let play = answered(&mut table, 20, &[Send]);
    assert_eq!(play.outs.len(), 2);
}
