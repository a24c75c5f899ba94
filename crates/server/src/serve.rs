//! A server from start to stop: open the log, listen, serve, and end without losing anything.

use crate::app::App;
use crate::config::{InForce, Source, watch};
use crate::connection::connections::Connections;
use crate::demo::seats::Seats;
use crate::drain::drain;
use crate::game::registry::Registry;
use crate::gauges::Gauges;
use crate::http;
use crate::http::health::Health;
use crate::limits::Limiter;
use crate::listening;
use crate::metrics::Metrics;
use crate::secrets::SecretSource;
use anyhow::Context;
use bandbox_store::{Store, without_password};
use bandbox_tokens::Tokens;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long connections and games may take to finish when the server stops.
const DRAIN: Duration = Duration::from_secs(30);

/// How often public keys are looked for in their files again.
const KEYS_READ_EVERY: Duration = Duration::from_secs(5);

/// A server that listens.
pub(crate) struct Server {
    /// What its parts share.
    pub(crate) app: Arc<App>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Where it shows metrics, if it does.
    pub(crate) metrics: Option<SocketAddr>,
    serving: tokio::task::JoinHandle<()>,
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
    let tokens = Tokens::new(&config.jwt_secret_file, config.trust.clone())?;
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
    let app = Arc::new(App {
        store,
        connections: Connections::default(),
        registry: Registry::default(),
        tokens,
        secrets,
        seats,
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
    if app.tokens.has_public_keys() {
        tokio::spawn(keep_keys(Arc::clone(&app)));
    }
    watch::begin(&app, source, file)?;
    tracing::info!(%address, "serving");
    let serving = tokio::spawn(listening::serve(Arc::clone(&app), listener, router));
    Ok(Server {
        app,
        address,
        metrics,
        serving,
    })
}

/// Reads the public keys again and again, until the server stops: whoever signs with them changes them now and then. What is
/// wrong with them is said once.
async fn keep_keys(app: Arc<App>) {
    let mut said = None;
    while timeout(KEYS_READ_EVERY, app.draining.cancelled())
        .await
        .is_err()
    {
        let reading = Arc::clone(&app);
        let read = tokio::task::spawn_blocking(move || reading.tokens.read_again()).await;
        let wrong = match read {
            Ok(Ok(left_out)) if left_out.is_empty() => None,
            Ok(Ok(left_out)) => Some(format!("keys are left out: {}", left_out.join("; "))),
            Ok(Err(error)) => Some(format!("{error}; those read before stay good")),
            Err(error) => Some(error.to_string()),
        };
        if wrong != said
            && let Some(wrong) = &wrong
        {
            tracing::error!(wrong, "public keys of tokens");
        }
        said = wrong;
    }
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
