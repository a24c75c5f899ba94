//! Whose run it is, and whether it is earned.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::PlayOutcome::{
    Balk, CatcherInterference, GroundballB, GroundballC, PassedBall, Single2, WildPitch,
};
use bandbox_engine::bases::Base;
use bandbox_engine::command::Substitution;
use bandbox_engine::event::Ending;
use bandbox_engine::inning::Half;
use bandbox_engine::play::BatterResult::{self, FieldersChoice, Out, Single, StillUp};
use bandbox_engine::play::OutKind::{AtFirst, Force};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position::{FirstBase, SecondBase, Shortstop};
use bandbox_engine::{Event, Team};
use bandbox_scorebook::BoxScore;
use bandbox_scorebook::box_score::{Decision, Entered};
use common::diary::{Diary, batter, decided, pitcher};
use common::man;

const STARTER: &str = "Hosts 10";
const RELIEVER: &str = "Hosts 11";

/// Runs and earned runs of a pitcher of the hosts.
fn charged(score: &BoxScore, name: &str) -> (u16, u16) {
    let line = pitcher(score, name);
    (line.runs, line.earned_runs)
}

/// R-ER-GHOST
#[test]
fn a_man_who_reached_on_an_error_scores_an_unearned_run() {
    let mut game = Diary::new();
    game.error(&[(0, 1)]).homer().side();
    assert_eq!(charged(&game.score(), STARTER), (2, 1));
    assert_eq!(game.score().teams.home.earned_runs, 1);
}

/// R-ER-THIRD-OUT
#[test]
fn nothing_is_earned_after_an_error_on_what_would_have_been_the_third_out() {
    let mut game = Diary::new();
    game.strikeout()
        .strikeout()
        .error(&[(0, 1)])
        .homer()
        .homer()
        .side();
    assert_eq!(charged(&game.score(), STARTER), (3, 0));
}

/// R-ER-GHOST
#[test]
fn the_next_half_inning_begins_anew() {
    let mut game = Diary::new();
    game.strikeout().strikeout().error(&[(0, 1)]).homer().side();
    game.side().homer();
    assert_eq!(charged(&game.score(), STARTER), (3, 1));
}

/// R-ER-PASSED-BALL
#[test]
fn a_passed_ball_moves_nobody_in_the_reconstruction() {
    let mut game = Diary::new();
    game.single(&[(0, 1)]);
    game.bat(StillUp, PassedBall, &[(1, 2)], &[]);
    game.bat(Single, Single2, &[(2, 4), (0, 1)], &[]);
    assert_eq!(charged(&game.score(), STARTER), (1, 0));
    // From third, where he would stand, he would have come home on this.
    game.single(&[(1, 2), (0, 1)]);
    assert_eq!(charged(&game.score(), STARTER), (1, 1));
}

/// R-SCORE-PITCHER
#[test]
fn wild_pitches_and_balks_are_the_pitchers_own() {
    let mut game = Diary::new();
    game.walk(&[(0, 1)]);
    game.bat(StillUp, WildPitch, &[(1, 2)], &[]);
    game.bat(StillUp, Balk, &[(2, 3)], &[]);
    game.single(&[(3, 4), (0, 1)]);
    let line = pitcher(&game.score(), STARTER);
    assert_eq!((line.runs, line.earned_runs), (1, 1));
    assert_eq!((line.wild_pitches, line.balks, line.walks), (1, 1, 1));
}

#[test]
fn the_batter_safe_because_a_man_on_by_error_was_forced_is_unearned() {
    let mut game = Diary::new();
    game.error(&[(0, 1)]);
    let force = [(1, Force, &[Shortstop, SecondBase][..])];
    game.bat(FieldersChoice, GroundballB, &[(0, 1)], &force);
    // Without the error both would be out, and the homer counts alone.
    game.homer();
    assert_eq!(charged(&game.score(), STARTER), (2, 1));
}

/// R-ER-PASSED-BALL
#[test]
fn interference_puts_nobody_on_in_the_reconstruction() {
    let mut game = Diary::new();
    game.bat(
        BatterResult::CatcherInterference,
        CatcherInterference,
        &[(0, 1)],
        &[],
    );
    game.homer();
    assert_eq!(charged(&game.score(), STARTER), (2, 1));
    assert_eq!(batter(&game.score(), "Ruiz").at_bats, 0);
    assert_eq!(batter(&game.score(), "Ruiz").plate_appearances, 1);
}

/// R-ER-UNKNOWN, R-ER-SAME-PLACE
#[test]
fn a_man_whom_an_error_moved_up_is_driven_in_from_where_he_would_stand() {
    let mut game = Diary::new();
    game.single(&[(0, 1)]);
    game.error(&[(1, 3), (0, 2)]);
    // Ghost: one out, he is on first; a slow grounder brings the real one home, and him to second.
    let out = [(0, AtFirst, &[Shortstop, FirstBase][..])];
    game.bat(Out, GroundballC, &[(3, 4), (2, 3)], &out);
    assert_eq!(charged(&game.score(), STARTER), (1, 0));
    game.homer();
    assert_eq!(charged(&game.score(), STARTER), (3, 2));
}

/// R-ER-SAME-PLACE
#[test]
fn a_walk_forces_nobody_over_a_base_that_an_error_filled() {
    let mut game = Diary::new();
    game.single(&[(0, 1)]);
    game.bat(StillUp, WildPitch, &[(1, 2)], &[]);
    game.error(&[(0, 1)]).walk(&[(2, 3), (1, 2), (0, 1)]);
    // Without the error he is on second still, and this takes him to third.
    game.single(&[(3, 4), (2, 3), (1, 2), (0, 1)]);
    assert_eq!(charged(&game.score(), STARTER), (1, 0));
}

/// R-ER-RELIEVER
#[test]
fn a_reliever_has_no_benefit_of_errors_before_he_came() {
    let mut game = Diary::new();
    game.strikeout().strikeout().error(&[(0, 1)]);
    game.relieve(RELIEVER).homer().side();
    let score = game.score();
    assert_eq!(charged(&score, STARTER), (1, 0));
    assert_eq!(charged(&score, RELIEVER), (1, 1));
    assert_eq!(score.teams.home.earned_runs, 0, "the team has it");
}

#[test]
fn inherited_runners_are_charged_to_whoever_put_them_on() {
    let mut game = Diary::new();
    game.walk(&[(0, 1)]).walk(&[(1, 2), (0, 1)]);
    game.relieve(RELIEVER)
        .single(&[(2, 4), (1, 2), (0, 1)])
        .side();
    let score = game.score();
    assert_eq!(charged(&score, STARTER), (1, 1));
    assert_eq!(charged(&score, RELIEVER), (0, 0));
    let line = pitcher(&score, RELIEVER);
    assert_eq!((line.inherited_runners, line.inherited_scored), (2, 1));
    assert_eq!((line.hits, line.batters_faced), (1, 4));
}

#[test]
fn on_a_fielders_choice_the_batter_answers_to_whoever_answered_for_the_man_put_out() {
    let mut game = Diary::new();
    game.walk(&[(0, 1)]).relieve(RELIEVER);
    let force = [(1, Force, &[Shortstop, SecondBase][..])];
    game.bat(FieldersChoice, GroundballB, &[(0, 1)], &force);
    game.homer().side();
    let score = game.score();
    assert_eq!(charged(&score, STARTER), (1, 1));
    assert_eq!(charged(&score, RELIEVER), (1, 1));
    let line = pitcher(&score, RELIEVER);
    assert_eq!((line.inherited_runners, line.inherited_scored), (1, 1));
}

/// R-SCORE-PINCH-RUNNER
#[test]
fn a_pinch_runner_is_charged_to_whoever_answered_for_the_man_he_ran_for() {
    let mut game = Diary::new();
    game.walk(&[(0, 1)]).relieve(RELIEVER);
    game.write(Event::PlayerSubstituted {
        substitution: Substitution::PinchRunner {
            out: man("Ruiz"),
            r#in: man("Visitors 14"),
        },
        lineup: None,
    });
    game.homer();
    let score = game.score();
    assert_eq!(charged(&score, STARTER), (1, 1));
    assert_eq!(charged(&score, RELIEVER), (1, 1));
    assert_eq!(batter(&score, "Ruiz").runs, 0);
    assert_eq!(batter(&score, "Visitors 14").runs, 1);
    assert_eq!(score.teams.away.batting[1].entered, Entered::PinchRunner);
}

#[test]
fn a_placed_runner_is_charged_to_nobody_and_never_earned() {
    let mut game = Diary::of(3);
    game.until(3, Half::Bottom);
    while game.state.outs().number() < 2 {
        game.strikeout();
    }
    game.strikeout().end_half();
    let placed = man("Moss");
    game.write(Event::InningChanged {
        started: game.state.half_inning().next(),
        placed_runner: Some(placed),
    });
    assert_eq!(game.state.bases().runner(Base::Second), Some(placed));
    game.single(&[(2, 4), (0, 1)]).side();
    let score = game.finish(Ending::Regulation);
    assert_eq!(charged(&score, STARTER), (0, 0));
    assert_eq!(score.teams.away.placed_runners, 1);
    assert_eq!(score.teams.away.placed_runs, 1);
    assert_eq!(score.imbalances(), []);
    // Whoever pitched when he was put there still loses by him.
    let lost = score.pitchers_with(Decision::Loss).collect::<Vec<_>>();
    assert_eq!(lost, [man(STARTER)]);
    assert_eq!(decided(&score).len(), 2);
    assert_eq!(
        score
            .pitchers_with(Decision::Win)
            .next()
            .map(LineupId::team),
        Some(Team::Away)
    );
}
