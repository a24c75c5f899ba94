//! Errors: what they are for the batter, and for the man who made them.

use crate::common::play_of;
use crate::scorer::{STARTER, Scorer};
use bandbox_engine::PlayOutcome::{self, Error};
use bandbox_engine::play::BatterResult;
use bandbox_engine::position::Position::{Catcher, CenterField, LeftField, SecondBase, Shortstop};
use bandbox_engine::x_check::RangeResult::{DO2, F1, F3, FO, G1, G3, SI1};

/// R-ERROR-AT-BAT
#[test]
fn a_batter_safe_on_an_error_has_a_time_at_bat_and_no_hit() {
    let mut game = Scorer::new();
    game.check(Shortstop, G3, 1);
    let line = game.batter("Visitors 1");
    assert_eq!((line.at_bats, line.hits, line.runs_batted_in), (1, 0, 0));
    assert_eq!(game.hosts_fielded(|f| f.errors), 1);
    assert_eq!(game.pitcher(STARTER).hits, 0);
}

/// R-ERROR-RBI
#[test]
fn the_man_on_third_who_would_have_scored_anyway_is_batted_in_and_nobody_else() {
    let mut game = Scorer::new();
    game.put(0, "011");
    // Without the error a slow grounder brings the man on third home and the other to third.
    game.check(Shortstop, G3, 2);
    assert_eq!(game.visitors_batted(|c| c.runs), 2);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 1);
}

/// R-ERROR-RBI
#[test]
fn with_two_out_nothing_is_batted_in_by_an_error() {
    let mut game = Scorer::new();
    game.put(2, "011");
    game.check(Shortstop, G3, 2);
    assert_eq!(game.visitors_batted(|c| c.runs), 2);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 0);
    assert_eq!(game.charged(STARTER), (2, 0));
}

/// R-ERROR-SF
#[test]
fn a_dropped_fly_that_would_have_brought_the_run_in_is_a_sacrifice() {
    let mut game = Scorer::new();
    game.put(1, "001");
    let play = play_of(&game.check(CenterField, F1, 1));
    assert_eq!(play.batter_result, BatterResult::SacrificeFlyOnError);
    let line = game.score().teams.away.batting[3].counts;
    assert_eq!(line.plate_appearances, 0);
    assert_eq!(game.visitors_batted(|c| c.sacrifice_flies), 1);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 1);
    assert_eq!(game.charged(STARTER), (1, 1), "the catch scores him too");
}

/// R-ERROR-SF
#[test]
fn a_dropped_fly_too_shallow_to_score_on_is_no_sacrifice() {
    let mut game = Scorer::new();
    game.put(1, "001");
    let play = play_of(&game.check(CenterField, F3, 1));
    assert_eq!(play.batter_result, BatterResult::ReachedOnError);
    assert_eq!(game.visitors_batted(|c| c.runs), 1);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 0);
    assert_eq!(game.charged(STARTER), (1, 0));
}

/// R-ERROR-HIT
#[test]
fn on_a_hit_and_an_error_only_those_whom_the_hit_brings_home_are_batted_in() {
    let mut game = Scorer::new();
    game.put(0, "110");
    // The double takes the man on second home; the error brings the man on first in as well.
    game.check(LeftField, DO2, 1);
    assert_eq!(game.visitors_batted(|c| c.runs), 2);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 1);
    assert_eq!(game.visitors_batted(|c| c.doubles), 1);
    assert_eq!(game.charged(STARTER), (2, 1));
}

/// R-ERROR-DIRECT
#[test]
fn an_error_that_was_reported_bats_nothing_in() {
    let mut game = Scorer::new();
    game.put(0, "001");
    game.hit(Error, SecondBase);
    assert_eq!(game.visitors_batted(|c| c.runs), 1);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 0);
    assert_eq!(game.charged(STARTER), (1, 0));
}

/// R-ERROR-FOUL
#[test]
fn a_dropped_foul_is_an_error_and_the_batter_bats_on() {
    let mut game = Scorer::new();
    game.check(Catcher, FO, 1);
    assert_eq!(game.hosts_fielded(|f| f.errors), 1);
    assert_eq!(game.batter("Visitors 1").plate_appearances, 0);
    game.play(PlayOutcome::HomeRun);
    assert_eq!(game.batter("Visitors 1").home_runs, 1);
    // The foul is no out of the reconstruction.
    assert_eq!(game.charged(STARTER), (1, 1));
}

/// R-ERROR-INTERFERENCE
#[test]
fn a_catcher_who_interferes_gives_the_batter_first_without_a_time_at_bat() {
    let mut game = Scorer::new();
    let play = game.rare(Catcher, FO);
    assert_eq!(play.batter_result, BatterResult::CatcherInterference);
    let line = game.batter("Visitors 1");
    assert_eq!(
        (line.plate_appearances, line.at_bats, line.interferences),
        (1, 0, 1)
    );
    assert_eq!(game.hosts_fielded(|f| f.errors), 1);
    game.play(PlayOutcome::HomeRun);
    assert_eq!(
        game.charged(STARTER),
        (2, 1),
        "the man it put on is unearned"
    );
}

/// R-ERROR-CHARGED
#[test]
fn the_fielder_tested_is_charged_and_stands_in_the_record() {
    let mut game = Scorer::new();
    let shortstop = game
        .table
        .state
        .lineup(bandbox_engine::Team::Home)
        .fielder(Shortstop);
    let play = play_of(&game.check(Shortstop, G1, 1));
    assert_eq!(play.check_position, Some(Shortstop));
    let score = game.score();
    let mut errors = score.teams.home.fielding.iter().filter(|f| f.errors > 0);
    assert_eq!(errors.next().map(|f| f.player), Some(shortstop));
    assert_eq!(errors.next(), None);
}

/// R-ERROR-HIT
#[test]
fn a_single_with_a_wild_throw_behind_it_is_a_single() {
    let mut game = Scorer::new();
    game.check(Shortstop, SI1, 2);
    let line = game.batter("Visitors 1");
    assert_eq!((line.hits, line.triples), (1, 0));
    assert_eq!(game.situation().0.to_string(), "001");
}
