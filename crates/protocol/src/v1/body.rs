//! The bodies of requests over HTTP: the data of an event without a frame around them.
//!
//! Paths of faults begin where the body does: `setup.teams.home.name`, and not `data.setup.teams.home.name`.

use super::error::{ErrorCode, ErrorData};
use super::frame::{FrameFault, data};
use super::games::CreateGame;
use super::membership::AcceptInvite;
use super::webhook::SetWebhook;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// The most bytes of a body. Two teams of 25 cards have about 110 thousand.
pub const MAX_BYTES: usize = 512 * 1024;

/// Where the faults of a body without a path of their own are.
const ROOT: &str = "body";

/// Reads the body of `POST /api/v1/games`: the data of `create_game`. There the setup may have cards, for which a
/// frame has no room.
///
/// # Errors
/// For the first fault found: size, form, then data.
///
/// ```
/// use bandbox_protocol::v1::{ErrorCode, body};
///
/// let fault = body::create_game(r#"{"setup": {"teams": 9}}"#).unwrap_err();
/// assert_eq!(fault.code, ErrorCode::InvalidData);
/// assert_eq!(fault.field.as_deref(), Some("setup.teams"));
/// ```
pub fn create_game(text: &str) -> Result<CreateGame, ErrorData> {
    body(text)
}

/// Reads the body of `POST /api/v1/invites/accept`: the data of `accept_invite`.
///
/// # Errors
/// As [`create_game`].
pub fn accept_invite(text: &str) -> Result<AcceptInvite, ErrorData> {
    body(text)
}

/// Reads the body of `PUT /api/v1/webhook`. Whether the address may be called, the server says.
///
/// # Errors
/// As [`create_game`].
pub fn set_webhook(text: &str) -> Result<SetWebhook, ErrorData> {
    body(text)
}

fn body<T: DeserializeOwned + Serialize>(text: &str) -> Result<T, ErrorData> {
    if text.len() > MAX_BYTES {
        let message = format!(
            "the body has {} bytes; send at most {MAX_BYTES}",
            text.len()
        );
        return Err(ErrorData::new(ErrorCode::TooBig, message));
    }
    if let Err(error) = serde_json::from_str::<&RawValue>(text) {
        let message = format!("the body is not JSON: {error}");
        return Err(ErrorData::new(ErrorCode::MalformedFrame, message));
    }
    read(text).map_err(|fault| in_body(fault.into_data()))
}

fn read<T: DeserializeOwned + Serialize>(text: &str) -> Result<T, FrameFault> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    match T::deserialize(tracked) {
        Ok(read) => data::objects_as_objects(text, &read, ROOT).map(|()| read),
        Err(error) => Err(data::unreadable(track, &error, ROOT)),
    }
}

/// The same error with paths as they are in a body.
#[must_use]
pub fn in_body(error: ErrorData) -> ErrorData {
    let mut error = error;
    let fields = error.faults.iter_mut().map(|fault| &mut fault.field);
    for field in fields.chain(error.field.as_mut()) {
        for root in ["data.", "body."] {
            // A member of the body without a name keeps the root: an empty path would name nothing.
            if let Some(below) = field.strip_prefix(root).filter(|below| !below.is_empty()) {
                *field = below.to_owned();
                break;
            }
        }
    }
    error
}
