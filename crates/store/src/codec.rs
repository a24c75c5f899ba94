//! Events and commands as the texts that are stored, and back.
//!
//! Every event has a version beside it. Old versions are brought up to date here, when they are read; what is
//! stored never changes.

use crate::cause::CauseCommand;
use crate::error::StoreError;
use crate::id::GameId;
use bandbox_engine::hex::Hex32;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Event};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The version that events are written in.
pub(crate) const EVENT_VERSION: i64 = 1;

/// A value as the text that is stored.
pub(crate) fn encode<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value)
        .map_err(|_| StoreError::Malformed("it has a value that JSON cannot express"))
}

/// Refuses a text that not every database can hold. JSON writes such a character as an escape.
pub(crate) fn storable(text: &str) -> Result<(), StoreError> {
    if text.contains('\0') {
        return Err(StoreError::Malformed(
            "a name or id in it has a NUL character",
        ));
    }
    Ok(())
}

/// Refuses the name of a manager that cannot be stored: the empty text stands for nobody.
pub(crate) fn storable_manager(manager: Option<&str>) -> Result<(), StoreError> {
    match manager {
        Some("") => Err(StoreError::Malformed(
            "a manager in it has an empty id; leave a side that nobody manages out",
        )),
        Some(id) => storable(id),
        None => Ok(()),
    }
}

/// Who manages a side, as it is stored and hashed.
pub(crate) fn manager_text(manager: Option<&str>) -> &str {
    manager.unwrap_or_default()
}

/// Who manages a side, out of its text.
pub(crate) fn manager(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Who manages the sides, as it is stored and hashed.
pub(crate) fn managers_text(managers: &ByTeam<Option<String>>) -> ByTeam<String> {
    ByTeam::from_fn(|team| manager_text(managers[team].as_deref()).to_string())
}

/// Who manages the sides, out of the texts.
pub(crate) fn managers(texts: &ByTeam<String>) -> ByTeam<Option<String>> {
    ByTeam::from_fn(|team| manager(texts[team].clone()))
}

/// Who managed a side when the game was created: what was kept when it changed hands, or else who manages it now.
pub(crate) fn origin(kept: Option<&str>, now: &str) -> Option<String> {
    manager(kept.unwrap_or(now).to_string())
}

/// What a user's second request of the same id is compared by.
pub(crate) fn payload_hash(command: &str) -> Hex32 {
    Hex32(Sha256::digest(command.as_bytes()).into())
}

pub(crate) fn event(game: GameId, seq: u64, version: i64, data: &str) -> Result<Event, StoreError> {
    match version {
        EVENT_VERSION => serde_json::from_str(data)
            .map_err(|error| StoreError::damaged(format!("event {seq} of game {game}: {error}"))),
        i64::MIN..EVENT_VERSION => Err(StoreError::damaged(format!(
            "event {seq} of game {game} has version {version}, which never was"
        ))),
        _ => Err(StoreError::NewerEvent {
            game,
            seq,
            found: version,
            known: EVENT_VERSION,
        }),
    }
}

pub(crate) fn command(game: GameId, seq: u64, text: &str) -> Result<CauseCommand, StoreError> {
    serde_json::from_str(text).map_err(|error| {
        StoreError::damaged(format!(
            "the command of event {seq} of game {game}: {error}"
        ))
    })
}

pub(crate) fn actor(game: GameId, seq: u64, text: &str) -> Result<Actor, StoreError> {
    serde_json::from_str(text).map_err(|error| {
        StoreError::damaged(format!("the actor of event {seq} of game {game}: {error}"))
    })
}

pub(crate) fn timestamp(game: GameId, text: &str) -> Result<jiff::Timestamp, StoreError> {
    text.parse()
        .map_err(|error| StoreError::damaged(format!("a time of game {game}: {error}")))
}
