//! The end of a server that is asked to stop: nobody new, everybody told, every accepted command written and
//! answered, and then the connections closed a few at a time, so that they do not all come back at once.

use crate::app::App;
use crate::connection::outbox::{Frame, Outbox};
use crate::view::event::timestamp;
use bandbox_protocol::v1::notice::ServerDraining;
use bandbox_protocol::v1::{CloseCode, Notice, NoticeFrame};
use std::time::Duration;
use tokio::time::{Instant, sleep_until, timeout_at};

/// Connections that are closed within one pause: ten thousand take two seconds.
const BATCH: usize = 500;

/// From one batch to the next.
const PAUSE: Duration = Duration::from_millis(100);

/// How long a client is to wait at the least before it comes back.
const RETRY_AFTER_MS: u32 = 1_000;

/// Drains until everything has ended, or until this moment. Whether everything has.
pub(crate) async fn drain(app: &App, until: Instant) -> bool {
    app.draining.cancel();
    app.registry.close();
    app.work.close();
    app.tasks.close();
    let mut closes = plan(app.connections.all());
    let notice = notice(until.saturating_duration_since(Instant::now()));
    for (outbox, _) in &closes {
        outbox.send(notice.clone());
    }
    // Whoever gave a command that counts is to hear so. What is not finished by then is looked up when it comes again.
    let written = timeout_at(until, app.work.wait()).await.is_ok();
    closes.sort_by_key(|(_, after)| *after);
    let begin = Instant::now();
    for (outbox, after) in closes {
        sleep_until((begin + after).min(until)).await;
        outbox.closing().close(CloseCode::Restarting);
    }
    timeout_at(until, app.tasks.wait()).await.is_ok() && written
}

/// When each is closed: a batch a pause, and each at its own moment within it.
fn plan(open: Vec<Outbox>) -> Vec<(Outbox, Duration)> {
    let place = |(place, outbox)| {
        let batch = u32::try_from(place / BATCH).unwrap_or(u32::MAX);
        (outbox, PAUSE.saturating_mul(batch) + jitter())
    };
    open.into_iter().enumerate().map(place).collect()
}

/// Some part of a pause. Without random bytes all of a batch are closed together, which is no great harm.
fn jitter() -> Duration {
    let random = getrandom::u32().unwrap_or(0);
    let micros = (PAUSE.as_micros() * u128::from(random)) >> u32::BITS;
    Duration::from_micros(u64::try_from(micros).unwrap_or(0))
}

/// What everybody is told, when all will be over within this time.
fn notice(within: Duration) -> Frame {
    let now = jiff::Timestamp::now();
    let event = Notice::ServerDraining(ServerDraining {
        closes_at: timestamp(now.checked_add(within).unwrap_or(now)),
        retry_after_ms: RETRY_AFTER_MS,
    });
    let game_id = None;
    NoticeFrame { event, game_id }.to_json().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_closed_within_each_pause_and_not_all_of_it_at_once() {
        let open = (0..=2 * BATCH).map(|_| Outbox::new().0).collect();
        let mut closes: Vec<Duration> = plan(open).into_iter().map(|(_, after)| after).collect();
        closes.sort();
        for pause in 0..3_u32 {
            let (from, to) = (PAUSE * pause, PAUSE * (pause + 1));
            let within = closes.iter().filter(|at| (from..to).contains(*at));
            let expected = if pause < 2 { BATCH } else { 1 };
            assert_eq!(within.count(), expected, "in pause {pause}");
        }
        closes.dedup();
        assert!(closes.len() > BATCH, "they are spread: {}", closes.len());
    }
}
