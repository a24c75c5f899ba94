//! Scored plays: the way into a game for somebody who saw it and wrote down what happened.
//!
//! A scorer says who went where, who was put out in which order and by whom, and how each run counts. Nothing is
//! worked out from a chart and nothing is guessed; but what he says must have been possible. [`decide`] judges that:
//! three outs to a side, nobody passes anybody, one man on a base, everybody bats when he is due, nine men in the
//! field. What he calls a sacrifice, an earned run or an error is his own judgement, and is only written down.
//!
//! - [`play`]: what he says of a play.
//! - [`entry`]: what else he can say: substitutions and placed runners.
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
pub use begin::begin;
pub use entry::{Change, Duty, Entry, Scored, Then};
pub use fault::{LineupFault, ScoringFault};
pub use judge::decide;
pub use play::{
    Class, Contact, DoublePlay, Earned, ErrorKind, Move, Run, Running, Sacrifice, ScoredError,
    ScoredOut, ScoredPlay, Trajectory,
};
