//! One WebSocket connection, from its first frame to its last.
//!
//! - [`session`]: reads frames, watches time, ends in one place.
//! - [`dispatch`]: where each client event goes; [`asked`]: what change of a game it asks for.
//! - [`outbox`]: the way to a connection; [`waiting`]: the frames that wait there, with an end.
//! - [`connections`]: all of them.
//! - [`writer`]: writes them, and pings.

mod asked;
pub(crate) mod connections;
pub(crate) mod dispatch;
pub(crate) mod outbox;
pub(crate) mod session;
mod waiting;
pub(crate) mod writer;
