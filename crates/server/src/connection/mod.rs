//! One WebSocket connection, from its first frame to its last.
//!
//! - [`session`]: reads frames, watches time, ends in one place.
//! - [`dispatch`]: where each client event goes; [`asked`]: what change of a game it asks for.
//! - [`outbox`]: the bounded queue of frames that wait to be written.
//! - [`writer`]: writes them, and pings.
//! - [`user`]: who is at the other end.

mod asked;
pub(crate) mod dispatch;
pub(crate) mod outbox;
pub(crate) mod session;
pub(crate) mod user;
pub(crate) mod writer;
