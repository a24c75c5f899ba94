//! How the connection stands, as its owner may watch it.

use bandbox_protocol::v1::notice::Connected;
use std::sync::Arc;
use std::time::Duration;

/// How the connection stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The socket is being opened.
    Connecting,
    /// The socket is open; the server has not said yet who is connected.
    Authenticating,
    /// Requests are answered and rooms are followed.
    Ready(Arc<Connected>),
    /// The connection is lost, and there is a pause before the next attempt.
    Reconnecting {
        /// Which attempt comes next, counted from 1 since the connection was last ready.
        attempt: u32,
        /// How long the pause is.
        pause: Duration,
    },
    /// Nothing more is tried until there is a new token.
    Failed(Failure),
    /// The client was closed.
    Closed,
}

/// Why there is no connection and none is tried.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The server closed the connection for good.
    #[error("the server closed the connection with {code} {reason:?}")]
    Dismissed {
        /// The number of the close frame; what it means says `CloseCode::of`.
        code: u16,
        /// The server's words.
        reason: String,
    },
    /// The server did not let the client open a socket.
    #[error("the server refused the connection with HTTP {status}: {reason}")]
    Refused {
        /// The status of the HTTP answer.
        status: u16,
        /// The server's words.
        reason: String,
    },
    /// The server answered the token with something else than `connected`.
    #[error("expected connected in answer to the token, got {0}")]
    UnexpectedAnswer(String),
    /// The options cannot be used.
    #[error("the options cannot be used: {0}")]
    Options(String),
    /// The attempts that the options permit are used up.
    #[error("gave up after {attempts} attempts to connect again: {last}")]
    GaveUp {
        /// How many attempts were made.
        attempts: u32,
        /// Why the last connection was lost or not made.
        last: String,
    },
    /// The client was closed by its owner.
    #[error("the client is closed")]
    Closed,
}
