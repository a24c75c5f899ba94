//! Who answers for the men on base when the pitcher changes, and what a lead is worth to those who keep it.

use crate::scorer::{RELIEVER, STARTER, Scorer, VISITORS_RELIEVER, VISITORS_STARTER};
use bandbox_engine::PlayOutcome::{GroundballA, GroundballB, HomeRun, Single1, Triple, Walk};
use bandbox_engine::inning::Half;
use bandbox_engine::position::Position::{Shortstop, ThirdBase};
use bandbox_scorebook::box_score::Decision::{self, BlownSave, Hold, Loss, Save, Win};

fn inherited(game: &Scorer, pitcher: &str) -> (u16, u16) {
    let line = game.pitcher(pitcher);
    (line.inherited_runners, line.inherited_scored)
}

fn decisions(game: &Scorer, pitcher: &str) -> Vec<Decision> {
    game.pitcher(pitcher).decisions
}

/// R-SCORE-R-CHARGED, R-SCORE-INHERITED
#[test]
fn runners_whom_the_reliever_inherits_are_charged_to_whoever_put_them_on() {
    let mut game = Scorer::new();
    game.put(0, "110").relieve(RELIEVER);
    game.play(Triple);
    game.play(Single1);
    assert_eq!(game.charged(STARTER), (2, 2));
    assert_eq!(game.charged(RELIEVER), (1, 1));
    assert_eq!(inherited(&game, RELIEVER), (2, 2));
}

/// R-SCORE-R-CHARGED
#[test]
fn a_batter_safe_on_a_force_takes_the_place_of_the_man_put_out() {
    let mut game = Scorer::new();
    game.put(0, "100").relieve(RELIEVER);
    game.hit(GroundballB, Shortstop);
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (1, 1), "for the man on first");
    assert_eq!(game.charged(RELIEVER), (1, 1));
}

/// R-SCORE-R-CHARGED
#[test]
fn when_two_are_forced_the_batter_answers_to_whoever_put_the_first_of_them_on() {
    let mut game = Scorer::new();
    game.play(Walk);
    game.relieve(RELIEVER);
    game.play(Walk);
    let play = game.hit(GroundballA, ThirdBase);
    assert_eq!(play.outs.len(), 2);
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (1, 1));
    assert_eq!(game.charged(RELIEVER), (1, 1));
}

/// R-SCORE-WIN, R-SCORE-SAVE
#[test]
fn a_starter_with_five_innings_wins_and_whoever_finishes_a_one_run_game_saves_it() {
    let mut game = Scorer::new();
    game.play(HomeRun);
    game.go_to(6, Half::Bottom).relieve(VISITORS_RELIEVER);
    game.play_out();
    assert_eq!(decisions(&game, VISITORS_STARTER), [Win]);
    assert_eq!(decisions(&game, VISITORS_RELIEVER), [Save]);
    assert_eq!(decisions(&game, STARTER), [Loss]);
}

/// R-SCORE-WIN-STARTER
#[test]
fn a_starter_an_out_short_of_five_innings_leaves_the_win_to_his_reliever() {
    let mut game = Scorer::new();
    game.play(HomeRun);
    game.go_to(5, Half::Bottom).put(2, "000");
    game.relieve(VISITORS_RELIEVER).play_out();
    assert_eq!(decisions(&game, VISITORS_STARTER), []);
    assert_eq!(decisions(&game, VISITORS_RELIEVER), [Win]);
}

/// R-SCORE-HOLD
#[test]
fn a_hold_for_the_man_between_starter_and_finisher() {
    let mut game = Scorer::new();
    game.play(HomeRun);
    game.go_to(7, Half::Bottom).relieve(VISITORS_RELIEVER);
    game.go_to(9, Half::Bottom).relieve("Visitors 12");
    game.play_out();
    assert_eq!(decisions(&game, VISITORS_RELIEVER), [Hold]);
    assert_eq!(decisions(&game, "Visitors 12"), [Save]);
}

/// R-SCORE-HOLD
#[test]
fn no_hold_without_an_out() {
    let mut game = Scorer::new();
    game.play(HomeRun);
    game.go_to(8, Half::Bottom).relieve(VISITORS_RELIEVER);
    game.play(Walk);
    game.relieve("Visitors 12").play_out();
    assert_eq!(decisions(&game, VISITORS_RELIEVER), []);
    assert_eq!(decisions(&game, "Visitors 12"), [Save]);
}

/// R-SCORE-BLOWN-SAVE, R-SCORE-WIN
#[test]
fn a_save_blown_in_the_eighth_and_a_win_when_the_visitors_go_ahead_again() {
    let mut game = Scorer::new();
    game.play(HomeRun);
    game.go_to(8, Half::Bottom).relieve(VISITORS_RELIEVER);
    game.play(HomeRun);
    game.go_to(9, Half::Top);
    game.play(HomeRun);
    game.play_out();
    assert_eq!(decisions(&game, VISITORS_RELIEVER), [BlownSave, Win]);
    assert_eq!(decisions(&game, VISITORS_STARTER), []);
    assert_eq!(decisions(&game, STARTER), [Loss]);
}

/// R-SCORE-SAVE
#[test]
fn three_innings_save_a_game_however_great_the_lead() {
    let mut game = Scorer::new();
    for _ in 0..8 {
        game.play(HomeRun);
    }
    game.go_to(7, Half::Bottom).relieve(VISITORS_RELIEVER);
    game.play_out();
    assert_eq!(decisions(&game, VISITORS_RELIEVER), [Save]);
}

/// R-SCORE-SAVE
#[test]
fn an_out_with_the_tying_run_on_deck_saves_a_game() {
    let mut game = Scorer::new();
    for _ in 0..3 {
        game.play(HomeRun);
    }
    game.go_to(9, Half::Bottom).put(2, "100");
    game.relieve(VISITORS_RELIEVER).play_out();
    assert_eq!(decisions(&game, VISITORS_RELIEVER), [Save]);
}

/// R-SCORE-LOSS
#[test]
fn the_loss_is_of_whoever_put_the_run_on_that_decided_it() {
    let mut game = Scorer::new();
    game.go_to(7, Half::Top);
    game.play(Walk);
    game.relieve(RELIEVER);
    game.play(HomeRun);
    game.play_out();
    assert_eq!(decisions(&game, STARTER), [Loss]);
    assert_eq!(decisions(&game, RELIEVER), []);
    assert_eq!(inherited(&game, RELIEVER), (1, 1));
}
