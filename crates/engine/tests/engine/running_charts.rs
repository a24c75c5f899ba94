//! The charts of the running game against the published tables: every throw of the dice, every grade, every card.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_engine::PlayOutcome;
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::grade::{Grade, GradeShift, GradedChart, hit_and_run, sacrifice, squeeze};
use bandbox_engine::stealing::{
    JumpCheck, Lead, PickoffFormula, StealCard, StealFormula, jump_check,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A chart as published: a letter for each grade and total, what the letters mean, how many of the 36 throws come
/// to each.
#[derive(Deserialize)]
struct Published {
    chart: BTreeMap<Grade, BTreeMap<u8, char>>,
    results: BTreeMap<char, PlayOutcome>,
    weights_of_36: BTreeMap<Grade, BTreeMap<char, usize>>,
}

#[derive(Deserialize)]
struct Bunts {
    sac_bunt: Published,
    squeeze_bunt: Published,
}

fn assert_chart(published: &Published, result: impl Fn(Grade, u8) -> PlayOutcome) {
    assert!(published.chart.keys().copied().eq(Grade::ALL));
    for (grade, row) in &published.chart {
        assert!(row.keys().copied().eq(2..=12), "{grade}");
        for (total, letter) in row {
            let expected = published.results[letter];
            assert_eq!(result(*grade, *total), expected, "{grade}, total {total}");
        }
        let mut counts = BTreeMap::new();
        for (a, b) in (1..=6).flat_map(|a| (1..=6).map(move |b| (a, b))) {
            *counts.entry(result(*grade, a + b).name()).or_insert(0) += 1;
        }
        let weights = published.weights_of_36[grade].iter();
        let expected = weights.map(|(letter, count)| (published.results[letter].name(), *count));
        assert_eq!(counts, expected.collect(), "{grade}");
    }
}

/// R-BUNT-CHART
#[test]
fn every_throw_of_a_bunt_comes_to_the_published_result() {
    let bunts: Bunts = serde_json::from_str(include_str!("../data/bunt.json")).unwrap();
    assert_chart(&bunts.sac_bunt, sacrifice);
    assert_chart(&bunts.squeeze_bunt, squeeze);
}

/// R-HITRUN-CHART
#[test]
fn every_throw_of_a_hit_and_run_comes_to_the_published_result() {
    let chart: Published = serde_json::from_str(include_str!("../data/hit_and_run.json")).unwrap();
    assert_chart(&chart, hit_and_run);
}

fn alignment(infield_depth: InfieldDepth, held: &str) -> DefensiveDecision {
    let held = held.bytes().map(|b| b - b'0').collect::<Vec<_>>();
    serde_json::from_value(serde_json::json!({
        "infield_depth": infield_depth,
        "hold_runners": held,
    }))
    .unwrap()
}

#[test]
fn a_drawn_in_infield_makes_bunts_harder_and_the_hit_and_run_easier() {
    use GradedChart::{HitAndRun, SacBunt, SqueezeBunt};
    for depth in [InfieldDepth::CornersIn, InfieldDepth::InfieldIn] {
        let drawn_in = alignment(depth, "");
        assert_eq!(SacBunt.shift_against(&drawn_in), GradeShift::Worse);
        assert_eq!(SqueezeBunt.shift_against(&drawn_in), GradeShift::Worse);
        assert_eq!(HitAndRun.shift_against(&drawn_in), GradeShift::Better);
    }
    let holding = alignment(InfieldDepth::Normal, "1");
    assert_eq!(SacBunt.shift_against(&holding), GradeShift::None);
    assert_eq!(SqueezeBunt.shift_against(&holding), GradeShift::None);
    assert_eq!(HitAndRun.shift_against(&holding), GradeShift::Better);
    let back = alignment(InfieldDepth::Normal, "");
    assert_eq!(HitAndRun.shift_against(&back), GradeShift::None);
}

/// R-HITRUN-CHART
#[test]
fn a_grade_shifts_by_one_and_stops_at_the_ends() {
    use Grade::{A, B, C, D};
    assert_eq!(Grade::ALL.map(Grade::worse), [B, C, D, D]);
    assert_eq!(Grade::ALL.map(Grade::better), [A, A, B, C]);
    for total in 2..=12 {
        let worse = GradedChart::SacBunt.result(A, GradeShift::Worse, total);
        assert_eq!(worse, sacrifice(B, total));
        let better = GradedChart::HitAndRun.result(D, GradeShift::Better, total);
        assert_eq!(better, hit_and_run(C, total));
    }
}

/// R-STEAL-JUMP
#[test]
fn the_jump_die_calls_for_a_pickoff_on_one_and_a_balk_on_two() {
    let checks: Vec<JumpCheck> = (1..=20).map(jump_check).collect();
    assert_eq!(checks[..2], [JumpCheck::Pickoff, JumpCheck::Balk]);
    assert_eq!(checks[2..], [JumpCheck::Lead; 18]);
}

#[test]
fn a_steal_card_is_read_as_printed() {
    let card: StealCard = "*2-6/- (17-13)".parse().unwrap();
    assert!(card.has_asterisk() && card.can_steal());
    assert_eq!(
        (card.number(true), card.number(false)),
        (Some(17), Some(13))
    );
    let leads: Vec<Lead> = (2..=12).map(|total| card.lead(total)).collect();
    assert_eq!(leads[..5], [Lead::Good; 5]);
    assert_eq!(leads[5..], [Lead::None; 6]);
    let card: StealCard = "4-5,9/2,12 (14-10)".parse().unwrap();
    assert!(!card.has_asterisk());
    for total in 2..=12 {
        let expected = match total {
            4 | 5 | 9 => Lead::Good,
            2 | 12 => Lead::Caught,
            _ => Lead::None,
        };
        assert_eq!(card.lead(total), expected, "{total}");
    }
    let never: StealCard = "-/- (---)".parse().unwrap();
    assert!(!never.can_steal());
    assert_eq!(never.number(true), None);
}

#[test]
fn what_is_no_steal_card_is_refused() {
    for text in [
        "",
        "2-6",
        "2-6/-",
        "2-6/- 17-13",
        "2-6/- (17)",
        "2-6/- (0-13)",
        "2-6/- (17-21)",
        "1-6/- (17-13)",
        "2-13/- (17-13)",
        "6-2/- (17-13)",
        "2-6/6-7 (17-13)",
        "02-6/- (17-13)",
        "2-6/- (17-13) ",
        " 2-6/- (17-13)",
        "2-6/- (---)",
        "*-/- (---)",
        "**2-6/- (17-13)",
        "2,,6/- (17-13)",
        "2-6/- (+17-13)",
    ] {
        assert!(text.parse::<StealCard>().is_err(), "{text:?}");
    }
}

#[derive(Deserialize)]
struct Steals {
    rating_domains: BTreeMap<String, [i8; 2]>,
}

/// Whatever the ratings, a number stays within its limits, and moves with the hold and the arm between.
///
/// R-STEAL-PICKOFF, R-STEAL-NUMBER
#[test]
fn a_steal_number_is_one_to_nineteen_and_a_pickoff_number_one_to_fourteen() {
    let steals: Steals = serde_json::from_str(include_str!("../data/steal.json")).unwrap();
    let [hold_low, hold_high] = steals.rating_domains["hold"];
    let [arm_low, arm_high] = steals.rating_domains["catcher_arm"];
    let formula = StealFormula {
        high: true,
        arm: true,
        modifier: 0,
        lowest: 1,
        highest: 19,
    };
    for steal in 1..=20_u8 {
        for hold in hold_low..=hold_high {
            for arm in arm_low..=arm_high {
                let sum = i16::from(steal) + i16::from(hold) + i16::from(arm);
                let number = formula.number(Some(steal), hold, arm);
                assert_eq!(i16::from(number), sum.clamp(1, 19));
            }
        }
    }
    assert_eq!(
        formula.number(None, hold_high, arm_high),
        1,
        "he cannot steal"
    );
    for hold in hold_low..=hold_high {
        for base in [3, 6] {
            let formula = PickoffFormula {
                base,
                lowest: 1,
                highest: 14,
            };
            let number = formula.number(hold);
            assert_eq!(i16::from(number), i16::from(base - hold).clamp(1, 14));
        }
    }
}
