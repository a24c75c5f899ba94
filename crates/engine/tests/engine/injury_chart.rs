//! Every cell of the injury chart, against its table.
//!
//! Rules: R-INJURY-CHART.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_engine::injury::{Durability, Injury, InjuryRating};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
struct Chart {
    tables: HashMap<u8, HashMap<String, [String; 16]>>,
}

fn read(text: &str) -> Option<Injury> {
    match text {
        "OK" => None,
        "REM" => Some(Injury::RestOfGame),
        games => Some(Injury::Games(games.parse().expect("a number of games"))),
    }
}

/// A page has no column for those who play too little for it: they are not hurt.
#[test]
fn every_total_of_every_rating_is_on_the_chart() {
    let chart: Chart = serde_json::from_str(include_str!("../data/injury.json")).unwrap();
    let mut printed = 0;
    for number in 1..=6 {
        for durability in Durability::ALL {
            let rating = InjuryRating::new(number, durability).unwrap();
            let column = chart.tables[&number].get(durability.name());
            for (total, place) in (3..=18).zip(0..) {
                let cell = column.and_then(|column: &[String; 16]| read(&column[place]));
                assert_eq!(rating.injury(total), cell, "{rating}, {total}");
                printed += usize::from(column.is_some());
            }
        }
    }
    let cells: usize = chart.tables.values().map(|page| 16 * page.len()).sum();
    assert_eq!(printed, cells, "each column was compared");
}

/// Whatever the chart says, a manager who reads it can answer.
#[test]
fn every_injury_on_the_chart_has_an_answer() {
    let mut found: Vec<Injury> = Vec::new();
    for number in 1..=6 {
        for durability in Durability::ALL {
            let rating = InjuryRating::new(number, durability).unwrap();
            for injury in (3..=18).filter_map(|total| rating.injury(total)) {
                if !found.contains(&injury) {
                    found.push(injury);
                }
            }
        }
    }
    assert_eq!(found.len(), Injury::ALL.len());
    assert!(Injury::ALL.iter().all(|injury| found.contains(injury)));
}
