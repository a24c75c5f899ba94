//! What limits refuse, and what becomes of settings that are read again.

use crate::limits::Limit;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

/// Counts what was refused by a limit, by its key. Clones count together.
#[derive(Clone, Debug)]
pub(crate) struct Limited(Family<Key, Counter>);

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Key {
    limit: String,
}

impl Limited {
    pub(super) fn new() -> Self {
        let limited = Self(Family::default());
        for limit in Limit::ALL {
            limited.of(limit).inc_by(0);
        }
        limited
    }

    /// One more by this limit.
    pub(crate) fn count(&self, limit: Limit) {
        self.of(limit).inc();
    }

    fn of(&self, limit: Limit) -> Counter {
        let limit = limit.key().into_owned();
        self.0.get_or_create_owned(&Key { limit })
    }

    pub(super) fn register(&self, registry: &mut Registry) {
        let help = "What was refused by a limit, by its key in the settings";
        registry.register("limited", help, self.0.clone());
    }
}

/// Counts how often settings were read again.
#[derive(Debug)]
pub(crate) struct Reloads(Family<Outcome, Counter>);

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

impl Reloads {
    pub(super) fn new() -> Self {
        let reloads = Self(Family::default());
        for taken in [true, false] {
            reloads.that_were(taken).inc_by(0);
        }
        reloads
    }

    /// Once more, and what was read was taken or not.
    pub(crate) fn count(&self, taken: bool) {
        self.that_were(taken).inc();
    }

    fn that_were(&self, taken: bool) -> Counter {
        let outcome = if taken { "taken" } else { "refused" };
        self.0.get_or_create_owned(&Outcome { outcome })
    }

    pub(super) fn register(&self, registry: &mut Registry) {
        let help = "Settings that were read again while the server runs";
        registry.register("reloads", help, self.0.clone());
    }
}
