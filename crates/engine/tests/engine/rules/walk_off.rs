//! The winning run in the bottom of the last inning: what counts, and what the batter is credited with.

use crate::common::{Table, dice, play_of, setup_without_ratings};
use bandbox_engine::bases::Destination;
use bandbox_engine::choice::Answer;
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::event::Ending;
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, Play};
use bandbox_engine::position::Position;
use bandbox_engine::team::ByTeam;
use bandbox_engine::x_check::RangeResult;
use bandbox_engine::{Command, PlayOutcome, Team};
use std::collections::HashSet;

/// The bottom of the third of three innings, the hosts this many runs behind, men on these bases.
fn last_of_the_third(behind: u16, outs: usize, occupied: &str) -> Table {
    let mut setup = setup_without_ratings();
    setup.options.innings = 3;
    let mut table = Table::started(setup, dice());
    for _ in 0..behind {
        table.play(PlayOutcome::HomeRun, None);
    }
    table.go_to(3, Half::Bottom);
    table.put(outs, occupied);
    table
}

/// Wins the game on this play, or fails.
fn won_on(mut table: Table, outcome: PlayOutcome, location: Option<Position>) -> Play {
    let before = *table.state.score();
    let play = table.play(outcome, location);
    assert_eq!(table.result().ending, Ending::WalkOff);
    assert_eq!(table.result().winner, Some(Team::Home));
    let expected = ByTeam {
        away: before.away,
        home: before.home + u16::from(play.runs),
    };
    assert_eq!(table.result().score, expected);
    let ends: HashSet<Destination> = play
        .movements
        .iter()
        .map(|m| m.to)
        .filter(|to| *to != Destination::Home)
        .collect();
    let on_base = play.movements.len() - usize::from(play.runs);
    assert_eq!(
        ends.len(),
        on_base,
        "no two runners end on a base: {play:?}"
    );
    play
}

/// R-WIN-HIT
#[test]
fn the_batter_is_credited_with_the_winning_runners_bases() {
    use BatterResult::{Double, Single, Triple};
    let rows = [
        // behind, bases, hit, credited, runs
        (0, "001", PlayOutcome::Double2, Single, 1),
        (0, "001", PlayOutcome::Triple, Single, 1),
        (0, "010", PlayOutcome::Triple, Double, 1),
        (0, "010", PlayOutcome::Double2, Double, 1),
        (0, "010", PlayOutcome::Single2, Single, 1),
        (0, "100", PlayOutcome::Triple, Triple, 1),
        (0, "100", PlayOutcome::Double3, Double, 1),
        (0, "111", PlayOutcome::Triple, Single, 1),
        (1, "111", PlayOutcome::Triple, Double, 2),
        (2, "111", PlayOutcome::Triple, Triple, 3),
        (1, "011", PlayOutcome::Double2, Double, 2),
        (1, "101", PlayOutcome::Triple, Triple, 2),
    ];
    for (behind, occupied, outcome, credited, runs) in rows {
        let play = won_on(last_of_the_third(behind, 0, occupied), outcome, None);
        let found = (play.batter_result, play.runs, play.rbi);
        assert_eq!(
            found,
            (credited, runs, runs),
            "{behind} behind, {occupied}, {outcome}"
        );
        assert_eq!(play.batter_on().map(u8::from), Some(credited.total_bases()));
    }
}

/// R-WIN-STOPS
#[test]
fn a_home_run_counts_whole() {
    for (outcome, occupied, runs) in [
        (PlayOutcome::HomeRun, "000", 1),
        (PlayOutcome::HomeRun, "111", 4),
        (PlayOutcome::BpHomeRun, "011", 3),
    ] {
        let play = won_on(last_of_the_third(0, 0, occupied), outcome, None);
        assert_eq!(
            (play.batter_result, play.runs),
            (BatterResult::HomeRun, runs)
        );
    }
}

/// R-WIN-STOPS
#[test]
fn runners_behind_the_winning_run_stop_with_it() {
    let play = won_on(last_of_the_third(0, 0, "111"), PlayOutcome::Triple, None);
    let ways: Vec<(u8, u8)> = play
        .movements
        .iter()
        .map(|m| (m.from.number(), m.to.number()))
        .collect();
    assert_eq!(ways, [(3, 4), (2, 3), (1, 2), (0, 1)]);
}

/// R-WIN-STOPS
#[test]
fn nobody_is_thrown_out_after_the_winning_run() {
    // Men on second and third, a single, and the man from second is sent after the game is won.
    let mut table = last_of_the_third(0, 1, "011");
    table.roll(bandbox_engine::decisions::DefensiveDecision::default());
    table.report(PlayOutcome::SingleUncapped, Some(Position::CenterField));
    table.must(&Command::Answer {
        answer: Answer::Send,
    });
    let answer = if matches!(table.state.phase(), bandbox_engine::Phase::ChoiceDue { .. }) {
        Answer::Out
    } else {
        panic!("the dice settled it; let another die decide");
    };
    let play = play_of(&table.must(&Command::Answer { answer }));
    assert_eq!(table.result().ending, Ending::WalkOff);
    assert!(play.outs.is_empty(), "{play:?}");
    let ways: Vec<(u8, u8)> = play
        .movements
        .iter()
        .map(|m| (m.from.number(), m.to.number()))
        .collect();
    assert_eq!(ways, [(3, 4), (2, 3), (0, 1)]);
}

#[test]
fn the_winning_run_may_score_without_a_hit() {
    let walk = won_on(last_of_the_third(0, 0, "111"), PlayOutcome::Walk, None);
    assert_eq!((walk.batter_result, walk.rbi), (BatterResult::Walk, 1));
    let fly = won_on(
        last_of_the_third(0, 0, "001"),
        PlayOutcome::FlyballB,
        Some(Position::LeftField),
    );
    assert_eq!(fly.batter_result, BatterResult::SacrificeFly);
    let grounder = won_on(
        last_of_the_third(0, 0, "101"),
        PlayOutcome::GroundballB,
        Some(Position::Shortstop),
    );
    assert_eq!(grounder.batter_result, BatterResult::FieldersChoice);
}

/// Only a man who is tagged trying for more is spared: the ball was thrown to first for the batter.
#[test]
fn an_out_at_first_on_the_way_of_the_winning_run_stands() {
    let game = last_of_the_third(0, 0, "001");
    let groundball = (PlayOutcome::GroundballC, Some(Position::SecondBase));
    let play = won_on(game, groundball.0, groundball.1);
    assert_eq!((play.runs, play.outs.len()), (1, 1));
    assert_eq!(play.batter_result, BatterResult::Out);
}

#[test]
fn the_winning_run_may_score_on_an_error_of_three_bases() {
    let mut table = last_of_the_third(0, 0, "011");
    table.roll(Default::default());
    let report = OutcomeReport {
        outcome: PlayOutcome::Error,
        hit_location: Some(Position::Shortstop),
        error_bases: Some(3),
        roll_id: None,
        plus_injury: false,
    };
    let play = play_of(&table.must(&Command::ReportOutcome { report }));
    let found = (play.batter_result, play.runs, play.rbi);
    assert_eq!(found, (BatterResult::ReachedOnError, 1, 0));
    assert_eq!(play.batter_on().map(u8::from), Some(1));
}

#[test]
fn the_winning_run_may_score_on_a_wild_pitch_with_the_batter_still_up() {
    let mut table = last_of_the_third(0, 2, "011");
    table.decide_with(Default::default());
    table.next_roll_shows(&[1, 1, 1, 1, 10]);
    table.must(&Command::Roll);
    let play = play_of(&table.answer(Answer::Happened));
    assert_eq!(table.result().ending, Ending::WalkOff);
    assert_eq!((play.batter_result, play.runs), (BatterResult::StillUp, 1));
}

/// R-WIN-STOPS: a batter who would have been out trying for more has the bases of his hit.
#[test]
fn a_batter_who_is_spared_stands_where_his_hit_took_him() {
    let mut table = last_of_the_third(0, 0, "010");
    let play = super::checks::rare(&mut table, Position::CenterField, RangeResult::SI2);
    assert_eq!(table.result().ending, Ending::WalkOff);
    assert_eq!(
        (play.batter_result, play.outs.len()),
        (BatterResult::Single, 0)
    );
    assert_eq!(play.batter_on().map(u8::from), Some(1));
}

/// R-WIN-ENDS
#[test]
fn tying_the_game_does_not_end_it() {
    let mut table = last_of_the_third(2, 0, "011");
    let play = table.play(PlayOutcome::Triple, None);
    assert_eq!((play.batter_result, play.runs), (BatterResult::Triple, 2));
    assert!(!table.is_over());
}

#[test]
fn before_the_last_inning_nothing_is_cut_short() {
    let mut setup = setup_without_ratings();
    setup.options.innings = 3;
    let mut table = Table::started(setup, dice());
    table.go_to(2, Half::Bottom);
    table.put(0, "111");
    let play = table.play(PlayOutcome::Triple, None);
    assert_eq!((play.batter_result, play.runs), (BatterResult::Triple, 3));
    assert!(!table.is_over());
}

/// R-WIN-ENDS
#[test]
fn in_an_extra_inning_too() {
    let mut table = last_of_the_third(0, 0, "000");
    table.go_to(5, Half::Bottom);
    table.put(1, "001");
    let play = won_on(table, PlayOutcome::Double2, None);
    assert_eq!(play.batter_result, BatterResult::Single);
}
