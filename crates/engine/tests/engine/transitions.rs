//! Every row of the published transition table, played through the engine, or refused where it may not be tried.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

use crate::common;
use crate::common::{Table, bases, every_situation, play_of};
use bandbox_engine::bases::BaseSet;
use bandbox_engine::choice::Answer;
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::decisions::{
    DefensiveDecision, InfieldDepth, OffensiveAction, OffensiveDecision,
};
use bandbox_engine::grade::{Grade, GradeShift, GradedChart};
use bandbox_engine::inning::Outs;
use bandbox_engine::play::{BatterResult, Play};
use bandbox_engine::position::Position;
use bandbox_engine::rejection::IllegalDecision;
use bandbox_engine::x_check::{RangeResult, Reading};
use bandbox_engine::{Actor, Command, Event, Phase, PlayOutcome, Rejection};
use serde::Deserialize;

/// Which chart a result of two dice is read from, for the rows that leave it open.
fn charts(outcome: PlayOutcome) -> &'static [GradedChart] {
    use GradedChart::{HitAndRun, SacBunt, SqueezeBunt};
    match outcome.name() {
        "bunt_single" => &[SacBunt, SqueezeBunt],
        name if name.starts_with("squeeze") => &[SqueezeBunt],
        name if name.starts_with("hit_and_run") => &[HitAndRun],
        name if name.starts_with("bunt") || name.starts_with("sacrifice") => &[SacBunt],
        _ => &[],
    }
}

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
    let file: File = serde_json::from_str(include_str!("../data/transitions.json")).unwrap();
    // Without ratings the managers report how every try ended, so the row can say.
    let situations = every_situation(&common::setup_without_ratings(), &common::dice());
    let (mut played, mut refused) = (0, 0);
    for row in &file.rows {
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
        if is_refused(&table, row) {
            refused += 1;
            continue;
        }
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
    // The table prints some bunts and hit and runs also where none may be tried.
    assert_eq!(
        (played, refused),
        (1975, 62),
        "every row is played or refused"
    );
}

/// Whether the row comes from a chart that may not be tried in its situation: every decision that leads to the
/// chart is refused there.
fn is_refused(table: &Table, row: &Row) -> bool {
    let charts = charts(outcome(row));
    let refused = |chart: &GradedChart| {
        let decision = trying(*chart);
        let command = Command::DecideOffense { decision };
        match table.clone().act(Actor::Umpire, &command) {
            Ok(_) => false,
            Err(Rejection::IllegalDecision { field, problem }) => {
                let expected = match chart {
                    GradedChart::SacBunt => IllegalDecision::SacBunt,
                    GradedChart::SqueezeBunt => IllegalDecision::SqueezeBunt,
                    GradedChart::HitAndRun => IllegalDecision::HitAndRun,
                };
                assert_eq!((field, problem), ("decision.action", expected), "{row:?}");
                true
            }
            Err(refusal) => panic!("{row:?}: {refusal}"),
        }
    };
    !charts.is_empty() && charts.iter().all(refused)
}

fn trying(chart: GradedChart) -> OffensiveDecision {
    let action = match chart {
        GradedChart::SacBunt => OffensiveAction::SacBunt,
        GradedChart::SqueezeBunt => OffensiveAction::SqueezeBunt,
        GradedChart::HitAndRun => OffensiveAction::HitAndRun,
    };
    OffensiveDecision {
        action,
        ..OffensiveDecision::default()
    }
}

fn outcome(row: &Row) -> PlayOutcome {
    PlayOutcome::all().find(|o| o.name() == row.0).unwrap()
}

/// Tries a chart that can come to the row's result, and reads the grade that it does with.
fn graded(table: &mut Table, row: &Row) -> Vec<Event> {
    let outcome = outcome(row);
    let permitted = |chart: &&GradedChart| {
        let decision = trying(**chart);
        let command = Command::DecideOffense { decision };
        table.clone().act(Actor::Umpire, &command).is_ok()
    };
    let chart = *charts(outcome).iter().find(permitted).unwrap();
    let ways = (2..=12).flat_map(|total| Grade::ALL.map(|grade| (total, grade)));
    let (total, grade) = ways
        .into_iter()
        .find(|(total, grade)| chart.result(*grade, GradeShift::None, *total) == outcome)
        .unwrap();
    let dice = [total / 2, total - total / 2];
    let events = table.run(DefensiveDecision::default(), trying(chart), &[&dice]);
    match table.state.phase() {
        Phase::ChoiceDue { .. } => table.must(&Command::Answer {
            answer: Answer::Grade(grade),
        }),
        _ => events,
    }
}

/// The lead runner edges off his base, the die calls for a balk, and the manager in the field reads one.
fn balked(table: &mut Table) -> Vec<Event> {
    let lead: BaseSet = table
        .state
        .occupied()
        .iter()
        .next_back()
        .into_iter()
        .collect();
    let offense = OffensiveDecision {
        action: OffensiveAction::CheckJump,
        steal_attempts: lead.into(),
    };
    table.run(DefensiveDecision::default(), offense, &[&[2], &[10]]);
    table.must(&Command::Answer {
        answer: Answer::Happened,
    })
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
        "balk" => balked(&mut table),
        _ if !charts(outcome(row)).is_empty() => graded(&mut table, row),
        _ => {
            table.roll(defense);
            let outcome = outcome(row);
            let report = OutcomeReport {
                outcome,
                hit_location: location(outcome, row),
                error_bases: row
                    .1
                    .strip_prefix("error_bases_")
                    .map(|n| n.parse().unwrap()),
                roll_id: None,
                plus_injury: false,
            };
            table.must(&Command::ReportOutcome { report })
        }
    };
    let mut answers = answers(&row.1).into_iter();
    while let Phase::ChoiceDue { question, .. } = *table.state.phase() {
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
    let double_play = play.outs.len() == 2 && !play.grounded_into_double_play;
    if !charts(play.outcome).is_empty() {
        assert_eq!(double_play, flags.contains(&"dp"), "dp of {row:?}");
    }
    assert_eq!(
        play.outcome == PlayOutcome::SqueezeMissed,
        flags.contains(&"cs"),
        "cs of {row:?}"
    );
    // The table does not mark the error that interference is besides.
    assert_eq!(
        !play.errors.is_empty(),
        flags.contains(&"error") || row.0 == "catcher_interference",
        "error of {row:?}"
    );
}
