//! A server from start to stop: open the log, listen, serve, and end without losing anything.

use crate::app::App;
use crate::config::Config;
use crate::connection::connections::Connections;
use crate::demo::seats::Seats;
use crate::drain::drain;
use crate::game::registry::Registry;
use crate::gate::{Gate, keeping};
use crate::gauges::Gauges;
use crate::http;
use crate::http::health::Health;
use crate::metrics::Metrics;
use crate::oidc::Provider;
use crate::secrets::SecretSource;
use crate::tls::Tls;
use crate::tls::listener::TlsListener;
use anyhow::Context;
use axum::Router;
use axum::serve::{Listener, ListenerExt};
use bandbox_store::{Store, without_password};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long connections and games may take to finish when the server stops.
const DRAIN: Duration = Duration::from_secs(30);

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
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
}

/// Starts a server.
///
/// # Errors
/// With what is wrong and what to do: a database, a key file or an address that cannot be used.
pub(crate) async fn start(
    config: Config,
    secrets: SecretSource,
    seats: Seats,
) -> anyhow::Result<Server> {
    let gate = Gate::new(&config)?;
    let oidc = config.oidc.clone().map(Provider::new).transpose()?;
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
    let listener = listener.tap_io(|socket| {
        // Frames are small and somebody waits for each: held back to be sent together, they would come 40 ms
        // later. A socket that cannot be told so still works.
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "a socket holds small frames back");
        }
    });
    let epoch = store.epoch();
    let gauges = Gauges::default();
    let app = Arc::new(App {
        store,
        connections: Connections::default(),
        registry: Registry::default(),
        gate,
        oidc,
        secrets,
        seats,
        config,
        metrics: Metrics::new(&gauges),
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
    keeping::begin(&app).await?;
    tracing::info!(%address, "serving");
    let scheme = if tls.is_some() { "https" } else { "http" };
    let draining = app.draining.clone();
    let serving = match tls {
        Some(tls) => {
            let tls = Arc::new(tls);
            let keeping = Arc::clone(&tls);
            let until = draining.clone();
            tokio::spawn(async move { keeping.keep(until).await });
            tokio::spawn(serve(TlsListener::new(listener, tls), router, draining))
        }
        None => tokio::spawn(serve(listener, router, draining)),
    };
    Ok(Server {
        app,
        address,
        scheme,
        metrics,
        serving,
    })
}

async fn serve<L>(listener: L, router: Router, draining: CancellationToken) -> std::io::Result<()>
where
    L: Listener<Addr = SocketAddr>,
{
    axum::serve(listener, router)
        .with_graceful_shutdown(draining.cancelled_owned())
        .await
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
