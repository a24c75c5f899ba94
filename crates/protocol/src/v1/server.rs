//! The frames that the server sends, and how each is written as JSON text.

use super::id::{FrameId, GameId};
use super::notice::Notice;
use super::reply::ReplyEvent;
use super::room::RoomEvent;
use super::wire::{Data, WireEvent};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The answer to one client frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The answer.
    pub event: ReplyEvent,
    /// The id of the frame it answers; none where it could not be read.
    pub re: Option<FrameId>,
    /// The last event of the game that the command produced, or where the game stands.
    pub seq: Option<u64>,
    /// The command was accepted before, and this is what was answered then.
    pub repeat: bool,
}

/// An event of a game, to its room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomFrame {
    /// What happened.
    pub event: RoomEvent,
    /// In which game.
    pub game_id: GameId,
    /// The event's number in the game, one more than that of the event before.
    pub seq: u64,
}

/// A notice, about a game or about the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFrame {
    /// The notice.
    pub event: Notice,
    /// The game it is about, if it is about one.
    pub game_id: Option<GameId>,
}

/// Any frame that the server sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerFrame {
    /// To one client frame.
    Reply(Reply),
    /// To a room, numbered.
    Room(RoomFrame),
    /// Unasked, without a number.
    Notice(NoticeFrame),
}

/// A frame that no client of this version can read.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableFrame {
    /// The text is not a frame, or its data are not those of its event.
    #[error("not a server frame: {0}")]
    Malformed(#[from] serde_json::Error),
    /// An event that is newer than this version of the client. To be ignored, but for its number.
    #[error("unknown event {event:?}")]
    Unknown {
        /// Its name.
        event: String,
        /// The game it is about.
        game_id: Option<GameId>,
        /// Its number in the game.
        seq: Option<u64>,
    },
}

/// The members of a frame in the order they are written.
#[derive(Serialize)]
#[serde(bound = "")]
struct Written<'a, E: WireEvent> {
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    re: Option<&'a FrameId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    game_id: Option<GameId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seq: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<bool>,
    data: Data<'a, E>,
}

impl<E: WireEvent> Written<'_, E> {
    fn to_json(&self) -> String {
        // Every key is a string and no number is a float, which is all that this could fail for.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Reply {
    /// The answer to a frame that moved no game.
    pub const fn new(re: FrameId, event: ReplyEvent) -> Self {
        Self {
            event,
            re: Some(re),
            seq: None,
            repeat: false,
        }
    }

    /// The JSON text.
    pub fn to_json(&self) -> String {
        Written {
            event: self.event.name(),
            re: self.re.as_ref(),
            game_id: None,
            seq: self.seq,
            repeat: self.repeat.then_some(true),
            data: Data(&self.event),
        }
        .to_json()
    }
}

impl RoomFrame {
    /// The JSON text.
    pub fn to_json(&self) -> String {
        Written {
            event: self.event.name(),
            re: None,
            game_id: Some(self.game_id),
            seq: Some(self.seq),
            repeat: None,
            data: Data(&self.event),
        }
        .to_json()
    }
}

impl NoticeFrame {
    /// The JSON text.
    pub fn to_json(&self) -> String {
        Written {
            event: self.event.name(),
            re: None,
            game_id: self.game_id,
            seq: None,
            repeat: None,
            data: Data(&self.event),
        }
        .to_json()
    }
}

/// The members of a frame as they are read. Clients ignore members they do not know.
#[derive(Deserialize)]
struct Read<'a> {
    event: String,
    re: Option<FrameId>,
    game_id: Option<GameId>,
    seq: Option<u64>,
    #[serde(default)]
    repeat: bool,
    #[serde(borrow)]
    data: &'a RawValue,
}

impl ServerFrame {
    /// Reads what the server sent.
    ///
    /// # Errors
    /// [`UnreadableFrame::Unknown`] for an event that is newer than this version, which is to be ignored, and
    /// [`UnreadableFrame::Malformed`] for anything that is no frame.
    pub fn decode(text: &str) -> Result<Self, UnreadableFrame> {
        let read: Read<'_> = serde_json::from_str(text)?;
        let (event, data) = (read.event.as_str(), read.data);
        // The refusal of a frame whose id could not be read answers to no id.
        let refusal = event == "error";
        let frame = match (&read.re, read.game_id, read.seq) {
            (None, Some(game_id), Some(seq)) => data_of::<RoomEvent>(event, data)?.map(|event| {
                Self::Room(RoomFrame {
                    event,
                    game_id,
                    seq,
                })
            }),
            (None, game_id, _) if !refusal => data_of::<Notice>(event, data)?
                .map(|event| Self::Notice(NoticeFrame { event, game_id })),
            (re, _, seq) => data_of::<ReplyEvent>(event, data)?.map(|event| {
                Self::Reply(Reply {
                    event,
                    re: re.clone(),
                    seq,
                    repeat: read.repeat,
                })
            }),
        };
        frame.ok_or(UnreadableFrame::Unknown {
            event: read.event,
            game_id: read.game_id,
            seq: read.seq,
        })
    }
}

fn data_of<E: WireEvent>(name: &str, data: &RawValue) -> Result<Option<E>, serde_json::Error> {
    E::read_data(name, data).transpose()
}
