//! HTTP: the browser table, the upgrade to a WebSocket, games, health, the description of the protocol.

mod asking;
mod assets;
mod audit;
mod bearer;
mod caller;
mod commands;
mod events;
mod export;
mod games;
pub(crate) mod health;
mod key;
pub(crate) mod metrics;
mod problem;
mod reading;
mod sign_in;
mod upgrade;

use crate::app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use bandbox_protocol::v1::body;
use std::sync::Arc;

/// The routes.
pub(crate) fn routes(app: Arc<App>) -> Router {
    Router::new()
        .route("/ws", get(upgrade::upgrade))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route(
            "/asyncapi.json",
            get(async || json(include_str!("../../../../schema/asyncapi.json"))),
        )
        .route(
            "/openapi.json",
            get(async || json(include_str!("../../../../schema/openapi.json"))),
        )
        .route("/api/v1/demo/sign-in", post(sign_in::sign_in))
        .route(
            "/api/v1/games",
            post(games::create)
                .layer(DefaultBodyLimit::max(body::MAX_BYTES))
                .get(reading::list),
        )
        .route(
            "/api/v1/games/{id}/commands",
            post(commands::command).layer(DefaultBodyLimit::max(body::MAX_BYTES)),
        )
        .route("/api/v1/audit", get(audit::audit))
        .route("/api/v1/games/{id}", get(reading::state))
        .route("/api/v1/games/{id}/box-score", get(reading::box_score))
        .route("/api/v1/games/{id}/events", get(events::events))
        .route("/api/v1/games/{id}/export", get(export::export))
        .fallback(get(assets::serve))
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(&app),
            caller::witness,
        ))
        .with_state(app)
}

fn json(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], text)
}
