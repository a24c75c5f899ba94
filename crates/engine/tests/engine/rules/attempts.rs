//! Runners who try for more: the number a d20 must not exceed, who is asked, how it ends.

use crate::common::{Table, dice, play_of, setup, setup_without_ratings};
use bandbox_engine::choice::Answer::{self, Back, Hold, Out, Safe, Send, ThrowFirst, ThrowHome};
use bandbox_engine::choice::{Attempt, Formula, Question};
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::play::{BatterResult, OutKind, Play};
use bandbox_engine::position::Position::{self, CenterField, LeftField, RightField, ThirdBase};
use bandbox_engine::{GameSetup, PlayOutcome, Team};

/// The top of the first with men on base, and an outcome reported. In the shared setup the hosts' left, centre and
/// right fielders have arms -1, 0 and +1, and the visitors' first three batters run 11, 12 and 13.
fn reported(
    setup: GameSetup,
    (outs, occupied): (usize, &str),
    (outcome, location): (PlayOutcome, Position),
) -> Table {
    let mut table = Table::started(setup, dice());
    table.put(outs, occupied);
    table.roll(DefensiveDecision::default());
    table.report(outcome, Some(location));
    table
}

/// The number of the try that the batting manager is asked about.
fn number(setup: GameSetup, situation: (usize, &str), ball: (PlayOutcome, Position)) -> Option<u8> {
    match reported(setup, situation, ball).choice() {
        (Team::Away, Question::Send { number, .. }) => number,
        other => panic!("not asked to send: {other:?}"),
    }
}

/// Everybody on the rosters runs and throws like this.
fn rated(running: u8, arm: i8) -> GameSetup {
    let mut setup = setup();
    for player in setup
        .teams
        .away
        .roster
        .iter_mut()
        .chain(&mut setup.teams.home.roster)
    {
        player.running = Some(running);
        for fielding in &mut player.fielding {
            fielding.arm = Some(arm);
        }
    }
    setup
}

const SINGLE: PlayOutcome = PlayOutcome::SingleUncapped;
const DOUBLE: PlayOutcome = PlayOutcome::DoubleUncapped;

/// R-HIT-NUMBER
#[test]
fn the_number_is_running_arm_side_and_two_outs() {
    let rows = [
        // first to third: running 11, the arm, and -2, 0, +2 by the field
        ((0, "100"), (SINGLE, LeftField), 11 - 1 - 2),
        ((0, "100"), (SINGLE, CenterField), 11),
        ((0, "100"), (SINGLE, RightField), 11 + 1 + 2),
        // with two outs it is the third batter, who runs 13
        ((2, "100"), (SINGLE, LeftField), 13 - 1 - 2 + 2),
        ((1, "100"), (SINGLE, LeftField), 12 - 1 - 2),
        // second to home: no side
        ((0, "010"), (SINGLE, LeftField), 11 - 1),
        ((0, "010"), (SINGLE, RightField), 11 + 1),
        ((2, "010"), (SINGLE, RightField), 13 + 1 + 2),
        // the lead runner of two is the one from second, here the first batter
        ((0, "110"), (SINGLE, LeftField), 11 - 1),
        // with a man on third the one behind him is asked about
        ((0, "101"), (SINGLE, CenterField), 12),
        // first to home on a double: no side
        ((0, "100"), (DOUBLE, LeftField), 11 - 1),
        ((0, "100"), (DOUBLE, RightField), 11 + 1),
        ((2, "100"), (DOUBLE, RightField), 13 + 1 + 2),
        // tags: +2, no bonus for outs
        ((0, "010"), (PlayOutcome::FlyballB, RightField), 11 + 1 + 2),
        ((1, "010"), (PlayOutcome::BpFlyout, RightField), 12 + 1 + 2),
        ((0, "001"), (PlayOutcome::FlyballBq, LeftField), 11 - 1 + 2),
        ((1, "001"), (PlayOutcome::FlyballBq, RightField), 12 + 1 + 2),
    ];
    for (situation, ball, expected) in rows {
        assert_eq!(
            number(setup(), situation, ball),
            Some(expected),
            "{situation:?} {ball:?}"
        );
    }
}

/// R-HIT-NUMBER
#[test]
fn the_number_is_kept_between_1_and_20() {
    let slow = number(rated(1, -6), (0, "100"), (SINGLE, LeftField));
    assert_eq!(slow, Some(1));
    let fast = number(rated(20, 5), (0, "100"), (SINGLE, RightField));
    assert_eq!(fast, Some(20));
}

#[test]
fn a_number_without_all_its_ratings_is_not_given() {
    assert_eq!(
        number(setup_without_ratings(), (0, "100"), (SINGLE, LeftField)),
        None
    );
    let mut no_arms = setup();
    for player in &mut no_arms.teams.home.roster {
        player
            .fielding
            .iter_mut()
            .for_each(|fielding| fielding.arm = None);
    }
    assert_eq!(number(no_arms, (0, "100"), (SINGLE, LeftField)), None);
}

/// R-HIT-UNCAPPED
#[test]
fn nobody_to_send_means_no_question() {
    for (situation, ball, bases) in [
        ((0, "000"), (SINGLE, LeftField), "100"),
        ((0, "001"), (SINGLE, LeftField), "100"),
        ((0, "011"), (DOUBLE, LeftField), "010"),
        ((2, "010"), (PlayOutcome::FlyballB, RightField), "000"),
        ((0, "010"), (PlayOutcome::FlyballB, LeftField), "010"),
        ((0, "010"), (PlayOutcome::FlyballBq, LeftField), "010"),
    ] {
        let table = reported(setup(), situation, ball);
        assert_eq!(
            table.state.occupied().to_string(),
            bases,
            "{situation:?} {ball:?}"
        );
    }
}

/// Sends the runner and rolls; then the tries end as the answers say.
fn sent(mut table: Table, d20: u8, answers: &[Answer]) -> (Play, Table) {
    table.next_roll_shows(&[d20]);
    let mut events = table.answer(Send);
    for &answer in answers {
        events = table.answer(answer);
    }
    (play_of(&events), table)
}

/// R-HIT-UNCAPPED
#[test]
fn a_runner_held_gives_the_short_hit() {
    for (outcome, location, bases) in [(SINGLE, LeftField, "110"), (DOUBLE, LeftField, "011")] {
        let mut table = reported(setup(), (0, "100"), (outcome, location));
        let play = play_of(&table.answer(Hold));
        assert!(play.outs.is_empty());
        assert_eq!(table.state.occupied().to_string(), bases);
    }
}

/// R-HIT-THROWN-OUT
#[test]
fn the_die_must_not_exceed_the_number() {
    // The number is 8.
    let single = || reported(setup(), (0, "100"), (SINGLE, LeftField));
    let (safe, table) = sent(single(), 8, &[]);
    assert!(safe.outs.is_empty());
    assert_eq!(table.state.occupied().to_string(), "101");
    let (out, table) = sent(single(), 9, &[]);
    assert_eq!(
        table.state.occupied().to_string(),
        "100",
        "the batter stays on first"
    );
    assert_eq!(out.outs[0].kind, OutKind::Tag);
    assert_eq!(out.outs[0].credit.putout, ThirdBase);
    assert_eq!(out.outs[0].credit.assists.as_slice(), [LeftField]);
    assert_eq!(out.batter_result, BatterResult::Single);
}

/// R-FLY-TAG-THIRD
#[test]
fn a_tag_to_third_turns_back_but_for_a_twenty() {
    // The number is 14.
    let fly = || reported(setup(), (0, "010"), (PlayOutcome::FlyballB, RightField));
    for (d20, bases, outs) in [
        (14, "001", 1),
        (15, "010", 1),
        (19, "010", 1),
        (20, "000", 2),
    ] {
        let (play, table) = sent(fly(), d20, &[]);
        assert_eq!(table.state.occupied().to_string(), bases, "{d20}");
        assert_eq!(play.outs.len(), outs, "{d20}");
    }
}

/// R-FLY-TAG-THIRD
#[test]
fn a_sure_runner_is_safe_even_on_a_twenty() {
    let fly = reported(
        rated(20, 5),
        (0, "010"),
        (PlayOutcome::FlyballB, RightField),
    );
    let (play, table) = sent(fly, 20, &[]);
    assert_eq!(table.state.occupied().to_string(), "001");
    assert_eq!(play.outs.len(), 1);
}

/// R-FLY-TAG-HOME
#[test]
fn a_doubtful_fly_is_a_sacrifice_only_if_he_scores() {
    let fly = || reported(setup(), (0, "001"), (PlayOutcome::FlyballBq, LeftField));
    let (safe, _) = sent(fly(), 12, &[]);
    assert_eq!(
        (safe.batter_result, safe.rbi),
        (BatterResult::SacrificeFly, 1)
    );
    let (out, _) = sent(fly(), 13, &[]);
    assert_eq!(
        (out.batter_result, out.rbi, out.outs.len()),
        (BatterResult::Out, 0, 2)
    );
    let held = play_of(&fly().answer(Hold));
    assert_eq!(
        (held.batter_result, held.outs.len()),
        (BatterResult::Out, 1)
    );
}

/// R-DICE-UNKNOWN-RATING
#[test]
fn whoever_owns_the_unknown_rating_reads_it() {
    let ball = (SINGLE, LeftField);
    let formula = Formula {
        arm: true,
        modifier: -2,
        lowest: 1,
        highest: 20,
    };
    let question = Question::ReadAttempt {
        attempt: Attempt::FirstToThird,
        d20: 10,
        formula,
    };
    let mut runner_unknown = reported(setup_without_ratings(), (0, "100"), ball);
    runner_unknown.next_roll_shows(&[10]);
    runner_unknown.answer(Send);
    assert_eq!(runner_unknown.choice(), (Team::Away, question));
    let mut no_arms = setup();
    for player in &mut no_arms.teams.home.roster {
        player
            .fielding
            .iter_mut()
            .for_each(|fielding| fielding.arm = None);
    }
    let mut arm_unknown = reported(no_arms, (0, "100"), ball);
    arm_unknown.next_roll_shows(&[10]);
    arm_unknown.answer(Send);
    assert_eq!(arm_unknown.choice(), (Team::Home, question));
}

/// R-DICE-UNKNOWN-RATING
#[test]
fn extremes_are_settled_without_asking() {
    // A 1 is safe whatever the ratings; on a groundball home a 20 is out, for the number is at most 19.
    let (safe, table) = sent(
        reported(setup_without_ratings(), (0, "100"), (SINGLE, LeftField)),
        1,
        &[],
    );
    assert!(safe.outs.is_empty());
    assert_eq!(table.state.occupied().to_string(), "101");
    for (d20, outs) in [(1, 0), (20, 1)] {
        let mut table = slow_roller(setup_without_ratings());
        table.answer(Send);
        table.next_roll_shows(&[d20]);
        assert_eq!(play_of(&table.answer(ThrowHome)).outs.len(), outs);
    }
}

#[test]
fn what_is_not_extreme_is_asked() {
    for (d20, answers) in [(2, [Back, Safe]), (19, [Back, Safe]), (20, [Out, Safe])] {
        let ball = (PlayOutcome::FlyballB, RightField);
        let mut table = reported(setup_without_ratings(), (0, "010"), ball);
        table.next_roll_shows(&[d20]);
        table.answer(Send);
        assert_eq!(table.choice().1.answers().into_owned(), answers, "{d20}");
    }
    let mut table = reported(setup_without_ratings(), (0, "010"), (SINGLE, RightField));
    table.next_roll_shows(&[20]);
    table.answer(Send);
    assert_eq!(
        table.choice().1.answers().into_owned(),
        [Out, Safe],
        "a number of 20 is safe on a 20"
    );
}

/// Result 12: a slow roller to the pitcher with the infield in and a man on third, who runs 11.
fn slow_roller(setup: GameSetup) -> Table {
    let mut table = Table::started(setup, dice());
    table.put(0, "001");
    table.roll(DefensiveDecision {
        infield_depth: InfieldDepth::InfieldIn,
        ..DefensiveDecision::default()
    });
    table.report(PlayOutcome::GroundballC, Some(Position::Pitcher));
    table
}

/// R-GROUND-HOME
#[test]
fn result_12_asks_the_offense_then_the_defense() {
    let mut table = slow_roller(setup());
    let number = Some(11 - 4);
    let attempt = Attempt::HomeOnGroundball;
    assert_eq!(
        table.choice(),
        (Team::Away, Question::Send { attempt, number })
    );
    table.answer(Send);
    assert_eq!(table.choice(), (Team::Home, Question::ThrowHome { number }));
}

#[test]
fn result_12_held_is_an_out_at_first() {
    let mut table = slow_roller(setup());
    let play = play_of(&table.answer(Hold));
    assert_eq!((play.batter_result, play.runs), (BatterResult::Out, 0));
    assert_eq!(table.state.occupied().to_string(), "001");
}

/// R-GROUND-HOME
#[test]
fn result_12_thrown_to_first_scores_him() {
    let mut table = slow_roller(setup());
    table.answer(Send);
    let play = play_of(&table.answer(ThrowFirst));
    assert_eq!(
        (play.batter_result, play.runs, play.rbi),
        (BatterResult::Out, 1, 1)
    );
}

/// R-GROUND-HOME
#[test]
fn result_12_thrown_home_is_a_fielders_choice_by_the_die() {
    for (d20, runs, outs) in [(7, 1, 0), (8, 0, 1)] {
        let mut table = slow_roller(setup());
        table.answer(Send);
        table.next_roll_shows(&[d20]);
        let play = play_of(&table.answer(ThrowHome));
        let found = (play.batter_result, play.runs, play.rbi, play.outs.len());
        assert_eq!(
            found,
            (BatterResult::FieldersChoice, runs, runs, outs),
            "{d20}"
        );
        assert_eq!(table.state.occupied().to_string(), "100");
    }
}

/// R-GROUND-HOME
#[test]
fn result_12_is_at_least_a_chance_in_twenty() {
    let mut table = slow_roller(rated(1, 0));
    let attempt = Attempt::HomeOnGroundball;
    let number = Some(1);
    assert_eq!(table.choice().1, Question::Send { attempt, number });
    table.answer(Send);
    table.next_roll_shows(&[1]);
    assert_eq!(play_of(&table.answer(ThrowHome)).runs, 1);
}

/// R-CHOICE-WAIT, R-CHOICE-ANSWERS
#[test]
fn each_question_takes_its_own_answers_alone() {
    let mut table = reported(setup(), (0, "100"), (SINGLE, LeftField));
    for answer in Answer::ALL {
        let command = bandbox_engine::Command::Answer { answer };
        if !matches!(answer, Hold | Send) {
            let refusal = table.refusal(bandbox_engine::Actor::Umpire, &command);
            assert_eq!(refusal.code(), "wrong_answer", "{answer}");
        }
    }
}
