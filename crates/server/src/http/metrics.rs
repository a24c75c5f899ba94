//! The page that a monitoring system reads, on a listener of its own: it is nobody's business but the operator's.

use crate::app::App;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// How the text is written.
const FORMAT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The routes of that listener.
pub(crate) fn routes(app: Arc<App>) -> Router {
    Router::new().route("/metrics", get(read)).with_state(app)
}

async fn read(State(app): State<Arc<App>>) -> Response {
    match app.metrics.read(&app) {
        Ok(text) => ([(header::CONTENT_TYPE, FORMAT)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
