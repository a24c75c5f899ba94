//! What every part of a running server shares.

use crate::audit::Audit;
use crate::config::{Config, InForce};
use crate::connection::connections::Connections;
use crate::demo::seats::Seats;
use crate::game::registry::Registry;
use crate::gate::Gate;
use crate::gauges::Gauges;
use crate::http::health::Health;
use crate::limits::Limiter;
use crate::metrics::Metrics;
use crate::nodes::bus::Bus;
use crate::oidc::Provider;
use crate::secrets::SecretSource;
use crate::turns::Turns;
use bandbox_protocol::v1::teams::TeamList;
use bandbox_store::Store;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// A running server.
#[derive(Debug)]
pub(crate) struct App {
    /// The log.
    pub(crate) store: Store,
    /// Connections that are open.
    pub(crate) connections: Connections,
    /// Who did what.
    pub(crate) audit: Audit,
    /// Games in memory.
    pub(crate) registry: Registry,
    /// Who may come in.
    pub(crate) gate: Gate,
    /// Who signs users in besides, if somebody does.
    pub(crate) oidc: Option<Provider>,
    /// Where secrets of dice come from.
    pub(crate) secrets: SecretSource,
    /// The links of a demo; none in any other server.
    pub(crate) seats: Seats,
    /// The teams that are offered for new games.
    pub(crate) teams: TeamList,
    /// The way to other servers on the same log, if there is one besides the log.
    pub(crate) bus: Option<Bus>,
    /// Who is to be told of his turn.
    pub(crate) turns: Turns,
    /// Settings, as they were when the server started.
    pub(crate) config: Config,
    /// Settings that change while it runs, as they are now.
    pub(crate) live: InForce,
    /// How much anybody has asked for.
    pub(crate) limiter: Limiter,
    /// What is in memory.
    pub(crate) gauges: Gauges,
    /// What is measured.
    pub(crate) metrics: Metrics,
    /// Whether the store does its work.
    pub(crate) health: Health,
    /// Numbers the logs that this database has been restored to.
    pub(crate) epoch: u64,
    /// Cancelled when the server is to stop.
    pub(crate) draining: CancellationToken,
    /// Games, and single requests that are no game's: what must be finished before anybody is sent away.
    pub(crate) work: TaskTracker,
    /// Connections.
    pub(crate) tasks: TaskTracker,
}
