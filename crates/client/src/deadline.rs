//! Points in time that lie ahead.

use std::time::Duration;
use tokio::time::Instant;

/// Later than anyone waits; the clock of the runtime cannot name much more.
const FAR: Duration = Duration::from_hours(24 * 365);

/// The point in time this long after another, but no later than a year.
pub(crate) fn after(now: Instant, wait: Duration) -> Instant {
    now + wait.min(FAR)
}

/// When there is nothing to wait for.
pub(crate) fn never(now: Instant) -> Instant {
    after(now, FAR)
}
