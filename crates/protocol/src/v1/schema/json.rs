//! The JSON Schema of every frame.

use super::frames::{self, Kind};
use crate::v1::close::CloseCode;
use crate::v1::outcomes;
use serde_json::{Value, json};

const HOME: &str = "#/$defs/";

/// The document. `$defs` holds each frame by kind and event, such as `client.join_game`, and each kind.
pub(super) fn document() -> Value {
    let (frames, mut definitions) = frames::all(HOME);
    for kind in Kind::ALL {
        let of_kind: Vec<Value> = frames
            .iter()
            .filter(|frame| frame.kind == kind)
            .map(|frame| json!({"$ref": format!("{HOME}{}", frame.name())}))
            .collect();
        definitions.insert(kind.name().to_owned(), json!({"oneOf": of_kind}));
    }
    definitions.extend(frames.into_iter().map(|frame| (frame.name(), frame.schema)));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Bandbox protocol, version 1",
        "description": "Every frame a client may send (client) and the server may send (reply, room, notice).",
        "anyOf": Kind::ALL.map(|kind| json!({"$ref": format!("{HOME}{}", kind.name())})),
        "$defs": definitions,
        "x-outcomes": outcome_rows(),
        "x-close-codes": close_codes(),
    })
}

/// The outcomes with the locations each may have.
pub(super) fn outcome_rows() -> Vec<Value> {
    outcomes::table().map(|row| json!(row)).collect()
}

/// The close codes with what to do after each.
pub(super) fn close_codes() -> Vec<Value> {
    CloseCode::ALL
        .into_iter()
        .map(|close| {
            json!({
                "code": close.code(),
                "name": close.name(),
                "can_retry": close.can_retry(),
                "reason": close.reason(),
            })
        })
        .collect()
}
