//! The generated documents describe the frames as they are.

#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_protocol::v1::schema::documents;
use bandbox_protocol::v1::{ClientEvent, ErrorCode, Notice, ReplyEvent, RoomEvent, WireEvent};
use serde_json::{Value, json};
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn document(file: &str) -> Value {
    let found = documents().into_iter().find(|d| d.file == file).unwrap();
    serde_json::from_str(&found.text).unwrap()
}

fn fixture(kind: &str, name: &str) -> Value {
    let path = root()
        .join("fixtures")
        .join(kind)
        .join(format!("{name}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The schema of the frames of one name in `$defs`.
fn validator(name: &str) -> jsonschema::Validator {
    let mut schema = document("bandbox.v1.schema.json");
    schema.as_object_mut().unwrap().remove("anyOf");
    schema["$ref"] = json!(format!("#/$defs/{name}"));
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(validator: &jsonschema::Validator, frame: &Value) {
    let faults: Vec<String> = validator
        .iter_errors(frame)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{frame}: {faults:#?}");
}

#[test]
fn every_fixture_is_valid_by_the_schema() {
    for (kind, names) in [
        ("client", ClientEvent::NAMES),
        ("reply", ReplyEvent::NAMES),
        ("room", RoomEvent::NAMES),
        ("notice", Notice::NAMES),
    ] {
        let of_kind = validator(kind);
        for name in names {
            let frame = fixture(kind, name);
            assert_valid(&validator(&format!("{kind}.{name}")), &frame);
            assert_valid(&of_kind, &frame);
        }
    }
    let error = validator("reply.error");
    for code in ErrorCode::ALL {
        assert_valid(&error, &fixture("error", code.name()));
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let client = validator("client");
    let good = fixture("client", "submit_defensive_decision");
    for (pointer, value) in [
        ("/id", json!("")),
        ("/event", json!("make_coffee")),
        ("/data/decision", json!({"depth": 3})),
        ("/data/decision/infield_depth", json!("deep")),
        ("/data", json!({})),
        ("/if_seq", json!(-1)),
    ] {
        let mut bad = good.clone();
        match bad.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => bad[&pointer[1..]] = value,
        }
        assert!(!client.is_valid(&bad), "{bad}");
    }
    let mut unknown_outcome = fixture("client", "submit_manual_outcome");
    unknown_outcome["data"]["outcome"] = json!("grand_slam");
    assert!(!client.is_valid(&unknown_outcome));
}

#[test]
fn what_the_server_sends_may_grow() {
    let room = validator("room");
    let mut frame = fixture("room", "defensive_decision_submitted");
    frame["data"]["since"] = json!(1);
    frame["later"] = json!(true);
    assert_valid(&room, &frame);
}

#[test]
fn every_reference_in_a_document_leads_somewhere() {
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                if let Some(target) = members.get("$ref").and_then(Value::as_str) {
                    found.push(target.to_owned());
                }
                members.values().for_each(|value| references(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| references(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
        }
    }
    for (file, least) in [
        ("bandbox.v1.schema.json", 100),
        ("asyncapi.json", 100),
        ("openapi.json", 30),
    ] {
        let document = document(file);
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > least, "{file}: {}", found.len());
        for target in found {
            let pointer = target.strip_prefix('#').expect("within the document");
            assert!(document.pointer(pointer).is_some(), "{file}: {target}");
        }
    }
}

#[test]
fn the_asyncapi_document_has_an_operation_for_every_client_event() {
    let document = document("asyncapi.json");
    for name in ClientEvent::NAMES {
        let operation = &document["operations"][name];
        assert_eq!(operation["action"], "receive", "{name}");
        assert!(
            operation["reply"]["messages"].as_array().unwrap().len() >= 2,
            "{name}"
        );
    }
}

#[test]
fn the_typescript_types_name_every_event() {
    let documents = documents();
    let text = &documents
        .iter()
        .find(|d| d.file == "bandbox.v1.d.ts")
        .unwrap()
        .text;
    for names in [
        ClientEvent::NAMES,
        ReplyEvent::NAMES,
        RoomEvent::NAMES,
        Notice::NAMES,
    ] {
        for name in names {
            assert!(
                text.contains(&format!("event: \"{name}\"; data: ")),
                "{name}"
            );
        }
    }
}

#[test]
fn the_kept_documents_are_those_that_are_generated() {
    for document in documents() {
        let kept = root().join("../../schema").join(document.file);
        let kept = std::fs::read_to_string(&kept).unwrap_or_default();
        assert!(
            kept == document.text,
            "schema/{} has drifted; run `cargo xtask schema` and commit it",
            document.file
        );
    }
}
