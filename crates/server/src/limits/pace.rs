//! How fast messages come on one connection, and how often it has been refused for that.

use super::bucket::Bucket;
use super::rate::Rate;
use super::table::Limits;
use std::time::Duration;
use tokio::time::Instant;

/// What a connection keeps of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pace {
    frames: Bucket,
    refusals: Bucket,
}

impl Pace {
    /// One more message.
    ///
    /// # Errors
    /// How long to wait, when they come too fast.
    pub(super) fn frame(&mut self, rate: Rate, now: Instant) -> Result<(), Duration> {
        self.frames.take(rate, now)
    }

    /// Something was refused by a rate. Whether that is borne: who pauses now and then is refused without end, who goes on
    /// sending is not.
    pub(crate) fn bears_a_refusal(&mut self, limits: &Limits) -> bool {
        self.refusals.take(limits.refusals, Instant::now()).is_ok()
    }
}
