//! The envelope of a client's frame, read as far as it can be, so that a refusal can still name the frame.

use super::{FrameFault, MAX_INTEGER};
use crate::v1::error::ErrorCode;
use crate::v1::id::FrameId;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// What could be read of an envelope, each member as the raw text it was.
#[derive(Debug, Default)]
pub(super) struct Envelope<'a> {
    id: Option<&'a RawValue>,
    event: Option<&'a RawValue>,
    pub(super) data: Option<&'a RawValue>,
    if_seq: Option<&'a RawValue>,
    /// The first member that does not belong there.
    pub(super) unknown: Option<String>,
    /// Why the text is no envelope at all.
    pub(super) malformed: Option<String>,
}

impl<'a> Envelope<'a> {
    /// Reads what can be read.
    pub(super) fn read(text: &'a str) -> Self {
        let mut envelope = Self::default();
        let mut json = serde_json::Deserializer::from_str(text);
        let read = Into(&mut envelope)
            .deserialize(&mut json)
            .and_then(|()| json.end());
        if let Err(error) = read {
            envelope.malformed = Some(match error.classify() {
                serde_json::error::Category::Data => error.to_string(),
                serde_json::error::Category::Io
                | serde_json::error::Category::Syntax
                | serde_json::error::Category::Eof => format!("not JSON: {error}"),
            });
        }
        envelope
    }

    /// The frame's id.
    pub(super) fn frame_id(&self) -> Result<FrameId, FrameFault> {
        let fault = |message: String| FrameFault::new(ErrorCode::InvalidId, message).at("id");
        match self.id {
            None => Err(fault(
                "the frame has no id; give it one, and the reply will name it".to_owned(),
            )),
            Some(id) => serde_json::from_str::<String>(id.get())
                .map_err(|_| fault("the id must be a string".to_owned()))?
                .parse::<FrameId>()
                .map_err(|error| fault(format!("the id {error}"))),
        }
    }

    /// The name of the event.
    pub(super) fn event_name(&self) -> Result<String, FrameFault> {
        let fault = |message| FrameFault::new(ErrorCode::MalformedFrame, message).at("event");
        match self.event {
            None => Err(fault("the frame has no event; name what you ask for")),
            Some(event) => serde_json::from_str(event.get())
                .map_err(|_| fault("the event must be a string, the name of what you ask for")),
        }
    }

    /// The `seq` at which alone the command counts.
    pub(super) fn if_seq(&self) -> Result<Option<u64>, FrameFault> {
        let Some(if_seq) = self.if_seq else {
            return Ok(None);
        };
        match serde_json::from_str::<u64>(if_seq.get()) {
            Ok(seq) if seq <= MAX_INTEGER => Ok(Some(seq)),
            Ok(_) | Err(_) => Err(FrameFault::new(
                ErrorCode::MalformedFrame,
                "if_seq must be the number of an event: an integer of 0 or more, below 2^53",
            )
            .at("if_seq")),
        }
    }
}

/// Reads into an envelope, which keeps what was read when the text breaks off.
struct Into<'e, 'a>(&'e mut Envelope<'a>);

impl<'a> DeserializeSeed<'a> for Into<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Into<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object with id, event and data")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut members: A) -> Result<(), A::Error> {
        let envelope = self.0;
        while let Some(name) = members.next_key::<String>()? {
            let place = match name.as_str() {
                "id" => &mut envelope.id,
                "event" => &mut envelope.event,
                "data" => &mut envelope.data,
                "if_seq" => &mut envelope.if_seq,
                _ => {
                    members.next_value::<IgnoredAny>()?;
                    envelope.unknown.get_or_insert(name);
                    continue;
                }
            };
            if place.is_some() {
                return Err(serde::de::Error::custom(format!(
                    "the frame has {name} twice; send it once"
                )));
            }
            *place = Some(members.next_value()?);
        }
        Ok(())
    }
}
