//! Runs that would have scored without errors and passed balls, and those that would not.

use crate::scorer::{RELIEVER, STARTER, Scorer};
use bandbox_engine::PlayOutcome::{
    GroundballC, HomeRun, Single1, Single2, Strikeout, Triple, Walk,
};
use bandbox_engine::choice::Answer;
use bandbox_engine::inning::Half;
use bandbox_engine::position::Position::{Catcher, CenterField, SecondBase, Shortstop};
use bandbox_engine::x_check::RangeResult::{F1, FO, G1, G2, G3, SI1};
use bandbox_scorebook::box_score::Decision;

/// R-ER-THIRD-OUT
#[test]
fn nothing_is_earned_after_an_error_with_two_out() {
    let mut game = Scorer::new();
    game.put(2, "000");
    game.check(Shortstop, G3, 1);
    game.play(HomeRun);
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (3, 0));
}

/// R-ER-CLEAN
#[test]
fn an_error_on_a_sure_double_play_costs_two_outs() {
    let mut game = Scorer::new();
    game.play(Single1);
    game.check(Shortstop, G1, 1);
    game.play(Strikeout);
    // Without the error the side was retired: two on the grounder and the strikeout.
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (3, 0));
}

/// R-ER-CLEAN
#[test]
fn an_error_on_a_grounder_that_forces_leaves_the_batter_on_first() {
    let mut game = Scorer::new();
    game.play(Single1);
    // Without the error the man on first is forced and the batter is safe.
    game.check(Shortstop, G2, 1);
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (3, 2), "the batter's run is earned");
}

/// R-ER-CLEAN
#[test]
fn a_slow_grounder_that_was_muffed_moves_the_runners_all_the_same() {
    let mut game = Scorer::new();
    game.play(Walk);
    game.check(SecondBase, G3, 1);
    // On second after the grounder in any case, he scores on this.
    game.play(Single2);
    assert_eq!(game.charged(STARTER), (1, 1));
}

/// R-ER-CLEAN
#[test]
fn a_dropped_fly_takes_everybody_where_the_catch_would_have() {
    let mut game = Scorer::new();
    game.play(Walk);
    game.play(Walk);
    // Caught or not, the men are on second and third after it, and then a grounder brings one in.
    game.check(CenterField, F1, 1);
    game.hit(GroundballC, Shortstop);
    assert_eq!(game.charged(STARTER), (1, 1));
}

/// R-ER-CLEAN
#[test]
fn a_base_that_an_error_gave_is_no_base_of_the_reconstruction() {
    let mut game = Scorer::new();
    game.play(Single1);
    // With the hit alone they stand on first and second.
    game.check(Shortstop, SI1, 1);
    game.play(Single1);
    assert_eq!(game.charged(STARTER), (1, 0));
    // The bases are full in the reconstruction too, and this empties them.
    game.play(Triple);
    assert_eq!(game.charged(STARTER), (3, 3));
}

/// R-ER-PASSED-BALL
#[test]
fn a_man_who_took_second_on_a_passed_ball_is_driven_in_from_first() {
    let mut game = Scorer::new();
    game.play(Single1);
    game.check(Catcher, FO, 0);
    game.answer(Answer::Happened);
    assert_eq!(game.hosts_fielded(|f| f.passed_balls), 1);
    game.play(Single2);
    assert_eq!(game.charged(STARTER), (1, 0));
    game.play(Single1);
    assert_eq!(game.charged(STARTER), (1, 1), "from third, after all");
}

/// R-ER-PLACED-RUNNER
#[test]
fn a_runner_placed_in_the_tenth_is_charged_to_nobody_and_beats_whoever_pitched() {
    let mut setup = crate::common::setup_without_ratings();
    setup.options.extra_inning_runner = Some(10);
    let mut game = Scorer::of(setup);
    game.go_to(10, Half::Top);
    game.play(Single2);
    let score = game.play_out();
    assert_eq!(score.line_score.runs().away, 1);
    assert_eq!(game.charged(STARTER), (0, 0));
    assert_eq!(game.pitcher(STARTER).decisions, [Decision::Loss]);
    assert_eq!(score.teams.away.placed_runs, 1);
    // The hosts' own runner was left on base.
    assert_eq!(score.teams.home.placed_runners, 1);
    assert_eq!(score.teams.home.left_on_base, 1);
}

/// R-ER-RELIEVER
#[test]
fn a_reliever_answers_for_what_the_error_before_him_made_possible() {
    let mut game = Scorer::new();
    game.put(2, "000");
    game.check(Shortstop, G3, 1);
    game.relieve(RELIEVER);
    game.play(HomeRun);
    assert_eq!(game.charged(STARTER), (1, 0));
    assert_eq!(game.charged(RELIEVER), (1, 1));
    assert_eq!(
        game.score().teams.home.earned_runs,
        0,
        "off the team it is not"
    );
}
