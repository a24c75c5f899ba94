//! The `AsyncAPI` 3 document: the one channel, its messages, and which message answers which.

use super::frames::{self, Frame, Kind};
use super::json::{close_codes, outcome_rows};
use crate::v1::SUBPROTOCOL;
use crate::v1::catalogue::{EXCHANGES, Exchange};
use serde_json::{Map, Value, json};

const HOME: &str = "#/components/schemas/";

/// The document, as the server that receives the clients' events would describe itself.
pub(super) fn document() -> Value {
    let (frames, schemas) = frames::all(HOME);
    let names = frames.iter().map(Frame::name);
    let in_channel: Map<String, Value> = names
        .map(|name| {
            let message = json!({"$ref": format!("#/components/messages/{name}")});
            (name, message)
        })
        .collect();
    let unasked = frames
        .iter()
        .filter(|frame| matches!(frame.kind, Kind::Room | Kind::Notice))
        .map(|frame| in_the_channel(&frame.name()));
    let unasked: Vec<Value> = unasked.collect();
    let mut operations: Map<String, Value> = EXCHANGES
        .iter()
        .map(|row| (row.event.to_owned(), operation(row)))
        .collect();
    operations.insert(
        "tell".to_owned(),
        json!({
            "action": "send",
            "summary": "Events of the joined games, and notices.",
            "channel": {"$ref": "#/channels/socket"},
            "messages": unasked,
        }),
    );
    let messages: Map<String, Value> = frames.iter().map(message).collect();
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Bandbox",
            "version": "1",
            "description": "Dice-and-cards tabletop baseball over one WebSocket of JSON text frames.",
        },
        "defaultContentType": "application/json",
        "channels": {
            "socket": {
                "address": "/ws",
                "description": format!("The WebSocket; offer the subprotocol {SUBPROTOCOL}."),
                "messages": in_channel,
            },
        },
        "operations": operations,
        "components": {"messages": messages, "schemas": schemas},
        "x-outcomes": outcome_rows(),
        "x-close-codes": close_codes(),
    })
}

fn in_the_channel(name: &str) -> Value {
    json!({"$ref": format!("#/channels/socket/messages/{name}")})
}

fn operation(row: &Exchange) -> Value {
    let replies: Vec<Value> = row
        .replies
        .iter()
        .chain(&["error"])
        .map(|reply| in_the_channel(&format!("reply.{reply}")))
        .collect();
    json!({
        "action": "receive",
        "summary": row.summary,
        "channel": {"$ref": "#/channels/socket"},
        "messages": [in_the_channel(&format!("client.{}", row.event))],
        "reply": {"channel": {"$ref": "#/channels/socket"}, "messages": replies},
        "x-command": row.command,
        "x-room": row.room,
        "x-then": row.then,
        "x-notices": row.notices,
    })
}

fn message(frame: &Frame) -> (String, Value) {
    let message = json!({"name": frame.event, "title": frame.name(), "payload": frame.schema});
    (frame.name(), message)
}
