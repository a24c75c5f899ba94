//! Who answers for the men on base when the pitcher changes, and what a lead is worth to those who keep it.

use crate::scorer::{
    RELIEVER, SECOND_RELIEVER, STARTER, Scorer, VISITORS_RELIEVER, VISITORS_STARTER,
};
use bandbox_engine::Command;
use bandbox_engine::PlayOutcome::{
    GroundballA, GroundballB, HomeRun, Single1, SingleUncapped, Triple, Walk,
};
use bandbox_engine::bases::{Base, BaseSet, Origin};
use bandbox_engine::choice::Answer;
use bandbox_engine::command::Substitution;
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::position::Position::{CenterField, Shortstop, ThirdBase};
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

/// R-SCORE-R-CHARGED
#[test]
fn when_the_lead_man_alone_is_put_out_the_next_takes_his_place_and_the_batter_is_the_relievers() {
    let mut game = Scorer::new();
    game.play(Walk);
    game.relieve(RELIEVER);
    game.play(Walk);
    game.play(Walk);
    let play = game.hit_with_the_infield_in(GroundballB, ThirdBase);
    let out: Vec<_> = play.outs.iter().map(|out| out.from).collect();
    assert_eq!(out, [Origin::On(Base::Third)]);
    game.play(Single1);
    assert_eq!(game.charged(STARTER), (1, 1), "for the first who is left");
    assert_eq!(game.charged(RELIEVER), (0, 0));
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (1, 1), "one man, and no more");
    assert_eq!(game.charged(RELIEVER), (4, 4));
}

/// R-SCORE-R-CHARGED
#[test]
fn of_three_pitchers_each_answers_for_one_when_two_lead_men_are_forced() {
    let mut game = Scorer::new();
    game.play(Walk);
    game.relieve(RELIEVER);
    game.play(Walk);
    game.relieve(SECOND_RELIEVER);
    game.play(Walk);
    for _ in 0..2 {
        let play = game.hit_with_the_infield_in(GroundballB, ThirdBase);
        assert_eq!(play.outs[0].from, Origin::On(Base::Third));
    }
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (1, 1));
    assert_eq!(game.charged(RELIEVER), (1, 1));
    assert_eq!(game.charged(SECOND_RELIEVER), (2, 2));
}

/// R-SCORE-R-CHARGED
#[test]
fn a_man_thrown_out_on_a_hit_leaves_his_pitcher_with_one_less() {
    let mut game = Scorer::new();
    game.put(0, "100").relieve(RELIEVER);
    game.hit_and_wait(SingleUncapped, CenterField);
    game.table.next_roll_shows(&[20]);
    game.answer(Answer::Send);
    game.answer(Answer::Out);
    assert_eq!(
        game.situation(),
        (BaseSet::EMPTY.with(Base::First), Outs::One)
    );
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (0, 0));
    assert_eq!(game.charged(RELIEVER), (2, 2));
}

/// R-SCORE-PINCH-RUNNER
#[test]
fn a_pinch_runner_scores_against_the_pitcher_who_let_the_man_on() {
    let mut game = Scorer::new();
    game.put(0, "100").relieve(RELIEVER);
    let runner = game.table.state.bases().runner(Base::First);
    let substitution = Substitution::PinchRunner {
        out: runner.expect("a man on first"),
        r#in: game.man("Visitors 14"),
    };
    game.table.must(&Command::Substitute { substitution });
    game.play(Triple);
    assert_eq!(game.charged(STARTER), (1, 1));
    assert_eq!(game.charged(RELIEVER), (0, 0));
    assert_eq!(inherited(&game, RELIEVER), (1, 1));
    let (ran, walked) = (game.batter("Visitors 14"), game.batter("Visitors 1"));
    assert_eq!((ran.runs, ran.plate_appearances), (1, 0));
    assert_eq!((walked.runs, walked.walks), (0, 1));
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
