//! The rare plays of x-checks, and what makes them.

use super::checks::{check, checked, kinds, rare, rated, roll_check, ways, with};
use crate::common::{self, Table, play_of};
use bandbox_engine::choice::Answer;
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, Credit, OutKind};
use bandbox_engine::position::Position::{
    Catcher, CenterField, FirstBase, LeftField, RightField, SecondBase, Shortstop, ThirdBase,
};
use bandbox_engine::x_check::RangeResult::{
    DO2, DO3, F1, F2, F3, FO, G1, G2, G3, PO, SI1, SI2, TR3, WP, X,
};
use bandbox_engine::{Command, PlayOutcome};

/// R-RARE-GROUND
#[test]
fn a_runner_interferes_on_a_rare_g1() {
    let before = with(0, "111");
    let play = rare(&mut before.clone(), SecondBase, G1);
    assert_eq!(
        kinds(&play),
        [(0, OutKind::AtFirst), (1, OutKind::Interference)]
    );
    assert_eq!(ways(&before, &play), [Some(0), Some(0), Some(2), Some(3)]);
    assert!(play.grounded_into_double_play);
    assert_eq!((play.outcome, play.rbi), (PlayOutcome::GroundballA, 0));

    let play = rare(&mut with(0, "011"), SecondBase, G1);
    assert_eq!(kinds(&play), [(0, OutKind::AtFirst)], "nobody on first");
    assert!(!play.grounded_into_double_play);

    let mut table = with(1, "101");
    let play = rare(&mut table, SecondBase, G1);
    assert_eq!((play.outs.len(), play.runs), (2, 0));
    assert_eq!(
        table.state.half_inning().half,
        Half::Bottom,
        "the inning is over"
    );

    let play = rare(&mut with(2, "100"), SecondBase, G1);
    assert_eq!(
        kinds(&play),
        [(0, OutKind::AtFirst)],
        "with two outs the batter alone"
    );
}

/// R-RARE-GROUND
#[test]
fn on_a_rare_g2_only_forced_runners_move_and_on_a_rare_g3_all() {
    for (result, outs, occupied, expected) in [
        (G2, 0, "101", [Some(0), Some(2), None, Some(3)]),
        (G2, 0, "111", [Some(0), Some(2), Some(3), Some(4)]),
        (G2, 0, "011", [Some(0), None, Some(2), Some(3)]),
        (G3, 0, "101", [Some(0), Some(2), None, Some(4)]),
        (G3, 1, "011", [Some(0), None, Some(3), Some(4)]),
        (G3, 2, "011", [Some(0), None, Some(2), Some(3)]),
        (G2, 2, "111", [Some(0), Some(1), Some(2), Some(3)]),
    ] {
        let before = with(outs, occupied);
        let play = rare(&mut before.clone(), ThirdBase, result);
        assert_eq!(
            ways(&before, &play),
            expected,
            "{result} on {occupied}, {outs} out"
        );
    }
}

/// R-RARE-HIT
#[test]
fn the_ball_hits_the_runner_on_a_rare_si1() {
    let before = with(0, "111");
    let play = rare(&mut before.clone(), FirstBase, SI1);
    assert_eq!(ways(&before, &play), [Some(1), Some(0), Some(2), Some(3)]);
    assert_eq!(kinds(&play), [(1, OutKind::Interference)]);
    assert_eq!(play.batter_result, BatterResult::Single);

    let play = rare(&mut with(0, "011"), FirstBase, SI1);
    assert_eq!(
        (play.outs.len(), play.runs),
        (0, 1),
        "without a man on first it is a single"
    );

    let play = rare(&mut with(2, "101"), FirstBase, SI1);
    assert_eq!(
        (play.batter_result, play.runs, play.rbi),
        (BatterResult::Single, 0, 0)
    );
    assert_eq!(play.outs.len(), 1, "he is the third out");
}

/// R-RARE-HIT
#[test]
fn the_batter_is_out_behind_his_hit_and_the_runs_count() {
    for (result, position, hit, putout) in [
        (SI2, CenterField, BatterResult::Single, FirstBase),
        (DO2, LeftField, BatterResult::Double, Shortstop),
    ] {
        let before = with(2, "011");
        let play = rare(&mut before.clone(), position, result);
        assert_eq!(ways(&before, &play), [Some(0), None, Some(4), Some(4)]);
        assert_eq!((play.batter_result, play.runs, play.rbi), (hit, 2, 2));
        assert_eq!(kinds(&play), [(0, OutKind::Tag)]);
        assert_eq!(play.outs[0].credit.putout, putout);
    }
    let hidden_ball = rare(&mut with(0, "000"), LeftField, DO2);
    assert_eq!(hidden_ball.outs[0].credit, Credit::unassisted(Shortstop));
}

/// R-RARE-HIT
#[test]
fn the_batter_misses_first_on_a_rare_do3_with_nobody_on() {
    let play = rare(&mut with(0, "000"), RightField, DO3);
    assert_eq!(
        (play.outcome, play.batter_result),
        (PlayOutcome::XCheck, BatterResult::Out)
    );
    assert_eq!(kinds(&play), [(0, OutKind::Appeal)]);
    let play = rare(&mut with(0, "100"), RightField, DO3);
    assert_eq!((play.outcome, play.runs), (PlayOutcome::Double3, 1));
}

#[test]
fn a_rare_tr3_is_a_home_run_inside_the_park_and_limited_when_it_wins() {
    let play = rare(&mut with(0, "101"), CenterField, TR3);
    assert_eq!(
        (play.outcome, play.batter_result),
        (PlayOutcome::HomeRun, BatterResult::HomeRun)
    );
    assert_eq!((play.runs, play.rbi), (3, 3));

    // As many bases as the winning run had to go; nobody on, it is the batter's own.
    for (occupied, result) in [
        ("001", BatterResult::Single),
        ("010", BatterResult::Double),
        ("100", BatterResult::Triple),
        ("000", BatterResult::HomeRun),
    ] {
        let mut setup = common::setup_without_ratings();
        setup.options.innings = 3;
        let mut table = Table::started(setup, common::dice());
        table.go_to(3, Half::Bottom);
        table.put(0, occupied);
        let play = rare(&mut table, CenterField, TR3);
        assert_eq!((play.batter_result, play.runs), (result, 1), "{occupied}");
        assert!(table.is_over(), "the winning run ends it");
    }
}

/// R-RARE-FLY
#[test]
fn the_rare_flies() {
    let before = with(1, "111");
    let play = rare(&mut before.clone(), LeftField, F1);
    assert_eq!(ways(&before, &play), [Some(0), Some(3), Some(4), Some(4)]);
    assert_eq!(
        (play.batter_result, play.rbi),
        (BatterResult::SacrificeFly, 2)
    );
    let play = rare(&mut with(2, "111"), LeftField, F1);
    assert_eq!(
        (play.runs, play.batter_result),
        (0, BatterResult::Out),
        "only the third out"
    );

    let before = with(0, "101");
    let play = rare(&mut before.clone(), CenterField, F2);
    assert_eq!(ways(&before, &play), [Some(0), Some(1), None, Some(0)]);
    assert_eq!(kinds(&play), [(0, OutKind::Caught), (3, OutKind::Appeal)]);
    assert_eq!((play.runs, play.batter_result), (0, BatterResult::Out));
    assert_eq!(rare(&mut with(0, "110"), CenterField, F2).outs.len(), 1);

    let before = with(0, "110");
    let play = rare(&mut before.clone(), CenterField, F3);
    assert_eq!(
        kinds(&play),
        [(0, OutKind::Caught), (2, OutKind::DoubledOff)]
    );
    assert_eq!(ways(&before, &play), [Some(0), Some(1), Some(0), None]);
    assert_eq!(rare(&mut with(0, "000"), CenterField, F3).outs.len(), 1);
    assert_eq!(rare(&mut with(2, "100"), CenterField, F3).outs.len(), 1);
}

/// R-RARE-POPUP
#[test]
fn a_rare_popup_falls_in_but_for_an_infield_fly() {
    for (outs, occupied, outcome) in [
        (0, "110", PlayOutcome::Popout),
        (1, "111", PlayOutcome::Popout),
        (2, "111", PlayOutcome::Single1),
        (0, "101", PlayOutcome::Single1),
        (0, "000", PlayOutcome::Single1),
    ] {
        let play = rare(&mut with(outs, occupied), Catcher, PO);
        assert_eq!(play.outcome, outcome, "{occupied}, {outs} out");
    }
}

/// R-RARE-CATCHER
#[test]
fn a_rare_foul_popup_is_interference() {
    let play = rare(&mut with(0, "111"), Catcher, FO);
    assert_eq!(play.batter_result, BatterResult::CatcherInterference);
    assert_eq!(
        (play.outcome, play.runs, play.rbi),
        (PlayOutcome::CatcherInterference, 1, 1)
    );
    assert_eq!(play.errors[0].position, Catcher);
    assert_eq!(
        (play.hit_location, play.check_position),
        (None, Some(Catcher))
    );
}

#[test]
fn wild_pitches_and_passed_balls_of_printed_charts() {
    for (result, is_rare, occupied, outcome, runs) in [
        (WP, false, "001", PlayOutcome::WildPitch, 1),
        (WP, true, "010", PlayOutcome::WildPitch, 1),
        (X, true, "001", PlayOutcome::WildPitch, 1),
        (X, true, "000", PlayOutcome::Foulout, 0),
    ] {
        let play = play_of(&checked(
            &mut with(0, occupied),
            Catcher,
            result,
            0,
            is_rare,
        ));
        assert_eq!(
            (play.outcome, play.runs, play.rbi),
            (outcome, runs, 0),
            "{result}"
        );
    }
    let mut table = with(0, "100");
    check(&mut table, Catcher, X, 0);
    let play = play_of(&table.must(&Command::Answer {
        answer: Answer::Happened,
    }));
    assert_eq!(play.outcome, PlayOutcome::PassedBall);
}

/// R-RARE-TRIGGER
#[test]
fn rare_plays_may_go_by_the_error_total() {
    use bandbox_engine::options::RarePlayTrigger::ErrorTotalFive;
    let is_rare = |faces, by_total| {
        let mut table = rated(|setup| {
            if by_total {
                setup.options.rare_play_trigger = ErrorTotalFive;
            }
        });
        table.play(PlayOutcome::Walk, None);
        let play = play_of(&roll_check(
            &mut table,
            Shortstop,
            DefensiveDecision::default(),
            faces,
        ));
        play.outs
            .iter()
            .any(|out| out.kind == OutKind::Interference)
    };
    assert!(is_rare([5, 1, 2, 2, 50], true) && !is_rare([5, 2, 3, 3, 1], true));
    assert!(is_rare([5, 2, 3, 3, 1], false) && !is_rare([5, 1, 2, 2, 50], false));
}
