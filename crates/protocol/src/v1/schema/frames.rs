//! The schemas of whole frames: the envelope of each kind around the data of each event.

use super::types::{Types, Writer};
use crate::v1::client::ClientEvent;
use crate::v1::frame::MAX_INTEGER;
use crate::v1::id::FrameId;
use crate::v1::notice::Notice;
use crate::v1::reply::ReplyEvent;
use crate::v1::room::RoomEvent;
use serde_json::{Map, Value, json};

/// A kind of frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// From a client.
    Client,
    /// The answer to one.
    Reply,
    /// An event of a game.
    Room,
    /// A notice.
    Notice,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Client, Self::Reply, Self::Room, Self::Notice];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Reply => "reply",
            Self::Room => "room",
            Self::Notice => "notice",
        }
    }
}

/// A frame's schema.
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) event: &'static str,
    pub(super) schema: Value,
}

impl Frame {
    /// The name in a document: the kind and the event, which several kinds may share.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.kind.name(), self.event)
    }
}

/// All frames, and the schemas that they refer to at `home`.
pub(super) fn all(home: &'static str) -> (Vec<Frame>, Map<String, Value>) {
    let mut client = Types::new(Writer::Client, home);
    let mut server = Types::new(Writer::Server, home);
    let described = [
        (Kind::Client, client.events_of::<ClientEvent>()),
        (Kind::Reply, server.events_of::<ReplyEvent>()),
        (Kind::Room, server.events_of::<RoomEvent>()),
        (Kind::Notice, server.events_of::<Notice>()),
    ];
    let mut definitions = client.definitions();
    definitions.append(&mut server.definitions());
    let frames = described.into_iter().flat_map(|(kind, events)| {
        events
            .into_iter()
            .map(move |(event, data)| (kind, event, data))
    });
    let frames = frames
        .map(|(kind, event, data)| {
            let needed = needs_data(home, &definitions, &data);
            Frame {
                kind,
                event,
                schema: envelope(kind, event, &data, needed),
            }
        })
        .collect();
    (frames, definitions)
}

/// Whether the data of a frame have a member that must be there.
fn needs_data(home: &str, definitions: &Map<String, Value>, data: &Value) -> bool {
    data["$ref"]
        .as_str()
        .and_then(|target| target.strip_prefix(home))
        .and_then(|name| definitions.get(name))
        .is_none_or(|schema| schema["required"].is_array())
}

fn envelope(kind: Kind, event: &str, data: &Value, needs_data: bool) -> Value {
    let id =
        json!({"type": "string", "minLength": 1, "maxLength": FrameId::MAX, "pattern": "^[ -~]+$"});
    let seq = json!({"type": "integer", "minimum": 0, "maximum": MAX_INTEGER});
    let game_id = json!({"type": "string", "format": "uuid"});
    let event_name = json!({"const": event});
    match kind {
        Kind::Client => json!({
            "type": "object",
            "properties": {"id": id, "event": event_name, "data": data, "if_seq": seq},
            "required": if needs_data { json!(["id", "event", "data"]) } else { json!(["id", "event"]) },
            "additionalProperties": false,
        }),
        Kind::Reply => json!({
            "type": "object",
            "properties": {
                "event": event_name, "re": id, "seq": seq, "repeat": {"const": true}, "data": data,
            },
            // The refusal of a frame whose id could not be read answers to no id.
            "required": if event == "error" { json!(["event", "data"]) } else { json!(["event", "re", "data"]) },
        }),
        Kind::Room => json!({
            "type": "object",
            "properties": {"event": event_name, "game_id": game_id, "seq": seq, "data": data},
            "required": ["event", "game_id", "seq", "data"],
        }),
        Kind::Notice => json!({
            "type": "object",
            "properties": {"event": event_name, "game_id": game_id, "data": data},
            "required": ["event", "data"],
        }),
    }
}
