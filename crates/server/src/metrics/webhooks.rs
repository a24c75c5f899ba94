//! How calls of webhooks end.

use crate::turns::Called;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

/// Counts calls of webhooks by how they ended.
#[derive(Debug)]
pub(crate) struct Webhooks(Family<Outcome, Counter>);

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

const HEARD: Outcome = Outcome { outcome: "heard" };
const NOT_NOW: Outcome = Outcome { outcome: "not_now" };
const FAILED: Outcome = Outcome { outcome: "failed" };
const GONE: Outcome = Outcome { outcome: "gone" };

impl Webhooks {
    pub(super) fn new() -> Self {
        let webhooks = Self(Family::default());
        for outcome in [HEARD, NOT_NOW, FAILED, GONE] {
            webhooks.0.get_or_create_owned(&outcome).inc_by(0);
        }
        webhooks
    }

    /// One more that ended so.
    pub(crate) fn count(&self, called: &Called) {
        let outcome = match called {
            Called::Heard => HEARD,
            Called::NotNow(..) => NOT_NOW,
            Called::Failed(_) => FAILED,
            Called::Gone(_) => GONE,
        };
        self.0.get_or_create_owned(&outcome).inc();
    }

    pub(super) fn register(&self, registry: &mut Registry) {
        let help = "Calls that told somebody of his turn, by how they ended";
        registry.register("webhook_calls", help, self.0.clone());
    }
}
