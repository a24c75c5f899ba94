//! A server from start to stop: open the log, listen, serve, and end without losing anything.

use crate::app::App;
use crate::audit::{self, Audit};
use crate::config::{InForce, Source, watch};
use crate::connection::connections::Connections;
use crate::demo::seats::Seats;
use crate::drain::drain;
use crate::game::registry::Registry;
use crate::gate::{Gate, keeping};
use crate::gauges::Gauges;
use crate::http;
use crate::http::health::Health;
use crate::limits::Limiter;
use crate::listening;
use crate::metrics::Metrics;
use crate::nodes::bus::{self, Bus};
use crate::nodes::polling;
use crate::oidc::Provider;
use crate::secrets::SecretSource;
use crate::teams;
use crate::tls::Tls;
use crate::turns::{self, Turns};
use anyhow::Context;
use bandbox_store::{Store, without_password};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long connections and games may take to finish when the server stops.
const DRAIN: Duration = Duration::from_secs(30);

/// How long the last of the audit may take to be written.
const LAST_NOTES: Duration = Duration::from_secs(5);

/// A server that listens.
pub(crate) struct Server {
    /// What its parts share.
    pub(crate) app: Arc<App>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// How it is spoken to.
    pub(crate) scheme: &'static str,
    /// Where it shows metrics, if it does.
    pub(crate) metrics: Option<SocketAddr>,
    serving: tokio::task::JoinHandle<()>,
    auditing: tokio::task::JoinHandle<()>,
    auditing_ends: CancellationToken,
}

/// Starts a server.
///
/// # Errors
/// With what is wrong and what to do: a database, a key file or an address that cannot be used.
pub(crate) async fn start(
    source: Source,
    secrets: SecretSource,
    seats: Seats,
) -> anyhow::Result<Server> {
    let (config, file) = source.read()?;
    let gate = Gate::new(&config)?;
    let oidc = config.oidc.clone().map(Provider::new).transpose()?;
    let teams = teams::offered(config.teams.as_deref())?;
    let turns = Turns::new(config.turns.clone())?;
    let tls = Tls::new(config.tls_certificate.clone(), config.tls_key.clone())?;
    let store = Store::open(&config.database)
        .await
        .with_context(|| format!("opening {}", without_password(&config.database)))?;
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!(
            "listening on {}; is another server there? choose --listen",
            config.listen
        )
    })?;
    let address = listener.local_addr()?;
    let metrics_listener =
        match config.metrics {
            Some(address) => Some(TcpListener::bind(address).await.with_context(|| {
                format!("listening for metrics on {address}; choose --metrics")
            })?),
            None => None,
        };
    let metrics = match &metrics_listener {
        Some(listener) => Some(listener.local_addr()?),
        None => None,
    };
    let epoch = store.epoch();
    let gauges = Gauges::default();
    let measured = Metrics::new(&gauges);
    let (bus, said) = match config.bus.clone() {
        Some(address) => {
            let (bus, said) = Bus::new();
            (Some(bus), Some((address, said)))
        }
        None => (None, None),
    };
    let app = Arc::new(App {
        store,
        connections: Connections::default(),
        audit: Audit::default(),
        registry: Registry::default(),
        gate,
        oidc,
        secrets,
        seats,
        teams,
        bus,
        turns,
        live: InForce::new(config.live.clone()),
        config,
        limiter: Limiter::new(measured.limited.clone()),
        metrics: measured,
        gauges,
        health: Health::default(),
        epoch,
        draining: CancellationToken::new(),
        work: TaskTracker::new(),
        tasks: TaskTracker::new(),
    });
    let router = http::routes(Arc::clone(&app));
    if let Some(listener) = metrics_listener {
        let pages = http::metrics::routes(Arc::clone(&app));
        // It is there until the process ends: a drain is worth watching.
        tokio::spawn(async move { axum::serve(listener, pages).await });
    }
    let auditing_ends = CancellationToken::new();
    let auditing = tokio::spawn(audit::keep(
        app.audit.clone(),
        app.store.clone(),
        app.config.audit_days,
        auditing_ends.clone(),
    ));
    keeping::begin(&app).await?;
    watch::begin(&app, source, file)?;
    tokio::spawn(turns::keep(Arc::clone(&app)));
    tokio::spawn(polling::keep(Arc::clone(&app)));
    if let Some((address, said)) = said {
        tokio::spawn(bus::keep(Arc::clone(&app), address, said));
    }
    tracing::info!(%address, "serving");
    let scheme = if tls.is_some() { "https" } else { "http" };
    let tls = tls.map(Arc::new);
    if let Some(tls) = tls.clone() {
        let until = app.draining.clone();
        tokio::spawn(async move { tls.keep(until).await });
    }
    let serving = tokio::spawn(listening::serve(Arc::clone(&app), listener, tls, router));
    Ok(Server {
        app,
        address,
        scheme,
        metrics,
        serving,
        auditing,
        auditing_ends,
    })
}

impl Server {
    /// Stops: no new connections, every connection told, every accepted command written.
    ///
    /// # Errors
    /// When the log cannot be closed in order.
    pub(crate) async fn stop(self) -> anyhow::Result<()> {
        tracing::info!("stopping");
        if !drain(&self.app, Instant::now() + DRAIN).await {
            tracing::warn!("not everything ended in time");
        }
        self.serving.abort();
        // Whoever was sent away is noted; then there is nothing more to note.
        self.auditing_ends.cancel();
        if timeout(LAST_NOTES, self.auditing).await.is_err() {
            tracing::error!("the last of the audit could not be written");
        }
        self.app.store.close().await.context("closing the game log")
    }
}

/// Waits for the operator to stop the server.
///
/// # Errors
/// When the operating system lets no signals be heard.
pub(crate) async fn stop_signal() -> anyhow::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminate.recv() => (),
    }
    Ok(())
}
