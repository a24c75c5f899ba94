//! A server from start to stop: open the log, listen, serve, and end without losing anything.

use crate::app::App;
use crate::audit::{self, Audit};
use crate::config::Config;
use crate::connection::connections::Connections;
use crate::demo::seats::Seats;
use crate::drain::drain;
use crate::game::registry::Registry;
use crate::gauges::Gauges;
use crate::http;
use crate::http::health::Health;
use crate::metrics::Metrics;
use crate::secrets::SecretSource;
use crate::tokens::Tokens;
use anyhow::Context;
use axum::serve::ListenerExt;
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
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
    auditing: tokio::task::JoinHandle<()>,
    auditing_ends: CancellationToken,
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
        audit: Audit::default(),
        registry: Registry::default(),
        tokens,
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
    if app.tokens.has_public_keys() {
        tokio::spawn(keep_keys(Arc::clone(&app)));
    }
    let auditing_ends = CancellationToken::new();
    let auditing = tokio::spawn(audit::keep(
        app.audit.clone(),
        app.store.clone(),
        app.config.audit_days,
        auditing_ends.clone(),
    ));
    tracing::info!(%address, "serving");
    let draining = app.draining.clone();
    let serving = tokio::spawn(async move {
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service)
            .with_graceful_shutdown(draining.cancelled_owned())
            .await
    });
    Ok(Server {
        app,
        address,
        metrics,
        serving,
        auditing,
        auditing_ends,
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
