//! The names of frames and games, and points in time, as they are written on the wire.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// What a client calls one of its frames: 1 to 64 printable ASCII characters.
///
/// It names the reply. For commands it is the idempotency key too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct FrameId(String);

/// A text that cannot be a frame's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be 1 to {} printable ASCII characters", FrameId::MAX)]
pub struct NotAFrameId;

impl FrameId {
    /// The most characters.
    pub const MAX: usize = 64;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for FrameId {
    type Error = NotAFrameId;

    fn try_from(text: String) -> Result<Self, NotAFrameId> {
        let printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if printable && (1..=Self::MAX).contains(&text.len()) {
            Ok(Self(text))
        } else {
            Err(NotAFrameId)
        }
    }
}

impl FromStr for FrameId {
    type Err = NotAFrameId;

    fn from_str(text: &str) -> Result<Self, NotAFrameId> {
        Self::try_from(text.to_owned())
    }
}

impl From<FrameId> for String {
    fn from(id: FrameId) -> Self {
        id.0
    }
}

impl fmt::Display for FrameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names a game: a UUID, written in lower case with hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct GameId(pub Uuid);

/// A text that is not a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a UUID; a game_id looks like 01890a5d-ac96-774b-bcce-b302099a8057")]
pub struct NotAUuid;

impl FromStr for GameId {
    type Err = NotAUuid;

    fn from_str(text: &str) -> Result<Self, NotAUuid> {
        // `Uuid` also reads forms with braces, with a prefix and without hyphens; none of them is ours.
        match text.len() {
            36 => Uuid::try_parse(text).map(Self).map_err(|_| NotAUuid),
            0..36 | 37.. => Err(NotAUuid),
        }
    }
}

impl TryFrom<String> for GameId {
    type Error = NotAUuid;

    fn try_from(text: String) -> Result<Self, NotAUuid> {
        text.parse()
    }
}

impl From<GameId> for String {
    fn from(id: GameId) -> Self {
        id.to_string()
    }
}

impl fmt::Display for GameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.hyphenated(), f)
    }
}

/// A point in time: RFC 3339 in UTC with milliseconds, `2026-04-01T18:05:00.000Z`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Timestamp(pub String);
