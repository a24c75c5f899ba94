//! What came of a flood.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use tokio_tungstenite::tungstenite::Error;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally {
    /// Connections that were let in.
    pub(super) connected: u64,
    /// Frames that were sent.
    pub(super) sent: u64,
    /// Connections that the server closed, by code.
    pub(super) closed: BTreeMap<u16, u64>,
    /// Requests that it answered otherwise than asked for, by status.
    pub(super) refused: BTreeMap<u16, u64>,
    /// Connections that ended without a word.
    pub(super) hung_up: u64,
}

impl Tally {
    /// All of another.
    pub(super) fn add(&mut self, other: Self) {
        self.connected += other.connected;
        self.sent += other.sent;
        self.hung_up += other.hung_up;
        for (code, count) in other.closed {
            *self.closed.entry(code).or_default() += count;
        }
        for (status, count) in other.refused {
            *self.refused.entry(status).or_default() += count;
        }
    }

    /// How many were closed with this code.
    pub(super) fn closes(&self, code: u16) -> u64 {
        self.closed.get(&code).copied().unwrap_or_default()
    }

    /// How a connection ended.
    pub(super) fn ended(&mut self, code: Option<u16>) {
        match code {
            Some(code) => *self.closed.entry(code).or_default() += 1,
            None => self.hung_up += 1,
        }
    }

    /// Why there is no connection.
    pub(super) fn failed(&mut self, error: &Error) {
        if let Error::Http(answer) = error {
            *self.refused.entry(answer.status().as_u16()).or_default() += 1;
        } else {
            self.hung_up += 1;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = |counts: &BTreeMap<u16, u64>| {
            let all: Vec<String> = counts
                .iter()
                .map(|(code, count)| format!("{code} {count} times"))
                .collect();
            if all.is_empty() {
                "never".to_owned()
            } else {
                all.join(", ")
            }
        };
        write!(
            f,
            "{} let in, {} frames sent, closed with {}, refused with {}, hung up {} times",
            self.connected,
            self.sent,
            counts(&self.closed),
            counts(&self.refused),
            self.hung_up
        )
    }
}
