//! The third out: which runs count, and who is left on base.

use crate::common::{Table, dice, play_of, setup_without_ratings};
use bandbox_engine::choice::Answer::{self, Out, Send};
use bandbox_engine::play::BatterResult;
use bandbox_engine::position::Position::{self, CenterField, FirstBase, RightField, Shortstop};
use bandbox_engine::{Event, PlayOutcome};

/// Where the play leaves things: runs, runs batted in, outs made, men left if it retired the side.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    runs: u8,
    rbi: u8,
    outs: usize,
    left_on_base: Option<usize>,
}

/// Plays an outcome after so many outs and with men on these bases; tries end as the answers say.
fn play(
    (outs, occupied): (usize, &str),
    (outcome, location): (PlayOutcome, Position),
    answers: &[Answer],
) -> (Line, BatterResult) {
    let mut table = Table::started(setup_without_ratings(), dice());
    table.put(outs, occupied);
    table.roll(Default::default());
    let mut events = table.report(outcome, Some(location));
    for &answer in answers {
        // No answer to a try is asked for where the die shows an extreme; a 20 is the only out of a tag to third.
        table.next_roll_shows(&[if location == RightField { 20 } else { 10 }]);
        events = table.answer(answer);
    }
    let play = play_of(&events);
    let left_on_base = events.iter().find_map(|event| match event {
        Event::HalfInningEnded { left_on_base, .. } => Some(left_on_base.len()),
        _ => None,
    });
    let line = Line {
        runs: play.runs,
        rbi: play.rbi,
        outs: play.outs.len(),
        left_on_base,
    };
    (line, play.batter_result)
}

/// R-OUTS-NO-RUN-ON-FORCE
#[test]
fn third_out_on_a_force_cancels_the_run() {
    let (line, result) = play((1, "101"), (PlayOutcome::GroundballA, Shortstop), &[]);
    assert_eq!(
        line,
        Line {
            runs: 0,
            rbi: 0,
            outs: 2,
            left_on_base: Some(1)
        }
    );
    assert_eq!(result, BatterResult::Out);
}

/// R-GROUND-DOUBLE-PLAY
#[test]
fn a_double_play_that_is_not_the_third_out_lets_the_run_score_without_an_rbi() {
    let (line, _) = play((0, "101"), (PlayOutcome::GroundballA, Shortstop), &[]);
    assert_eq!(
        line,
        Line {
            runs: 1,
            rbi: 0,
            outs: 2,
            left_on_base: None
        }
    );
}

/// R-OUTS-NO-RUN-ON-FORCE
#[test]
fn third_out_at_first_cancels_the_run() {
    let (line, _) = play((2, "001"), (PlayOutcome::GroundballC, FirstBase), &[]);
    assert_eq!(
        line,
        Line {
            runs: 0,
            rbi: 0,
            outs: 1,
            left_on_base: Some(1)
        }
    );
}

/// R-OUTS-NO-RUN-ON-FORCE
#[test]
fn third_out_in_the_air_cancels_the_run() {
    let (line, result) = play((2, "011"), (PlayOutcome::FlyballA, CenterField), &[]);
    assert_eq!(
        line,
        Line {
            runs: 0,
            rbi: 0,
            outs: 1,
            left_on_base: Some(2)
        }
    );
    assert_eq!(result, BatterResult::Out, "and it is no sacrifice");
}

/// R-OUTS-TIME-PLAY
#[test]
fn time_play_counts_runs_ahead() {
    // The runner from third scores before the one from second is thrown out at home for the third out.
    let single = (PlayOutcome::SingleUncapped, CenterField);
    let (line, result) = play((2, "011"), single, &[Send, Out]);
    assert_eq!(
        line,
        Line {
            runs: 1,
            rbi: 1,
            outs: 1,
            left_on_base: Some(1)
        }
    );
    assert_eq!(
        result,
        BatterResult::Single,
        "the batter keeps his hit and is left on first"
    );
}

/// R-OUTS-TIME-PLAY
#[test]
fn time_play_does_not_count_the_runs_behind() {
    // On a double with the bases full the man from first is out at home last of all: both ahead of him count.
    let double = (PlayOutcome::DoubleUncapped, CenterField);
    let (line, _) = play((2, "111"), double, &[Send, Out]);
    assert_eq!(
        line,
        Line {
            runs: 2,
            rbi: 2,
            outs: 1,
            left_on_base: Some(1)
        }
    );
    // The man from second is out at home; the one from first reaches third and is left there.
    let single = (PlayOutcome::SingleUncapped, CenterField);
    let (line, _) = play((2, "110"), single, &[Send, Out]);
    assert_eq!(
        line,
        Line {
            runs: 0,
            rbi: 0,
            outs: 1,
            left_on_base: Some(2)
        }
    );
}

/// R-OUTS-TIME-PLAY
#[test]
fn time_play_after_a_catch_counts_the_run_from_third() {
    let fly = (PlayOutcome::FlyballB, RightField);
    let (line, result) = play((1, "011"), fly, &[Send, Out]);
    assert_eq!(
        line,
        Line {
            runs: 1,
            rbi: 1,
            outs: 2,
            left_on_base: Some(0)
        }
    );
    assert_eq!(result, BatterResult::SacrificeFly);
}

/// R-OUTS-THREE
#[test]
fn nothing_happens_after_the_third_out() {
    // One out, bases full: the liner and the man on third make three; the others are left.
    let (line, _) = play((1, "111"), (PlayOutcome::LineoutMax, Shortstop), &[]);
    assert_eq!(
        line,
        Line {
            runs: 0,
            rbi: 0,
            outs: 2,
            left_on_base: Some(2)
        }
    );
    // Nobody out: three of the four.
    let (line, _) = play((0, "111"), (PlayOutcome::LineoutMax, Shortstop), &[]);
    assert_eq!(
        line,
        Line {
            runs: 0,
            rbi: 0,
            outs: 3,
            left_on_base: Some(1)
        }
    );
}

#[test]
fn a_batter_safe_while_the_third_out_is_made_elsewhere_is_left_on_base() {
    // One out, first and second, a groundball to third: both runners are forced, the batter stands on first.
    let hit_to_third = (PlayOutcome::GroundballA, Position::ThirdBase);
    let (line, result) = play((1, "110"), hit_to_third, &[]);
    assert_eq!(
        line,
        Line {
            runs: 0,
            rbi: 0,
            outs: 2,
            left_on_base: Some(1)
        }
    );
    assert_eq!(result, BatterResult::FieldersChoice);
}

/// R-OUTS-TWO-OUT
#[test]
fn with_two_outs_a_ball_on_the_ground_or_in_the_air_makes_one_out_and_moves_nobody() {
    let balls = [
        (PlayOutcome::GroundballA, Shortstop),
        (PlayOutcome::GroundballB, FirstBase),
        (PlayOutcome::GroundballC, Position::Pitcher),
        (PlayOutcome::FlyballA, CenterField),
        (PlayOutcome::FlyballB, RightField),
        (PlayOutcome::FlyballBq, CenterField),
        (PlayOutcome::FlyballC, CenterField),
        (PlayOutcome::BpFlyout, CenterField),
        (PlayOutcome::Lineout, CenterField),
        (PlayOutcome::LineoutMax, Shortstop),
        (PlayOutcome::Popout, Shortstop),
        (PlayOutcome::Foulout, FirstBase),
    ];
    for ball in balls {
        let (line, _) = play((2, "111"), ball, &[]);
        let expected = Line {
            runs: 0,
            rbi: 0,
            outs: 1,
            left_on_base: Some(3),
        };
        assert_eq!(line, expected, "{ball:?}");
    }
}
