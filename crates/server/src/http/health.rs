//! Whether the process is alive, and whether it can serve.

use crate::app::App;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use bandbox_store::{GameFilter, Store, StoreError};
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

/// A store that takes longer to prove itself is none to play on.
const PROVED_WITHIN: Duration = Duration::from_secs(1);

/// A proof is good for so long: it costs a commit, and anybody may ask.
const PROOF_HOLDS: Duration = Duration::from_millis(500);

/// The process is alive. Touches nothing.
pub(crate) async fn alive() -> &'static str {
    "alive\n"
}

/// What the store was last found to do. One at a time looks; the others wait for what he finds.
#[derive(Debug, Default)]
pub(crate) struct Health {
    last: Mutex<Option<(Instant, Proved)>>,
}

/// Whether the store can be read and written, and what keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Proved {
    trouble: Option<&'static str>,
}

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    store: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<&'static str>,
    draining: bool,
    memory: crate::gauges::Readings,
}

impl Health {
    async fn of(&self, store: &Store) -> Proved {
        let mut last = self.last.lock().await;
        if let Some((at, proved)) = *last
            && at.elapsed() < PROOF_HOLDS
        {
            return proved;
        }
        let proved = prove(store).await;
        if let Some((_, before)) = *last
            && before != proved
        {
            match proved.trouble {
                Some(trouble) => {
                    tracing::error!(trouble, "not ready: the store does not do its work");
                }
                None => tracing::warn!("ready again"),
            }
        }
        *last = Some((Instant::now(), proved));
        proved
    }
}

/// Reads the log and writes to its disk.
async fn prove(store: &Store) -> Proved {
    let filter = GameFilter {
        limit: 1,
        ..GameFilter::default()
    };
    let proof = async {
        store.games(&filter).await?;
        store.prove().await
    };
    let trouble = match timeout(PROVED_WITHIN, proof).await {
        Ok(Ok(())) => None,
        Ok(Err(StoreError::Unavailable { trouble, .. })) => Some(trouble.code()),
        Ok(Err(_)) => Some("damaged"),
        Err(_) => Some("slow"),
    };
    Proved { trouble }
}

/// Whether the store can be read and written and the server is not about to stop, with what is in memory.
pub(crate) async fn ready(State(app): State<Arc<App>>) -> impl IntoResponse {
    let Proved { trouble } = app.health.of(&app.store).await;
    let draining = app.draining.is_cancelled();
    let ready = trouble.is_none() && !draining;
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (
        status,
        Json(Readiness {
            ready,
            store: trouble.is_none(),
            trouble,
            draining,
            memory: app
                .gauges
                .read(app.connections.len(), app.connections.users()),
        }),
    )
}
