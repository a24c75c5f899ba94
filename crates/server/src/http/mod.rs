//! HTTP: the browser table, the upgrade to a WebSocket, games, health, the description of the protocol.

mod asker;
mod asking;
mod assets;
mod audit;
mod bearer;
mod body;
mod commands;
mod cookie;
mod door;
mod events;
mod export;
mod games;
pub(crate) mod health;
mod invites;
mod key;
mod log_in;
pub(crate) mod metrics;
mod open_id;
mod origin;
mod packed;
pub(crate) mod presented;
mod problem;
mod reading;
mod revocations;
mod sign_in;
mod teams;
mod upgrade;
mod ways;
mod webhook;

use crate::app::App;
use crate::oidc;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{get, post, put};
use bandbox_protocol::v1::body::MAX_BYTES;
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
            "/api/v1/session",
            post(log_in::begin)
                .layer(DefaultBodyLimit::max(MAX_BYTES))
                .get(log_in::who),
        )
        .route("/api/v1/sign-in-ways", get(ways::ways))
        .route("/api/v1/sign-in", get(open_id::begin))
        .route(oidc::CALLBACK, get(open_id::finish))
        .route(
            "/api/v1/revocations",
            post(revocations::revoke)
                .layer(DefaultBodyLimit::max(MAX_BYTES))
                .get(revocations::list)
                .delete(revocations::lift),
        )
        .route(
            "/api/v1/webhook",
            put(webhook::set)
                .layer(DefaultBodyLimit::max(MAX_BYTES))
                .get(webhook::read)
                .delete(webhook::remove),
        )
        .route("/api/v1/logout", post(log_in::end))
        .route(
            "/api/v1/games",
            post(games::create)
                .layer(DefaultBodyLimit::max(MAX_BYTES))
                .get(reading::list),
        )
        .route(
            "/api/v1/games/{id}/commands",
            post(commands::command).layer(DefaultBodyLimit::max(MAX_BYTES)),
        )
        .route(
            "/api/v1/invites/accept",
            post(invites::accept).layer(DefaultBodyLimit::max(MAX_BYTES)),
        )
        .route("/api/v1/teams", get(teams::teams))
        .route("/api/v1/audit", get(audit::audit))
        .route("/api/v1/games/{id}", get(reading::state))
        .route("/api/v1/games/{id}/box-score", get(reading::box_score))
        .route("/api/v1/games/{id}/events", get(events::events))
        .route("/api/v1/games/{id}/export", get(export::export))
        .fallback_service(get(assets::serve))
        .layer(from_fn_with_state(Arc::clone(&app), door::door))
        .with_state(app)
}

fn json(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], text)
}
