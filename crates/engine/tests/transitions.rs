//! Every row of the published transition table whose outcome is playable, played through the engine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::choice::Answer;
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::inning::Outs;
use bandbox_engine::play::{BatterResult, Play};
use bandbox_engine::position::Position;
use bandbox_engine::x_check::{RangeResult, Reading};
use bandbox_engine::{Command, Event, Phase, PlayOutcome};
use common::{Table, bases, every_situation, play_of};
use serde::Deserialize;

/// Outcomes whose rules are not in this release.
const NOT_YET: [&str; 14] = [
    "balk",
    "sacrifice_bunt",
    "bunt_lead_out",
    "bunt_popout",
    "bunt_double_play",
    "bunt_strikeout",
    "bunt_single",
    "squeeze_success",
    "squeeze_out_home",
    "squeeze_double_play",
    "squeeze_missed",
    "hit_and_run_groundout",
    "hit_and_run_flyout",
    "hit_and_run_double_play",
];

#[derive(Deserialize)]
struct File {
    rows: Vec<Row>,
}

/// One row, in the file's order of columns. Destinations: 0 out, 1 to 3 a base, 4 home.
#[derive(Debug, Deserialize)]
struct Row(
    String,
    String,
    String,
    u8,
    String,
    String,
    Option<u8>,
    Option<u8>,
    Option<u8>,
    Option<u8>,
    u8,
    u8,
    u8,
    bool,
    bool,
    String,
    #[allow(dead_code)] // The result's number, which only a failing row shows.
    serde_json::Value,
);

/// What a play did, in the table's terms.
#[derive(Debug, PartialEq, Eq)]
struct Result {
    destinations: [Option<u8>; 4],
    outs_added: u8,
    runs: u8,
    rbi: u8,
    inning_over: bool,
    ends_plate_appearance: bool,
}

/// R-OUTCOME-TABLE, R-OUTS-LINEOUT-MAX, R-OUTS-HOLD, R-HIT-CHART, R-GROUND-CHART, R-FLY-CHART, R-PARK-READ
#[test]
fn transitions_match_the_published_table() {
    let file: File = serde_json::from_str(include_str!("data/transitions.json")).unwrap();
    // Without ratings the managers report how every try ended, so the row can say.
    let situations = every_situation(&common::setup_without_ratings(), &common::dice());
    let mut played = 0;
    for row in &file.rows {
        if NOT_YET.contains(&row.0.as_str()) {
            continue;
        }
        let outs = Outs::try_from(row.3).unwrap();
        let table = situations[&(bases(&row.2), outs)].clone();
        let expected = Result {
            destinations: [row.6, row.7, row.8, row.9],
            outs_added: row.10,
            runs: row.11,
            rbi: row.12,
            inning_over: row.13,
            ends_plate_appearance: row.14,
        };
        let before = table.clone();
        let (play, ended) = play(table, row);
        assert_eq!(
            outcome_of(&before, &play, ended),
            expected,
            "{row:?}\nplayed as {play:?}"
        );
        assert_flags(&play, &row.15, row);
        played += 1;
    }
    assert_eq!(file.rows.len(), 2037, "the table has lost rows");
    assert_eq!(played, 1856, "every playable row is played");
}

/// Plays a row from its situation; also whether the half-inning ended.
fn play(mut table: Table, row: &Row) -> (Play, bool) {
    let defense = DefensiveDecision {
        infield_depth: match row.4.as_str() {
            "corners_in" => InfieldDepth::CornersIn,
            "infield_in" => InfieldDepth::InfieldIn,
            _ => InfieldDepth::Normal,
        },
        intentional_walk: row.0 == "intentional_walk",
        ..DefensiveDecision::default()
    };
    let mut events = match row.0.as_str() {
        "intentional_walk" => table.decide_with(defense),
        "wild_pitch" => pitch_gets_away(&mut table, 1),
        "passed_ball" => pitch_gets_away(&mut table, 2),
        "catcher_interference" => rare_foul_popup(&mut table),
        name => {
            table.roll(defense);
            let outcome = PlayOutcome::all().find(|o| o.name() == name).unwrap();
            let report = OutcomeReport {
                outcome,
                hit_location: location(outcome, row),
                error_bases: row
                    .1
                    .strip_prefix("error_bases_")
                    .map(|n| n.parse().unwrap()),
                roll_id: None,
            };
            table.must(&Command::ReportOutcome { report })
        }
    };
    let mut answers = answers(&row.1).into_iter();
    while let Phase::ChoiceDue { question, .. } = table.state.phase().clone() {
        let answer = answers.next().unwrap_or(question.answers()[0]);
        // A runner who tags for third is out on a 20 alone.
        table.next_roll_shows(&[if row.1.contains("out") { 20 } else { 10 }]);
        events = table.must(&Command::Answer { answer });
    }
    let ended = events
        .iter()
        .any(|event| matches!(event, Event::HalfInningEnded { .. }));
    (play_of(&events), ended)
}

fn pitch_gets_away(table: &mut Table, chaos_d20: u8) -> Vec<Event> {
    table.decide_with(DefensiveDecision::default());
    table.next_roll_shows(&[1, 1, 1, chaos_d20, 10]);
    table.must(&Command::Roll);
    table.must(&Command::Answer {
        answer: Answer::Happened,
    })
}

/// The dice make an x-check of the catcher a rare play, and he reads a foul popup.
fn rare_foul_popup(table: &mut Table) -> Vec<Event> {
    table.roll(DefensiveDecision::default());
    table.next_roll_shows(&[20, 3, 3, 4, 1]);
    table.report(PlayOutcome::XCheck, Some(Position::Catcher));
    table.must(&Command::Answer {
        answer: Answer::XCheck(Reading {
            range_result: RangeResult::FO,
            error_bases: 0,
        }),
    })
}

/// The table leaves the location out where it is no matter; a report must have one all the same.
fn location(outcome: PlayOutcome, row: &Row) -> Option<Position> {
    match row.5.as_str() {
        // The throw to third comes on balls to right alone.
        "" if row.1.starts_with("r2_") => Some(Position::RightField),
        "" if outcome == PlayOutcome::BpFlyout => Some(Position::LeftField),
        "" => outcome.facts().locations.first().copied(),
        named => Position::ALL
            .into_iter()
            .find(|p| p.abbreviation() == named),
    }
}

fn answers(option: &str) -> Vec<Answer> {
    match option {
        "hold" | "r2_hold" | "r2_hold_rf_only" | "r3_hold" => vec![Answer::Hold],
        "safe" | "r2_safe" | "r2_safe_rf_only" | "r3_safe" => vec![Answer::Send, Answer::Safe],
        "out" | "r2_out" | "r2_out_rf_only" | "r3_out" => vec![Answer::Send, Answer::Out],
        "go_first" => vec![Answer::Send, Answer::ThrowFirst],
        "go_home_safe" => vec![Answer::Send, Answer::ThrowHome, Answer::Safe],
        "go_home_out" => vec![Answer::Send, Answer::ThrowHome, Answer::Out],
        _ => vec![],
    }
}

fn outcome_of(before: &Table, play: &Play, inning_over: bool) -> Result {
    let mut destinations = [None; 4];
    for (base, _) in before.state.bases().runners() {
        destinations[usize::from(base.number())] = Some(base.number());
    }
    for movement in &play.movements {
        destinations[usize::from(movement.from.number())] = Some(movement.to.number());
    }
    for out in &play.outs {
        destinations[usize::from(out.from.number())] = Some(0);
    }
    Result {
        destinations,
        outs_added: u8::try_from(play.outs.len()).unwrap(),
        runs: play.runs,
        rbi: play.rbi,
        inning_over,
        ends_plate_appearance: play.batter_result.ends_plate_appearance(),
    }
}

fn assert_flags(play: &Play, flags: &str, row: &Row) {
    let flags: Vec<&str> = flags.split('+').collect();
    let fielders_choice = play.batter_result == BatterResult::FieldersChoice;
    assert_eq!(
        play.grounded_into_double_play,
        flags.contains(&"gidp"),
        "gidp of {row:?}"
    );
    assert_eq!(fielders_choice, flags.contains(&"fc"), "fc of {row:?}");
    assert_eq!(
        play.batter_result == BatterResult::SacrificeFly,
        flags.contains(&"sf"),
        "sf of {row:?}"
    );
    // The table does not mark the error that interference is besides.
    assert_eq!(
        !play.errors.is_empty(),
        flags.contains(&"error") || row.0 == "catcher_interference",
        "error of {row:?}"
    );
}
