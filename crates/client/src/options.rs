//! How a client connects and how long it waits.

use crate::backoff::Reconnect;
use crate::token::Token;
use std::time::Duration;

/// What a client needs to know.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the server is, such as `ws://127.0.0.1:8080/ws`.
    pub url: String,
    /// Who the client is.
    pub token: Token,
    /// What to do once the connection is lost.
    pub reconnect: Reconnect,
    /// How long a request waits for its answer, lost connections included.
    pub request_timeout: Duration,
    /// How long each of getting a token, opening the socket and being welcomed may take.
    pub connect_timeout: Duration,
    /// How often to send a heartbeat; as often as the server asks for when `None`.
    pub heartbeat: Option<Duration>,
    /// How long a heartbeat waits for its answer before the connection counts as dead.
    pub heartbeat_timeout: Duration,
    /// The most requests that may wait for their answers at once.
    pub max_outstanding: usize,
}

impl Options {
    /// The usual options.
    pub fn new(url: impl Into<String>, token: Token) -> Self {
        Self {
            url: url.into(),
            token,
            reconnect: Reconnect::default(),
            request_timeout: Duration::from_mins(1),
            connect_timeout: Duration::from_secs(10),
            heartbeat: None,
            heartbeat_timeout: Duration::from_secs(10),
            max_outstanding: 256,
        }
    }
}
