//! What an operator reads and sets, on a listener of its own: it is nobody's business but his.

use super::problem::Problem;
use crate::app::App;
use crate::logs;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bandbox_protocol::v1::ErrorCode;
use std::sync::Arc;

/// How the text is written.
const FORMAT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The routes of that listener.
pub(crate) fn routes(app: Arc<App>) -> Router {
    Router::new()
        .route("/metrics", get(read))
        .route("/log-level", get(async || logs::how_much()).put(log_level))
        .with_state(app)
}

async fn read(State(app): State<Arc<App>>) -> Response {
    match app.metrics.read(&app) {
        Ok(text) => ([(header::CONTENT_TYPE, FORMAT)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `PUT /log-level`: from now on this much is logged, until the process ends.
async fn log_level(asked: String) -> Result<String, Problem> {
    logs::say(asked.trim()).map_err(|fault| {
        let detail = format!("{fault}; send a level such as debug, or warn,bandbox_store=debug");
        Problem::new(ErrorCode::InvalidData, detail)
    })?;
    Ok(logs::how_much())
}
