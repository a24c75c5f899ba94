//! Bunts, squeezes, the hit and run.

use super::checks::{kinds, ways};
use super::runners::{CARD, GOOD, OFF, back, check, on, problem, setup_with, trying};
use crate::common::{self, Table, play_of};
use OffensiveAction::{HitAndRun, SacBunt, SqueezeBunt};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth, OffensiveAction};
use bandbox_engine::event::Ending;
use bandbox_engine::grade::{Grade, GradeShift, GradedChart};
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, Credit, OutKind, Play};
use bandbox_engine::position::Position;
use bandbox_engine::position::Position::{Catcher, FirstBase, Pitcher, Shortstop, ThirdBase};
use bandbox_engine::rejection::IllegalDecision;
use bandbox_engine::{PlayOutcome, Team};

fn graded(grade: Grade, outs: usize, occupied: &str) -> Table {
    let mut table = Table::started(setup_with(CARD, grade), common::dice());
    table.put(outs, occupied);
    table
}

/// A play of two dice, and where it leaves everybody.
fn tried(
    grade: Grade,
    (outs, occupied): (usize, &str),
    action: OffensiveAction,
    shown: &[&[u8]],
) -> (Play, [Option<u8>; 4]) {
    let before = graded(grade, outs, occupied);
    let play = play_of(&before.clone().run(back(), trying(action), shown));
    let ways = ways(&before, &play);
    (play, ways)
}

const ALL: [&str; 8] = ["000", "100", "010", "001", "110", "101", "011", "111"];

/// R-BUNT-LEGAL
#[test]
fn each_is_tried_where_its_rule_says_and_with_fewer_than_two_outs() {
    for occupied in ALL {
        for outs in 0..3 {
            let table = graded(Grade::A, outs, occupied);
            let expect = |action, legal: bool, otherwise| {
                let expected = (!(legal && outs < 2)).then_some(otherwise);
                assert_eq!(
                    problem(&table, trying(action)),
                    expected,
                    "{occupied}, {outs} out"
                );
            };
            let sacrifice = ["100", "010", "110", "101"].contains(&occupied);
            expect(SacBunt, sacrifice, IllegalDecision::SacBunt);
            expect(
                SqueezeBunt,
                occupied.ends_with('1'),
                IllegalDecision::SqueezeBunt,
            );
            expect(
                HitAndRun,
                ["100", "101"].contains(&occupied),
                IllegalDecision::HitAndRun,
            );
        }
    }
}

/// R-BUNT-SACRIFICE
#[test]
fn a_sacrifice_moves_the_runners_up_and_charges_no_time_at_bat() {
    let (play, ways) = tried(Grade::A, (0, "110"), SacBunt, &[&[3, 4]]);
    assert_eq!(play.outcome, PlayOutcome::SacrificeBunt);
    assert_eq!(ways, [Some(0), Some(2), Some(3), None]);
    assert_eq!(play.outs[0].credit, Credit::thrown(Pitcher, FirstBase));
    assert_eq!(play.outcome.facts().at_bats, 0);
}

#[test]
fn the_lead_runner_is_forced_at_second_and_tagged_at_third_unless_somebody_pushes_him() {
    for (occupied, out, kind, covers) in [
        ("100", 1, OutKind::Force, Shortstop),
        ("101", 1, OutKind::Force, Shortstop),
        ("010", 2, OutKind::Tag, ThirdBase),
        ("110", 2, OutKind::Force, ThirdBase),
    ] {
        let (play, _) = tried(Grade::A, (1, occupied), SacBunt, &[&[4, 6]]);
        assert_eq!(play.outcome, PlayOutcome::BuntLeadOut);
        assert_eq!(play.batter_result, BatterResult::FieldersChoice);
        assert_eq!(kinds(&play), [(out, kind)], "{occupied}");
        assert_eq!(play.outs[0].credit, Credit::thrown(Pitcher, covers));
    }
}

/// R-BUNT-SACRIFICE
#[test]
fn a_bunt_into_a_double_play_gets_the_lead_runner_and_then_the_batter() {
    let (play, ways) = tried(Grade::B, (0, "110"), SacBunt, &[&[6, 6]]);
    assert_eq!(play.outcome, PlayOutcome::BuntDoublePlay);
    assert_eq!(kinds(&play), [(2, OutKind::Force), (0, OutKind::AtFirst)]);
    assert_eq!(ways, [Some(0), Some(1), Some(0), None]);
    assert_eq!(play.outs[1].credit, Credit::thrown(ThirdBase, FirstBase));
    assert!(
        !play.grounded_into_double_play,
        "a bunt is no ground ball in the count"
    );
}

/// R-BUNT-SACRIFICE
#[test]
fn a_foul_bunt_with_two_strikes_is_a_strikeout() {
    let (play, ways) = tried(Grade::D, (0, "100"), SacBunt, &[&[1, 1]]);
    assert_eq!(play.batter_result, BatterResult::Strikeout);
    assert_eq!(ways, [Some(0), Some(1), None, None]);
}

/// R-BUNT-CHART
#[test]
fn the_corners_in_make_a_bunt_one_grade_worse() {
    let corners_in = DefensiveDecision {
        infield_depth: InfieldDepth::CornersIn,
        ..back()
    };
    // A 9 is a sacrifice for A and the lead runner out for B.
    let mut table = graded(Grade::A, 0, "100");
    let play = play_of(&table.run(corners_in, trying(SacBunt), &[&[4, 5]]));
    assert_eq!(play.outcome, PlayOutcome::BuntLeadOut);
    let mut table = graded(Grade::A, 0, "100");
    let play = play_of(&table.run(back(), trying(SacBunt), &[&[4, 5]]));
    assert_eq!(play.outcome, PlayOutcome::SacrificeBunt);
}

/// R-BUNT-SQUEEZE
#[test]
fn a_squeeze_brings_the_run_in_and_the_batter_has_it_batted_in() {
    let (play, ways) = tried(Grade::B, (1, "011"), SqueezeBunt, &[&[3, 4]]);
    assert_eq!(play.outcome, PlayOutcome::SqueezeSuccess);
    assert_eq!(ways, [Some(0), None, Some(3), Some(4)]);
    assert_eq!((play.runs, play.rbi), (1, 1));
}

/// R-BUNT-SQUEEZE
#[test]
fn a_missed_squeeze_is_caught_stealing_and_he_bats_on() {
    let before = graded(Grade::B, 1, "101");
    let mut table = before.clone();
    let play = play_of(&table.run(back(), trying(SqueezeBunt), &[&[5, 5]]));
    assert_eq!(play.outcome, PlayOutcome::SqueezeMissed);
    assert_eq!(kinds(&play), [(3, OutKind::Tag)]);
    assert_eq!(play.outs[0].credit, Credit::thrown(Pitcher, Catcher));
    assert_eq!(table.state.batter(), before.state.batter());
    assert_eq!(table.state.occupied(), common::bases("100"));
}

#[test]
fn out_at_home_on_a_squeeze_is_a_force_with_the_bases_full_alone() {
    for (occupied, kind) in [
        ("001", OutKind::Tag),
        ("101", OutKind::Tag),
        ("111", OutKind::Force),
    ] {
        let (play, _) = tried(Grade::B, (0, occupied), SqueezeBunt, &[&[1, 2]]);
        assert_eq!(play.outcome, PlayOutcome::SqueezeOutHome);
        assert_eq!(kinds(&play), [(3, kind)], "{occupied}");
    }
}

#[test]
fn a_squeeze_can_win_the_game() {
    let mut table = Table::started(setup_with(CARD, Grade::B), common::dice());
    table.go_to(9, Half::Bottom);
    table.put(0, "111");
    table.run(back(), trying(SqueezeBunt), &[&[3, 4]]);
    assert_eq!(table.result().ending, Ending::WalkOff);
    assert_eq!(table.result().score.home, 1);
}

/// R-HITRUN-RESULTS
#[test]
fn a_hit_and_run_grounder_moves_everybody_up() {
    let (play, ways) = tried(Grade::B, (0, "101"), HitAndRun, &[&[3, 4]]);
    assert_eq!(play.outcome, PlayOutcome::HitAndRunGroundout);
    assert_eq!(play.hit_location, Some(Position::SecondBase));
    assert_eq!(ways, [Some(0), Some(2), None, Some(4)]);
    assert_eq!((play.runs, play.rbi), (1, 1));
}

/// R-HITRUN-RESULTS
#[test]
fn a_missed_hit_and_run_leaves_him_to_steal_by_the_second_number() {
    for (d20, outcome, to) in [
        (13, PlayOutcome::HitAndRunMiss, 2),
        (14, PlayOutcome::HitAndRunMiss, 0),
    ] {
        let (play, ways) = tried(Grade::B, (0, "101"), HitAndRun, &[&[2, 3], &[d20]]);
        assert_eq!(play.outcome, outcome);
        assert_eq!(ways, [None, Some(to), None, Some(3)], "no jump is rolled");
        assert_eq!(play.batter_result, BatterResult::StillUp);
    }
}

/// R-HITRUN-RESULTS: also when he had a good lead before, in the same turn at bat.
#[test]
fn a_good_lead_taken_before_is_no_help_on_a_missed_hit_and_run() {
    for (d20, to) in [(13, 2), (14, 0)] {
        let mut table = on(CARD, 0, "100");
        table.run(back(), check(&[2]), &[OFF, GOOD]);
        let before = table.clone();
        let shown: [&[u8]; 3] = [&[2, 3], &[d20], &[20]];
        let play = play_of(&table.run(back(), trying(HitAndRun), &shown));
        assert_eq!(play.outcome, PlayOutcome::HitAndRunMiss);
        assert_eq!(ways(&before, &play)[1], Some(to), "{d20}");
    }
}

#[test]
fn a_strikeout_on_the_hit_and_run_may_be_a_double_play() {
    let strikes_out: &[u8] = &[4, 6];
    let (play, ways) = tried(Grade::B, (1, "100"), HitAndRun, &[strikes_out, &[14]]);
    assert_eq!(play.outcome, PlayOutcome::HitAndRunStrikeout);
    assert_eq!(play.batter_result, BatterResult::Strikeout);
    assert_eq!(kinds(&play), [(0, OutKind::Strikeout), (1, OutKind::Tag)]);
    assert_eq!(ways[1], Some(0));
    let (play, ways) = tried(Grade::B, (1, "100"), HitAndRun, &[strikes_out, &[13]]);
    assert_eq!((play.outs.len(), ways[1]), (1, Some(2)));
}

/// R-HITRUN-RESULTS
#[test]
fn a_liner_on_the_hit_and_run_doubles_him_off() {
    let (play, ways) = tried(Grade::B, (0, "101"), HitAndRun, &[&[6, 6]]);
    assert_eq!(
        kinds(&play),
        [(0, OutKind::Caught), (1, OutKind::DoubledOff)]
    );
    assert_eq!(ways, [Some(0), Some(0), None, Some(3)]);
}

#[test]
fn a_runner_who_cannot_steal_is_out_on_a_missed_hit_and_run_but_for_a_one() {
    for (d20, out) in [(1, false), (2, true)] {
        let mut table = Table::started(setup_with("-/- (---)", Grade::B), common::dice());
        table.put(0, "100");
        let shown: [&[u8]; 3] = [&[2, 3], &[d20], &[20]];
        let play = play_of(&table.run(back(), trying(HitAndRun), &shown));
        assert_eq!(!play.outs.is_empty(), out, "{d20}");
    }
}

#[test]
fn an_unknown_grade_is_read_unless_all_come_to_the_same() {
    let unrated = || {
        let mut table = Table::started(common::setup_without_ratings(), common::dice());
        table.put(0, "100");
        table
    };
    let mut table = unrated();
    let play = play_of(&table.run(back(), trying(SacBunt), &[&[3, 3]]));
    assert_eq!(
        play.outcome,
        PlayOutcome::SacrificeBunt,
        "a 6 is one for everybody"
    );
    let mut table = unrated();
    table.run(back(), trying(HitAndRun), &[&[3, 5]]);
    let question = Question::ReadGrade {
        chart: GradedChart::HitAndRun,
        total: 8,
        shift: GradeShift::None,
    };
    assert_eq!(table.choice(), (Team::Away, question));
    let play = play_of(&table.answer(Answer::Grade(Grade::A)));
    assert_eq!(play.outcome, PlayOutcome::Single2);
}
