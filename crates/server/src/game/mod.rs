//! Games in memory: one task each, which owns its state and takes one request at a time.
//!
//! - [`registry`]: which games are loaded; the only place that starts a task, and sends to one.
//! - [`task`]: the loop of a game, from its loading to its leaving memory; [`play`] and [`visit`] are what it does.
//! - [`room`]: who is there and what each is shown; [`recent`]: what was shown last; [`chat`] and [`mutes`]: who hears whom.
//! - [`membership`]: who manages a side, and how another comes to it; [`ready`]: who is ready to begin; [`clean_up`]: the end of a
//!   game by an administrator.
//! - [`elsewhere`]: what other servers have written of it.
//! - [`whose_turn`]: for whom the game waits, and whether he is there.
//! - [`request`] and [`ticket`]: what may be asked of a game, and the one answer that each gets.
//! - [`table`]: the state of a loaded game, and in [`told`] what is shown beside it.
//! - [`replay`]: frames of the past, for those who come late.

mod chat;
mod clean_up;
mod elsewhere;
mod membership;
mod mutes;
mod play;
mod ready;
mod recent;
pub(crate) mod registry;
pub(crate) mod replay;
pub(crate) mod request;
pub(crate) mod room;
pub(crate) mod table;
pub(crate) mod task;
pub(crate) mod ticket;
mod told;
mod visit;
pub(crate) mod whose_turn;
