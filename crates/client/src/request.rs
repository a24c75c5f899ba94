//! How a request may go wrong.

use crate::state::Failure;
use bandbox_protocol::v1::error::ErrorData;

/// Why a request has no answer that grants it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The server says no, or the frame is larger than it would read.
    #[error("refused: {}", .0.message)]
    Refused(ErrorData),
    /// No answer came in time. Whether a command counted is not known.
    #[error("no answer in time")]
    TimedOut,
    /// There is no connection, and none is tried.
    #[error("no connection: {0}")]
    Closed(Failure),
    /// Too many requests wait for their answers already.
    #[error("too many requests wait for their answers; wait for one of them")]
    TooManyOutstanding,
    /// The server answered with an event that does not belong to the request.
    #[error("unexpected answer {0}")]
    Unexpected(&'static str),
}
