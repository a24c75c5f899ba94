//! A client's frame: reading it, and saying what is wrong with it where.
//!
//! It is read in two steps, first the envelope with the data as raw text, then the data as the type that the
//! event's name asks for. So every fault is found with its path, and the id can be read even when nothing else
//! can.

use super::client::ClientEvent;
use super::error::{ErrorCode, ErrorData};
use super::id::FrameId;
use super::nearest::nearest;
use super::outcomes::reportable_names;
use super::reply::ReplyEvent;
use super::server::Reply;
use super::wire::{Data, WireEvent};
pub use bounds::Bounds;
use envelope::Envelope;
use serde::Serialize;
use serde_json::value::RawValue;

mod bounds;
pub(crate) mod data;
mod envelope;
mod shape;
mod wording;

/// The most bytes of a frame, unless a server is set otherwise.
pub const MAX_BYTES: usize = 16 * 1024;

/// How deep the values inside a frame may nest, unless a server is set otherwise; the frame's own braces do not count.
pub const MAX_DEPTH: usize = 8;

/// Where the data of a frame are.
const ROOT: &str = "data";

/// The greatest integer that every JSON reader holds exactly.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// A frame from a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFrame<E> {
    /// The client's name for it: names the reply, and makes a command count once.
    pub id: FrameId,
    /// What is asked for.
    pub event: E,
    /// The command counts only while the game stands at this `seq`.
    pub if_seq: Option<u64>,
}

/// What is wrong with a frame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FrameFault {
    /// The frame's id, where it could be read.
    pub id: Option<FrameId>,
    /// What is wrong, for programs.
    pub code: ErrorCode,
    /// The path of the field at fault.
    pub field: Option<String>,
    /// What is wrong and what to do, for people.
    pub message: String,
}

impl FrameFault {
    fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            id: None,
            code,
            field: None,
            message: message.into(),
        }
    }

    fn at(self, field: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..self
        }
    }

    /// A frame of bytes where text is expected.
    pub fn binary() -> Self {
        Self::new(
            ErrorCode::MalformedFrame,
            "this is a binary frame; send JSON as a text frame",
        )
    }

    /// The reply that says so.
    pub fn into_reply(self) -> Reply {
        let rejected = self.code == ErrorCode::UnknownOutcome;
        let re = self.id.clone();
        let error = self.into_data();
        Reply {
            event: if rejected {
                ReplyEvent::OutcomeRejected(error)
            } else {
                ReplyEvent::Error(error)
            },
            re,
            seq: None,
            repeat: false,
        }
    }

    /// The error that says so.
    pub fn into_data(self) -> ErrorData {
        ErrorData {
            field: self.field,
            ..ErrorData::new(self.code, self.message)
        }
    }
}

/// Reads a client's frame, which may be as large as frames are by the standard.
///
/// # Errors
/// As [`decode_within`].
pub fn decode(text: &str) -> Result<ClientFrame<ClientEvent>, FrameFault> {
    decode_within(text, Bounds::STANDARD)
}

/// Reads a client's frame.
///
/// # Errors
/// [`FrameFault`] for the first fault found: size, form, depth, id, envelope, event, then data.
pub fn decode_within(text: &str, bounds: Bounds) -> Result<ClientFrame<ClientEvent>, FrameFault> {
    let envelope = Envelope::read(text);
    let id = envelope.frame_id();
    open(text, &envelope, bounds).map_err(|fault| FrameFault {
        id: id.ok(),
        ..fault
    })
}

/// The id of a frame of which nothing else is read, so that its sender can be told which was refused.
pub fn id_of(text: &str) -> Option<FrameId> {
    Envelope::read(text).frame_id().ok()
}

fn open(
    text: &str,
    envelope: &Envelope<'_>,
    bounds: Bounds,
) -> Result<ClientFrame<ClientEvent>, FrameFault> {
    let Bounds {
        bytes: most,
        depth: deepest,
    } = bounds;
    if text.len() > most {
        let message = format!("the frame has {} bytes; send at most {most}", text.len());
        return Err(FrameFault::new(ErrorCode::TooBig, message));
    }
    if let Some(fault) = &envelope.malformed {
        return Err(FrameFault::new(ErrorCode::MalformedFrame, fault.clone()));
    }
    // Beyond the frame's own braces.
    if depth(text) > deepest + 1 {
        let message = format!("values may nest at most {deepest} deep inside a frame");
        return Err(FrameFault::new(ErrorCode::TooDeep, message));
    }
    let id = envelope.frame_id()?;
    if let Some(field) = &envelope.unknown {
        let message =
            format!("unknown field {field:?}; a frame has the fields id, event, data and if_seq");
        return Err(FrameFault::new(ErrorCode::MalformedFrame, message).at(field));
    }
    let if_seq = envelope.if_seq()?;
    let name = envelope.event_name()?;
    let event = event(&name, envelope.data)?;
    Ok(ClientFrame { id, event, if_seq })
}

/// Reads the data of the event of this name.
fn event(name: &str, sent: Option<&RawValue>) -> Result<ClientEvent, FrameFault> {
    let text = sent.map_or("{}", RawValue::get);
    let mut json = serde_json::Deserializer::from_str(text);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    match ClientEvent::read_data(name, tracked) {
        None => Err(unknown_event(name)),
        Some(Err(error)) => Err(data::unreadable(track, &error, ROOT)),
        Some(Ok(event)) => {
            data::objects_as_objects(text, &Data(&event), ROOT)?;
            known_outcome(&event)?;
            Ok(event)
        }
    }
}

fn unknown_event(name: &str) -> FrameFault {
    let message = match nearest(name, ClientEvent::NAMES.iter().copied()) {
        Some(near) => format!(
            "unknown event {}; did you mean {near:?}?",
            wording::quoted(name)
        ),
        None => format!(
            "unknown event {}; known are {}",
            wording::quoted(name),
            ClientEvent::NAMES.join(", ")
        ),
    };
    FrameFault::new(ErrorCode::UnknownEvent, message).at("event")
}

/// Refuses the report of an outcome that nobody knows.
fn known_outcome(event: &ClientEvent) -> Result<(), FrameFault> {
    let ClientEvent::SubmitManualOutcome(submitted) = event else {
        return Ok(());
    };
    if submitted.report().is_some() {
        return Ok(());
    }
    let message = format!(
        "unknown outcome {}; allowed: {}",
        wording::quoted(&submitted.outcome.0),
        reportable_names().join(", ")
    );
    Err(FrameFault::new(ErrorCode::UnknownOutcome, message).at("data.outcome"))
}

/// How deep the brackets of a JSON text nest.
fn depth(json: &str) -> usize {
    let mut deepest = 0;
    let mut open: usize = 0;
    let mut in_text = false;
    let mut escaped = false;
    for byte in json.bytes() {
        match (in_text, escaped, byte) {
            (true, true, _) => escaped = false,
            (true, false, b'\\') => escaped = true,
            (_, false, b'"') => in_text = !in_text,
            (false, _, b'{' | b'[') => {
                open += 1;
                deepest = deepest.max(open);
            }
            (false, _, b'}' | b']') => open = open.saturating_sub(1),
            (_, _, _) => (),
        }
    }
    deepest
}

/// The members of a frame in the order they are written.
#[derive(Serialize)]
#[serde(bound = "")]
struct Written<'a, E: WireEvent> {
    id: &'a FrameId,
    event: &'static str,
    data: Data<'a, E>,
    #[serde(skip_serializing_if = "Option::is_none")]
    if_seq: Option<u64>,
}

impl<E: WireEvent> ClientFrame<E> {
    /// The JSON text.
    pub fn to_json(&self) -> String {
        let written = Written {
            id: &self.id,
            event: self.event.name(),
            data: Data(&self.event),
            if_seq: self.if_seq,
        };
        // Every key is a string and no number is a float, which is all that this could fail for.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// What is asked for, without the id: two frames of the same id must have it in common.
    pub fn payload(&self) -> String {
        let written = Payload {
            event: self.event.name(),
            data: Data(&self.event),
            if_seq: self.if_seq,
        };
        serde_json::to_string(&written).unwrap_or_default()
    }
}

/// A frame without its id.
#[derive(Serialize)]
#[serde(bound = "")]
struct Payload<'a, E: WireEvent> {
    event: &'static str,
    data: Data<'a, E>,
    #[serde(skip_serializing_if = "Option::is_none")]
    if_seq: Option<u64>,
}
