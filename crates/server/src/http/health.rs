//! Whether the process is alive, and whether it can serve.

use crate::app::App;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use bandbox_store::GameFilter;
use serde::Serialize;
use std::sync::Arc;

/// The process is alive. Touches nothing.
pub(crate) async fn alive() -> &'static str {
    "alive\n"
}

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    store: bool,
    draining: bool,
    memory: crate::gauges::Readings,
}

/// Whether the store answers and the server is not about to stop, with what is in memory.
pub(crate) async fn ready(State(app): State<Arc<App>>) -> impl IntoResponse {
    let filter = GameFilter {
        limit: 1,
        ..GameFilter::default()
    };
    let store = app.store.games(&filter).await.is_ok();
    let draining = app.draining.is_cancelled();
    let ready = store && !draining;
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (
        status,
        Json(Readiness {
            ready,
            store,
            draining,
            memory: app.gauges.read(),
        }),
    )
}
