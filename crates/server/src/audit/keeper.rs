//! The task that writes the audit down, and forgets what is too old.

use super::{Audit, Shared};
use bandbox_store::{AuditEntry, Store};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

/// An entry is written this soon.
const WITHIN: Duration = Duration::from_millis(500);

/// How often what is too old is looked for.
const PURGED_EVERY: Duration = Duration::from_hours(1);

/// Writes until it is told to stop; then what still waits, once.
pub(crate) async fn keep(audit: Audit, store: Store, days: u32, stop: CancellationToken) {
    let Audit(shared) = audit;
    let mut keeper = Keeper {
        store,
        unwritten: Vec::new(),
        fails: false,
    };
    let mut purged: Option<Instant> = None;
    loop {
        let last = tokio::select! {
            () = stop.cancelled() => true,
            () = shared.batch.notified() => false,
            () = tokio::time::sleep(WITHIN) => false,
        };
        keeper.write(&shared, last).await;
        if last {
            return;
        }
        if purged.is_none_or(|at| at.elapsed() >= PURGED_EVERY) {
            purged = Some(Instant::now());
            keeper.purge(days).await;
        }
    }
}

struct Keeper {
    store: Store,
    /// A batch that the database did not take; it is tried again.
    unwritten: Vec<AuditEntry>,
    fails: bool,
}

impl Keeper {
    async fn write(&mut self, shared: &Shared, last: bool) {
        loop {
            if self.unwritten.is_empty() {
                let waiting = shared.waiting.lock();
                let mut waiting = waiting.unwrap_or_else(std::sync::PoisonError::into_inner);
                self.unwritten = waiting.take(Instant::now(), last);
            }
            if self.unwritten.is_empty() {
                return;
            }
            if let Err(error) = self.store.note(self.unwritten.clone()).await {
                if !self.fails || last {
                    let entries = self.unwritten.len();
                    tracing::error!(%error, entries, "the audit cannot be written");
                }
                self.fails = true;
                return;
            }
            self.fails = false;
            self.unwritten.clear();
        }
    }

    async fn purge(&self, days: u32) {
        let age = jiff::SignedDuration::from_hours(24 * i64::from(days));
        let Ok(before) = jiff::Timestamp::now().checked_sub(age) else {
            return;
        };
        match self.store.purge_audit(before).await {
            Ok(0) => (),
            Ok(rows) => tracing::info!(rows, days, "old rows of the audit are gone"),
            Err(error) => tracing::error!(%error, "old rows of the audit cannot be removed"),
        }
    }
}
