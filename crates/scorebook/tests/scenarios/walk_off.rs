//! The last of the ninth, the score tied, and the winning run comes home.

use crate::scorer::{STARTER, Scorer, VISITORS_STARTER};
use bandbox_engine::PlayOutcome;
use bandbox_engine::inning::Half;
use bandbox_engine::play::BatterResult;
use bandbox_scorebook::box_score::Decision;

/// R-WIN-HIT
#[test]
fn a_walk_off_triple_with_the_winning_run_on_second_is_a_double() {
    let mut game = Scorer::last_of_the_ninth();
    game.put(0, "010");
    let play = game.play(PlayOutcome::Triple);
    assert_eq!(play.batter_result, BatterResult::Double);
    let score = game.play_out();
    let hosts = &score.teams.home;
    assert_eq!(hosts.batting_total(|c| c.doubles), 2);
    assert_eq!(hosts.batting_total(|c| c.triples), 0);
    assert_eq!(hosts.batting_total(|c| c.runs_batted_in), 1);
}

/// R-WIN-HIT
#[test]
fn a_walk_off_double_with_the_winning_run_on_third_is_a_single() {
    let mut game = Scorer::last_of_the_ninth();
    game.put(0, "001");
    let play = game.play(PlayOutcome::Double3);
    assert_eq!(play.batter_result, BatterResult::Single);
    let hosts = &game.play_out().teams.home;
    assert_eq!(hosts.batting_total(|c| c.hits), 2);
    assert_eq!(hosts.batting_total(|c| c.doubles), 0);
}

/// R-WIN-HIT
#[test]
fn a_walk_off_home_run_counts_with_everybody_on_base() {
    let mut game = Scorer::last_of_the_ninth();
    game.put(2, "111");
    game.play(PlayOutcome::HomeRun);
    let score = game.play_out();
    assert_eq!(score.line_score.runs().home, 4);
    assert_eq!(score.teams.home.batting_total(|c| c.runs_batted_in), 4);
    assert_eq!(score.teams.home.left_on_base, 0);
}

/// R-SCORE-LOB-TEAM
#[test]
fn men_on_base_behind_the_winning_run_are_left_there() {
    let mut game = Scorer::last_of_the_ninth();
    game.put(1, "111");
    game.play(PlayOutcome::Single2);
    let score = game.play_out();
    assert_eq!(score.line_score.runs().home, 1);
    assert_eq!(score.teams.home.left_on_base, 3);
}

/// R-SCORE-IP, R-SCORE-LOSS
#[test]
fn the_loser_of_a_walk_off_has_pitched_the_outs_he_got() {
    let mut game = Scorer::last_of_the_ninth();
    game.put(1, "000");
    game.play(PlayOutcome::HomeRun);
    let score = game.play_out();
    let line = game.pitcher(VISITORS_STARTER);
    assert_eq!(line.innings().to_string(), "8.1");
    assert_eq!(line.decisions, [Decision::Loss]);
    assert_eq!(game.pitcher(STARTER).decisions, [Decision::Win]);
    let line_score = score.line_score.innings();
    assert_eq!(line_score.len(), 9);
    assert_eq!(line_score[8], (0, Some(1)));
}

/// R-SCORE-LINE
#[test]
fn hosts_who_lead_do_not_bat_in_the_ninth() {
    let mut game = Scorer::new();
    game.go_to(8, Half::Bottom);
    game.play(PlayOutcome::HomeRun);
    let score = game.play_out();
    assert_eq!(score.line_score.innings().last(), Some(&(0, None)));
    assert_eq!(game.pitcher(VISITORS_STARTER).innings().to_string(), "8.0");
}
