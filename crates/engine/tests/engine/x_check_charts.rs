//! The charts of x-checks against the published tables: every face, every rating, every cell.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

use bandbox_engine::PlayOutcome;
use bandbox_engine::position::Position;
use bandbox_engine::x_check::{
    Effect, RangeResult, RarePlay, effect, error_bases, range_result, rare_effect,
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Ranges {
    groups: BTreeMap<String, Group>,
}

#[derive(Deserialize)]
struct Group {
    positions: Vec<Position>,
    rows: BTreeMap<u8, Vec<RangeResult>>,
}

/// R-XCHECK-RANGE
#[test]
fn every_cell_of_the_range_tables_is_the_published_one() {
    let ranges: Ranges = serde_json::from_str(include_str!("../data/x_check_ranges.json")).unwrap();
    let mut cells = 0;
    for group in ranges.groups.values() {
        assert_eq!(group.rows.len(), 20);
        for (d20, row) in &group.rows {
            for (range, expected) in (1..).zip(row) {
                for &position in &group.positions {
                    let found = range_result(position, range, *d20);
                    assert_eq!(found, *expected, "{position}, range {range}, d20 {d20}");
                    cells += 1;
                }
            }
        }
    }
    assert_eq!(
        cells,
        9 * 5 * 20,
        "nine positions, five ranges, twenty faces"
    );
}

#[derive(Deserialize)]
struct ErrorTables {
    tables: BTreeMap<String, ErrorTable>,
}

#[derive(Deserialize)]
struct ErrorTable {
    positions: Vec<Position>,
    known_ratings: Vec<u8>,
    matrix: BTreeMap<u8, Vec<u8>>,
    chances_per_216: BTreeMap<u8, u64>,
}

fn error_tables() -> ErrorTables {
    serde_json::from_str(include_str!("../data/error_tables.json")).unwrap()
}

/// R-XCHECK-ERROR
#[test]
fn every_cell_of_the_error_tables_is_the_published_one() {
    let mut positions = 0;
    for table in error_tables().tables.values() {
        for &position in &table.positions {
            positions += 1;
            for (rating, row) in &table.matrix {
                for (total, bases) in (3..=18).zip(row) {
                    let found = error_bases(position, *rating, total);
                    assert_eq!(found, *bases, "{position} e{rating}, total {total}");
                }
            }
        }
    }
    assert_eq!(positions, 9);
}

/// Every throw of three dice has one result, and so many throws have each as the tables say.
#[test]
fn the_throws_of_three_dice_fall_as_the_published_counts_say() {
    for table in error_tables().tables.values() {
        for (rating, expected) in &table.chances_per_216 {
            for &position in &table.positions {
                let mut counts = [0_u64; 4];
                for throw in 0..216_u8 {
                    let total = 3 + throw / 36 + throw / 6 % 6 + throw % 6;
                    counts[usize::from(error_bases(position, *rating, total))] += 1;
                }
                assert_eq!(counts.iter().sum::<u64>(), 216);
                let errors: u64 = counts[1..].iter().sum();
                assert_eq!(errors, *expected, "{position} e{rating}: {counts:?}");
            }
        }
    }
}

/// R-XCHECK-ERROR
#[test]
fn a_rating_that_the_table_lacks_is_read_as_the_nearest_the_larger_of_two() {
    for table in error_tables().tables.values() {
        let known = &table.known_ratings;
        for &position in &table.positions {
            for rating in 1..=99_u8 {
                let nearest = *known
                    .iter()
                    .rev()
                    .min_by_key(|k| k.abs_diff(rating))
                    .unwrap();
                for total in 3..=18 {
                    let read = error_bases(position, rating, total);
                    assert_eq!(read, error_bases(position, nearest, total), "e{rating}");
                    assert_eq!(error_bases(position, 0, total), 0, "0 never errs");
                }
            }
        }
    }
}

fn outcome(name: &Value) -> PlayOutcome {
    serde_json::from_value(name.clone()).unwrap()
}

fn number(value: &Value) -> u8 {
    u8::try_from(value.as_u64().unwrap()).unwrap()
}

/// The bases that a cell's runners take.
fn runners(cell: &Value) -> u8 {
    match cell["runners"].as_str().unwrap() {
        "+1" => 1,
        "+2" => 2,
        "score_all" => 3,
        other => panic!("{other} is not what runners do on an error"),
    }
}

fn hit_of(result: RangeResult) -> PlayOutcome {
    match result {
        RangeResult::SI2 => PlayOutcome::Single2,
        RangeResult::DO2 => PlayOutcome::Double2,
        RangeResult::DO3 => PlayOutcome::Double3,
        RangeResult::TR3 => PlayOutcome::Triple,
        _ => PlayOutcome::Single1,
    }
}

fn published_error(result: RangeResult, cell: &Value) -> Effect {
    let bases = number(&cell["error_bases"]);
    match (&cell["batter"], &cell["hit"], &cell["counterfactual"]) {
        (Value::Null, Value::Null, Value::Null) => Effect::DroppedFoul,
        (batter, Value::Null, otherwise) => {
            assert_eq!(number(batter), bases, "the batter takes the error's bases");
            Effect::Error {
                bases,
                runners: runners(cell),
                otherwise: outcome(otherwise),
            }
        }
        (batter, Value::String(hit), Value::Null) => {
            let bases_of_hit = ["single", "double", "triple"].iter().position(|h| h == hit);
            let facts = hit_of(result).facts();
            assert_eq!(Some(usize::from(facts.total_bases) - 1), bases_of_hit);
            Effect::HitAndError {
                hit: hit_of(result),
                batter: number(batter),
                runners: runners(cell),
                error: bases,
            }
        }
        other => panic!("{other:?} is no error"),
    }
}

/// R-XCHECK-RESULT
#[test]
fn every_cell_of_the_results_chart_is_the_published_one() {
    let file: Value = serde_json::from_str(include_str!("../data/x_check_results.json")).unwrap();
    let results = file["results"].as_object().unwrap();
    assert_eq!(results.len(), 16, "all but the two marked ones");
    for (name, line) in results {
        let result: RangeResult = serde_json::from_value(Value::String(name.clone())).unwrap();
        let clean = match (result, &line["no"]["as"]) {
            (_, Value::String(_)) => Effect::As(outcome(&line["no"]["as"])),
            (RangeResult::SPD, _) => Effect::SlowRoller,
            (RangeResult::FO, _) => Effect::FoulPopup,
            (RangeResult::WP, _) => Effect::WildPitch(number(&line["no"]["bases"])),
            (RangeResult::X, _) => Effect::PassedBallOrFoulout,
            other => panic!("{other:?} is nothing"),
        };
        assert_eq!(effect(result, 0), clean, "{name}");
        for (bases, column) in [(1, "e1"), (2, "e2"), (3, "e3")] {
            if let Some(cell) = line.get(column) {
                let published = published_error(result, cell);
                assert_eq!(effect(result, bases), published, "{name} {column}");
            }
        }
        assert_eq!(rare_effect(result), rare(result), "{name} rare");
    }
    for (marked, plain) in [
        (RangeResult::G2Marked, RangeResult::G2),
        (RangeResult::G3Marked, RangeResult::G3),
    ] {
        for bases in 0..=3 {
            assert_eq!(effect(marked, bases), effect(plain, bases));
        }
        assert_eq!(rare_effect(marked), rare_effect(plain));
    }
}

/// The rare plays by name; what each does is played in the scenarios.
fn rare(result: RangeResult) -> Effect {
    Effect::Rare(match result {
        RangeResult::G1 => RarePlay::RunnerInterferes,
        RangeResult::G2 | RangeResult::G2Marked => RarePlay::SlowForce,
        RangeResult::G3 | RangeResult::G3Marked => RarePlay::EverybodyMoves,
        RangeResult::PO => RarePlay::FallsIn,
        RangeResult::F1 => RarePlay::ShakenUp,
        RangeResult::F2 => RarePlay::LeftEarly,
        RangeResult::F3 => RarePlay::LeadRunnerDoubledOff,
        RangeResult::SI1 => RarePlay::BallHitsRunner,
        RangeResult::SI2 => RarePlay::OutBehindFirst,
        RangeResult::DO2 => RarePlay::HiddenBall,
        RangeResult::DO3 => RarePlay::MissedFirst,
        RangeResult::TR3 => RarePlay::InsideThePark,
        RangeResult::X => RarePlay::WildPitchOrFoulout,
        RangeResult::FO => return Effect::As(PlayOutcome::CatcherInterference),
        RangeResult::SPD => return Effect::SlowRoller,
        RangeResult::WP => return Effect::WildPitch(2),
    })
}
