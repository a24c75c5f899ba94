//! The protocol says everything that the engine can say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_engine::{Event, PlayOutcome};
use bandbox_protocol::v1::catalogue::{EXCHANGES, exchange};
use bandbox_protocol::v1::{
    ClientEvent, ErrorCode, ErrorData, Notice, ReplyEvent, RoomEvent, WireEvent, decode,
};
use std::collections::BTreeSet;

/// The codes in the engine's source: the text of its own list, so that no refusal can be forgotten here.
fn engine_codes() -> Vec<&'static str> {
    let source = include_str!("../../engine/src/rejection.rs");
    let (_, after) = source.split_once("fn code(").expect("the list of codes");
    let (list, _) = after.split_once("\n    }\n").expect("its end");
    list.split('"').skip(1).step_by(2).collect()
}

#[test]
fn every_code_of_the_engine_is_a_code_of_the_protocol() {
    let codes = engine_codes();
    assert!(codes.len() >= 28, "{codes:?}");
    for code in codes {
        assert!(
            ErrorCode::ALL.iter().any(|known| known.name() == code),
            "{code}"
        );
    }
}

#[test]
fn a_refusal_keeps_the_engines_code_and_names_the_field_from_the_frames_root() {
    let refusal = bandbox_engine::Rejection::ErrorBasesRequired;
    let error = ErrorData::from(&refusal);
    assert_eq!(error.code.name(), refusal.code());
    assert_eq!(error.field.as_deref(), Some("data.error_bases"));
    assert_eq!(error.message, refusal.to_string());
}

/// The name under which a room hears of an event of the engine.
fn name_in_the_room(event: &Event) -> &'static str {
    match event {
        Event::GameCreated { .. } => "game_created",
        Event::EntropyCommitted { .. } => "entropy_committed",
        Event::EntropyRevealed { .. } => "entropy_revealed",
        Event::GameStarted => "game_started",
        Event::DefensiveDecisionSubmitted { .. } => "defensive_decision_submitted",
        Event::OffensiveDecisionSubmitted { .. } => "offensive_decision_submitted",
        Event::DecisionDropped { .. } => "decision_dropped",
        Event::DiceRolled { .. } => "dice_rolled",
        Event::PlayerHurt { .. } => "player_hurt",
        Event::ReplacementDue { .. } => "replacement_due",
        Event::TakeBackRequested { .. } => "take_back_requested",
        Event::TakeBackAnswered { .. } => "take_back_answered",
        Event::PlayTakenBack { .. } => "play_taken_back",
        Event::CardRead { .. } => "card_read",
        Event::ChoiceDue { .. } => "choice_due",
        Event::ChoiceMade { .. } => "choice_made",
        Event::JumpTaken { .. } => "jump_taken",
        Event::PlayResolved { .. } => "play_resolved",
        Event::Scored { .. } => "scored",
        Event::PitcherTired { .. } => "pitcher_tired",
        Event::HalfInningEnded { .. } => "half_inning_ended",
        Event::InningChanged { .. } => "inning_changed",
        Event::LineupDue { .. } => "lineup_due",
        Event::PlayerSubstituted { .. } => "player_substituted",
        Event::PositionsSwapped { .. } => "positions_swapped",
        Event::GameSuspended { .. } => "game_suspended",
        Event::GameResumed { .. } => "game_resumed",
        Event::GameEnded { .. } => "game_ended",
        Event::DiceRevealed { .. } => "dice_revealed",
    }
}

#[test]
fn the_room_hears_of_each_event_of_the_engine_by_the_name_in_its_log() {
    assert_eq!(name_in_the_room(&Event::GameStarted), "game_started");
    // An unknown variant makes serde list those it knows.
    let error = serde_json::from_str::<Event>("\"no_such_event\"")
        .unwrap_err()
        .to_string();
    let (_, list) = error.split_once("expected one of ").expect(&error);
    let logged: BTreeSet<&str> = list.split('`').skip(1).step_by(2).collect();
    let told: BTreeSet<&str> = RoomEvent::NAMES.iter().copied().collect();
    assert_eq!(logged, told);
}

#[test]
fn every_outcome_is_written_by_the_name_of_its_chart() {
    for outcome in PlayOutcome::all() {
        assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.name());
    }
}

#[test]
fn the_catalogue_lists_every_event_once_and_only_names_that_exist() {
    let listed: Vec<&str> = EXCHANGES.iter().map(|row| row.event).collect();
    assert_eq!(listed, ClientEvent::NAMES);
    for row in EXCHANGES {
        for reply in row.replies {
            assert!(ReplyEvent::NAMES.contains(reply), "{reply}");
        }
        for event in row.room.iter().chain(row.then) {
            assert!(RoomEvent::NAMES.contains(event), "{event}");
        }
        for notice in row.notices {
            assert!(Notice::NAMES.contains(notice), "{notice}");
        }
    }
}

#[test]
fn every_reply_answers_some_event() {
    let answering: BTreeSet<&str> = EXCHANGES
        .iter()
        .flat_map(|row| row.replies.iter().copied())
        .chain(["error"])
        .collect();
    assert_eq!(answering, ReplyEvent::NAMES.iter().copied().collect());
}

#[test]
fn the_row_of_an_event_is_found() {
    let frame = decode(r#"{"id":"a","event":"heartbeat"}"#).unwrap();
    assert!(!exchange(&frame.event).unwrap().command);
}
