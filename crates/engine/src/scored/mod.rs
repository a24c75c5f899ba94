//! Scored plays: the way into a game for somebody who saw it and wrote down what happened.
//!
//! A scorer says who went where, who was put out in which order and by whom, and how each run counts. Nothing is
//! worked out from a chart and nothing is guessed; but what he says must have been possible. [`decide`] judges that:
//! three outs to a side, nobody passes anybody, one man on a base, everybody bats when he is due, nine men in the
//! field. What he calls a sacrifice, an earned run or an error is his own judgement, and is only written down.
//!
//! - [`play`]: what he says of a play.
//! - [`entry`]: what else he can say: substitutions, placed runners, who won, and that the game was called.
//! - [`fault`]: why he cannot be right.

mod apply;
mod begin;
mod ends;
pub mod entry;
pub mod fault;
mod judge;
mod lineup;
pub mod play;

pub use apply::apply;
pub(crate) use apply::enter;
pub use begin::begin;
pub(crate) use begin::lineup;
pub use entry::{Change, Credits, Duty, Entry, Scored, Then};
pub use fault::{LineupFault, ScoringFault};
pub use judge::decide;
pub use play::{
    Class, Contact, DoublePlay, Earned, ErrorKind, Move, Run, Running, Sacrifice, ScoredError,
    ScoredOut, ScoredPlay, Trajectory,
};
