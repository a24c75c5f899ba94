//! Every event and every code has a fixture, which is read and written back to the same bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_protocol::v1::server::ServerFrame;
use bandbox_protocol::v1::{
    ClientEvent, CloseCode, ErrorCode, Notice, ReplyEvent, RoomEvent, WireEvent, decode,
};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn folder(kind: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(kind)
}

/// The one line of a fixture.
fn fixture(kind: &str, name: &str) -> String {
    let path = folder(kind).join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} is missing: {error}", path.display()));
    text.strip_suffix('\n').expect("ends a line").to_owned()
}

/// The fixtures of a kind are those of these names and no others.
fn assert_complete<'a>(kind: &str, names: impl IntoIterator<Item = &'a str>) {
    let kept: BTreeSet<String> = std::fs::read_dir(folder(kind))
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let asked: BTreeSet<String> = names.into_iter().map(str::to_owned).collect();
    assert_eq!(kept, asked, "fixtures of {kind}");
}

#[test]
fn every_client_event_is_read_and_written_back() {
    assert_complete("client", ClientEvent::NAMES.iter().copied());
    for name in ClientEvent::NAMES {
        let text = fixture("client", name);
        let frame = decode(&text).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        assert_eq!(frame.event.name(), *name);
        assert_eq!(frame.to_json(), text);
    }
}

#[test]
fn every_reply_is_read_and_written_back() {
    assert_complete("reply", ReplyEvent::NAMES.iter().copied());
    for name in ReplyEvent::NAMES {
        let text = fixture("reply", name);
        let ServerFrame::Reply(reply) = ServerFrame::decode(&text).expect(name) else {
            panic!("{name} is read as another kind of frame");
        };
        assert_eq!(reply.event.name(), *name);
        assert_eq!(reply.to_json(), text);
    }
}

#[test]
fn every_room_event_is_read_and_written_back() {
    assert_complete("room", RoomEvent::NAMES.iter().copied());
    for name in RoomEvent::NAMES {
        let text = fixture("room", name);
        let ServerFrame::Room(frame) = ServerFrame::decode(&text).expect(name) else {
            panic!("{name} is read as another kind of frame");
        };
        assert_eq!(frame.event.name(), *name);
        assert_eq!(frame.to_json(), text);
    }
}

#[test]
fn every_notice_is_read_and_written_back() {
    assert_complete("notice", Notice::NAMES.iter().copied());
    for name in Notice::NAMES {
        let text = fixture("notice", name);
        let ServerFrame::Notice(frame) = ServerFrame::decode(&text).expect(name) else {
            panic!("{name} is read as another kind of frame");
        };
        assert_eq!(frame.event.name(), *name);
        assert_eq!(frame.to_json(), text);
    }
}

#[test]
fn every_error_code_is_read_and_written_back() {
    assert_complete("error", ErrorCode::ALL.iter().map(|code| code.name()));
    for code in ErrorCode::ALL {
        let text = fixture("error", code.name());
        let ServerFrame::Reply(reply) = ServerFrame::decode(&text).unwrap() else {
            panic!("{code:?} is read as another kind of frame");
        };
        let ReplyEvent::Error(error) = &reply.event else {
            panic!("{code:?} is read as {}", reply.event.name());
        };
        assert_eq!(error.code, *code);
        assert_eq!(error.retryable, code.is_retryable());
        assert_eq!(reply.to_json(), text);
    }
}

#[test]
fn every_close_code_has_the_number_name_and_advice_of_its_fixture() {
    assert_complete("close", CloseCode::ALL.iter().map(|code| code.name()));
    for close in CloseCode::ALL {
        let kept: Value = serde_json::from_str(&fixture("close", close.name())).unwrap();
        assert_eq!(kept["code"], close.code());
        assert_eq!(kept["name"], close.name());
        assert_eq!(kept["can_retry"], close.can_retry());
        assert_eq!(CloseCode::of(close.code()), Some(close));
    }
}

#[test]
fn the_reason_of_a_close_frame_begins_with_its_name_and_fits() {
    for close in CloseCode::ALL {
        assert!(close.reason().len() <= 123, "{close:?}");
        assert!(close.reason().starts_with(&format!("{}: ", close.name())));
    }
}

#[test]
fn codes_of_our_own_say_by_their_number_whether_to_come_back() {
    for close in CloseCode::ALL.into_iter().filter(|c| c.code() >= 4000) {
        assert_eq!(close.can_retry(), close.code() < 4500, "{close:?}");
    }
}

#[test]
fn a_game_created_as_in_the_fixture_can_be_played() {
    let frame = decode(&fixture("client", "create_game")).unwrap();
    let ClientEvent::CreateGame(data) = frame.event else {
        panic!("another event");
    };
    bandbox_engine::setup::check(&data.setup).expect("a legal setup");
}
