//! Rooms and what is sent into them.

use anyhow::Context;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::UnboundedSender;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// The lengths of what comes of each command.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Frames(pub(crate) HashMap<String, Turn>);

/// The lengths of what comes of one command.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Turn {
    /// Of the answer.
    pub(crate) reply: usize,
    /// Of the numbered event.
    pub(crate) event: usize,
    /// Of the other frames that the room gets.
    pub(crate) others: Vec<usize>,
}

impl Frames {
    /// Reads them as JSON.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|fault| fault.to_string())
    }

    pub(super) fn of(&self, event: &str) -> Option<&Turn> {
        self.0.get(event)
    }
}

/// All rooms.
#[derive(Debug, Default)]
pub(super) struct Rooms(Mutex<HashMap<String, Arc<Room>>>);

/// A room.
#[derive(Debug)]
pub(super) struct Room {
    id: String,
    head: AtomicU64,
    members: Mutex<Vec<UnboundedSender<Utf8Bytes>>>,
}

impl Rooms {
    /// Opens one more; its id.
    pub(super) fn open(&self) -> String {
        let mut rooms = lock(&self.0);
        let id = format!("{:036}", rooms.len());
        let room = Room {
            id: id.clone(),
            head: AtomicU64::new(1),
            members: Mutex::default(),
        };
        rooms.insert(id.clone(), Arc::new(room));
        id
    }

    pub(super) fn find(&self, id: &str) -> anyhow::Result<Arc<Room>> {
        lock(&self.0).get(id).cloned().context("no such game")
    }
}

impl Room {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn next(&self) -> u64 {
        self.head.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub(super) fn join(&self, member: UnboundedSender<Utf8Bytes>) {
        lock(&self.members).push(member);
    }

    /// Sends to everybody what comes of a turn.
    pub(super) fn show(&self, seq: u64, turn: &Turn) {
        let id = &self.id;
        let start = format!(r#"{{"event":"shown","game_id":"{id}","seq":{seq},"data":""#);
        let mut frames = vec![padded(start, turn.event)];
        for length in &turn.others {
            frames.push(padded(r#"{"event":"update","data":""#.to_string(), *length));
        }
        for member in lock(&self.members).iter() {
            for frame in &frames {
                // Who is gone is gone.
                let _ = member.send(frame.clone());
            }
        }
    }
}

/// A frame that begins like this and is so long.
pub(super) fn padded(mut start: String, length: usize) -> Utf8Bytes {
    const END: &str = r#""}"#;
    let more = length.saturating_sub(start.len() + END.len());
    start.extend(std::iter::repeat_n('x', more));
    start.push_str(END);
    start.into()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
