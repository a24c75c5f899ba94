//! A frame that is not valid is refused with a code, the path of its fault, and its id where it could be read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_protocol::v1::frame::{Bounds, id_of};
use bandbox_protocol::v1::{
    ClientEvent, ErrorCode, FrameFault, WireEvent, body, decode, decode_within,
};
use proptest::prelude::*;

const GAME: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

fn refused(text: &str) -> FrameFault {
    decode(text).expect_err(text)
}

/// The fault of a frame with this event and these data; `GAME` stands for a game's id.
fn fault_of(event: &str, data: &str) -> FrameFault {
    let data = data.replace("GAME", &format!("\"{GAME}\""));
    refused(&format!(
        r#"{{"id":"c-1","event":"{event}","data":{data}}}"#
    ))
}

/// One row of the ledger: event, data, code, path, and a part of the message.
fn check(event: &str, data: &str, code: ErrorCode, field: &str, says: &str) {
    let fault = fault_of(event, data);
    let shown = format!("{event} {data}: {fault:?}");
    assert_eq!(fault.code, code, "{shown}");
    assert_eq!(fault.field.as_deref(), Some(field), "{shown}");
    assert!(fault.message.contains(says), "{shown}");
    assert_eq!(
        fault.id.as_ref().map(bandbox_protocol::v1::FrameId::as_str),
        Some("c-1"),
        "{shown}"
    );
}

#[test]
fn data_at_fault_are_named_by_their_path() {
    let bad = ErrorCode::InvalidData;
    check(
        "join_game",
        r#"{"game_id":"seven"}"#,
        bad,
        "data.game_id",
        "is not a UUID",
    );
    check("join_game", "{}", bad, "data", "missing field `game_id`");
    check(
        "join_game",
        r#"{"game_id":GAME,"role":"umpire"}"#,
        bad,
        "data.role",
        "expected `player` or `spectator`",
    );
    check(
        "join_game",
        r#"{"game_id":GAME,"role":7}"#,
        bad,
        "data.role",
        "a string",
    );
    check(
        "join_game",
        r#"{"game_id":GAME,"after_seq":-1}"#,
        bad,
        "data.after_seq",
        "expected u64",
    );
    check(
        "heartbeat",
        r#"{"now":1}"#,
        bad,
        "data.now",
        "unknown field `now`",
    );
    check("heartbeat", "[]", bad, "data", "expected an object");
    check(
        "submit_defensive_decision",
        r#"{"game_id":GAME,"decision":["normal","normal",[],false]}"#,
        bad,
        "data.decision",
        "expected an object",
    );
    check("join_game", "7", bad, "data", "expected an object");
    check(
        "submit_defensive_decision",
        r#"{"game_id":GAME,"decision":{"hold_runners":[1,9]}}"#,
        bad,
        "data.decision.hold_runners[1]",
        "9 is not a base",
    );
    check(
        "submit_defensive_decision",
        r#"{"game_id":GAME,"decision":5}"#,
        bad,
        "data.decision",
        "expected an object",
    );
    check(
        "submit_offensive_decision",
        r#"{"game_id":GAME,"decision":{"steal_attempts":[1]}}"#,
        bad,
        "data.decision.steal_attempts",
        "cannot be stolen",
    );
    check(
        "get_play_history",
        r#"{"game_id":GAME,"limit":201}"#,
        bad,
        "data.limit",
        "1 to 200",
    );
    check(
        "commit_entropy",
        r#"{"game_id":GAME,"commitment":"00"}"#,
        bad,
        "data.commitment",
        "1 bytes where 32",
    );
    check(
        "create_game",
        r#"{"setup":{"teams":{"away":{"name":"A","abbreviation":"A","roster":[{"id":"a","name":"A","bats":"X","throws":"R"}]}}}}"#,
        bad,
        "data.setup.teams.away.roster[0].bats",
        "expected one of",
    );
}

#[test]
fn a_member_without_a_name_is_refused_at_a_path_too() {
    check(
        "heartbeat",
        r#"{"":1}"#,
        ErrorCode::InvalidData,
        "data.",
        "unknown field ``",
    );
    let fault = body::create_game(r#"{"":1}"#).unwrap_err();
    assert_eq!(fault.field.as_deref(), Some("body."));
}

#[test]
fn a_message_shows_no_position_in_text_that_the_client_never_sent() {
    let fault = fault_of("join_game", r#"{"game_id":"seven"}"#);
    assert!(!fault.message.contains(" at line "), "{}", fault.message);
    assert!(!fault.message.contains("struct"), "{}", fault.message);
}

#[test]
fn an_unknown_outcome_lists_those_allowed() {
    let fault = fault_of(
        "submit_manual_outcome",
        r#"{"game_id":GAME,"outcome":"grand_slam"}"#,
    );
    assert_eq!(fault.code, ErrorCode::UnknownOutcome);
    assert_eq!(fault.field.as_deref(), Some("data.outcome"));
    assert!(fault.message.contains("homerun") && fault.message.contains("hbp"));
    assert!(
        !fault.message.contains("wild_pitch"),
        "only the server makes it"
    );
    assert_eq!(fault.into_reply().event.name(), "outcome_rejected");
}

#[test]
fn an_unknown_event_suggests_the_nearest_name_or_lists_them() {
    let fault = fault_of("rolldice", "{}");
    assert_eq!(fault.code, ErrorCode::UnknownEvent);
    assert_eq!(fault.field.as_deref(), Some("event"));
    assert!(
        fault.message.contains("did you mean \"roll_dice\"?"),
        "{}",
        fault.message
    );
    let fault = fault_of("make_coffee", "{}");
    assert!(fault.message.contains("list_games"), "{}", fault.message);
    assert_eq!(fault.into_reply().event.name(), "error");
}

#[test]
fn the_envelope_is_checked_and_its_id_kept() {
    let fault = |text: &str| {
        let fault = refused(text);
        let id = fault.id.map(String::from);
        (fault.code, fault.field, id)
    };
    let bad = ErrorCode::MalformedFrame;
    let a = || Some("a".to_owned());
    let field = |name: &str| Some(name.to_owned());
    assert_eq!(fault("not json"), (bad, None, None));
    assert_eq!(fault("[]"), (bad, None, None));
    assert_eq!(fault(r#"{"id":"a","event":"#), (bad, None, a()));
    assert_eq!(
        fault(r#"{"id":"a","event":"heartbeat"} x"#),
        (bad, None, a())
    );
    assert_eq!(
        fault(r#"{"id":"a","id":"b","event":"heartbeat"}"#),
        (bad, None, a())
    );
    assert_eq!(fault(r#"{"id":"a"}"#), (bad, field("event"), a()));
    assert_eq!(fault(r#"{"id":"a","event":7}"#), (bad, field("event"), a()));
    assert_eq!(
        fault(r#"{"event":"heartbeat","to":1,"id":"a"}"#),
        (bad, field("to"), a())
    );
    for if_seq in ["-1", "1.5", "\"1\"", "9007199254740992"] {
        let text = format!(r#"{{"id":"a","event":"heartbeat","if_seq":{if_seq}}}"#);
        assert_eq!(fault(&text), (bad, field("if_seq"), a()), "{if_seq}");
    }
}

#[test]
fn an_id_is_1_to_64_printable_ascii_characters() {
    let with_id = |id: &str| decode(&format!(r#"{{"id":{id},"event":"heartbeat"}}"#));
    assert!(with_id(&format!("\"{}\"", "x".repeat(64))).is_ok());
    assert!(with_id("\"a b~!\"").is_ok());
    for id in ["7", "\"\"", "\"\\u0007\"", "\"é\"", "{}"] {
        assert_eq!(with_id(id).unwrap_err().code, ErrorCode::InvalidId, "{id}");
    }
    let long = format!("\"{}\"", "x".repeat(65));
    assert_eq!(with_id(&long).unwrap_err().code, ErrorCode::InvalidId);
    assert_eq!(
        refused(r#"{"event":"heartbeat"}"#).code,
        ErrorCode::InvalidId
    );
}

#[test]
fn values_nest_at_most_8_deep_inside_a_frame() {
    let nested = |levels: usize| {
        fault_of(
            "heartbeat",
            &format!("{}{}", "[".repeat(levels), "]".repeat(levels)),
        )
        .code
    };
    assert_eq!(nested(8), ErrorCode::InvalidData);
    assert_eq!(nested(9), ErrorCode::TooDeep);
    assert_eq!(nested(8000), ErrorCode::TooDeep);
    // Brackets in a text do not nest.
    let brackets = format!(r#"{{"token":"{}\"[["}}"#, "[".repeat(50));
    let text = format!(r#"{{"id":"a","event":"authenticate","data":{brackets}}}"#);
    assert!(decode(&text).is_ok());
}

#[test]
fn a_frame_has_at_most_16_kib() {
    let of_bytes = |bytes: usize| {
        let frame = |token: &str| {
            format!(r#"{{"id":"a","event":"authenticate","data":{{"token":"{token}"}}}}"#)
        };
        decode(&frame(&"x".repeat(bytes - frame("").len())))
    };
    assert!(of_bytes(16 * 1024).is_ok());
    let fault = of_bytes(16 * 1024 + 1).unwrap_err();
    assert_eq!(fault.code, ErrorCode::TooBig);
    assert_eq!(fault.id.map(String::from).as_deref(), Some("a"));
}

#[test]
fn a_frame_may_be_as_long_and_as_deep_as_its_reader_allows() {
    let text = format!(
        r#"{{"id":"a","event":"heartbeat","data":{{"x":{}}}}}"#,
        "[[[[]]]]"
    );
    let read =
        |bytes: usize, depth: usize| decode_within(&text, Bounds { bytes, depth }).unwrap_err();
    assert_eq!(read(text.len(), 5).code, ErrorCode::InvalidData);
    assert_eq!(read(text.len(), 4).code, ErrorCode::TooDeep);
    let fault = read(text.len() - 1, 5);
    assert_eq!(fault.code, ErrorCode::TooBig);
    assert_eq!(fault.id.map(String::from).as_deref(), Some("a"));
}

#[test]
fn the_id_of_a_frame_can_be_read_without_the_rest() {
    let id = |text: &str| id_of(text).map(String::from);
    assert_eq!(
        id(r#"{"event":"nothing","id":"a","data":3}"#).as_deref(),
        Some("a")
    );
    assert_eq!(id(r#"{"event":"heartbeat"}"#), None);
    assert_eq!(id("no frame"), None);
}

#[test]
fn a_binary_frame_is_answered_too() {
    let reply = FrameFault::binary().into_reply();
    assert!(
        reply
            .to_json()
            .starts_with(r#"{"event":"error","data":{"code":"malformed_frame""#)
    );
}

#[test]
fn data_may_be_left_out_where_nothing_must_be_said() {
    assert!(decode(r#"{"id":"a","event":"heartbeat"}"#).is_ok());
    assert!(decode(r#"{"id":"a","event":"list_games"}"#).is_ok());
    assert_eq!(
        refused(r#"{"id":"a","event":"start_game"}"#).code,
        ErrorCode::InvalidData
    );
}

#[test]
fn a_token_is_not_in_debug_output() {
    let frame = decode(r#"{"id":"a","event":"authenticate","data":{"token":"secret"}}"#).unwrap();
    assert!(!format!("{frame:?}").contains("secret"));
}

fn fixture(name: &str) -> serde_json::Value {
    let path = format!("{}/fixtures/client/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The paths of all objects in the data of a frame.
fn objects(
    value: &serde_json::Value,
    path: &str,
    found: &mut Vec<(String, String)>,
    pointer: &str,
) {
    match value {
        serde_json::Value::Object(members) => {
            found.push((path.to_owned(), pointer.to_owned()));
            for (name, value) in members {
                objects(
                    value,
                    &format!("{path}.{name}"),
                    found,
                    &format!("{pointer}/{name}"),
                );
            }
        }
        serde_json::Value::Array(values) => {
            for (i, value) in values.iter().enumerate() {
                objects(
                    value,
                    &format!("{path}[{i}]"),
                    found,
                    &format!("{pointer}/{i}"),
                );
            }
        }
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => (),
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in ".*") {
        let _ = decode(&text);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_damaged_frame_makes_the_reader_panic(
        event in 0..ClientEvent::NAMES.len(),
        cut in any::<proptest::sample::Index>(),
        put in "[\\[\\]{}\",:0-9a-z\\\\-]{0,6}",
    ) {
        let mut text = fixture(ClientEvent::NAMES[event]).to_string();
        text.insert_str(cut.index(text.len()), &put);
        let _ = decode(&text);
        text.truncate(cut.index(text.len()));
        let _ = decode(&text);
    }

    #[test]
    fn an_unknown_field_anywhere_is_refused_by_its_path(
        event in 0..ClientEvent::NAMES.len(),
        place in any::<proptest::sample::Index>(),
        name in "x[a-z_]{1,12}",
    ) {
        let mut frame = fixture(ClientEvent::NAMES[event]);
        let mut found = Vec::new();
        objects(&frame["data"], "data", &mut found, "/data");
        let (path, pointer) = place.get(&found);
        frame.pointer_mut(pointer).unwrap()[&name] = 1.into();
        let fault = refused(&frame.to_string());
        prop_assert_eq!(fault.code, ErrorCode::InvalidData);
        prop_assert_eq!(fault.field, Some(format!("{path}.{name}")));
        prop_assert!(fault.message.contains("unknown field"));
        prop_assert!(fault.id.is_some());
    }
}
