//! Games over HTTP. A setup with cards has no room in a frame, so such a game is created here.

use super::bearer::Bearer;
use super::key;
use super::problem::{Problem, unreadable};
use crate::app::App;
use crate::create_game;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::StringRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::{ErrorCode, body};
use std::sync::Arc;

/// `POST /api/v1/games`: 201 and where the game is, or 200 when the same command created it before.
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    Bearer(user, origin): Bearer,
    headers: HeaderMap,
    sent: Result<String, StringRejection>,
) -> Result<Response, Problem> {
    if app.draining.is_cancelled() {
        let detail = "the server is about to restart; send the same request again in a moment";
        return Err(Problem::new(ErrorCode::Draining, detail));
    }
    let limits = &app.live.now().limits;
    app.limiter.event(limits, &user.id, "create_game")?;
    let id = key::required(&headers)?;
    let data = body::create_game(&sent.map_err(|rejection| unreadable(&rejection))?)?;
    let created = create_game::created(&app, &user, &origin, id.as_str(), data).await;
    let (game, repeat) = created.map_err(|error| Problem(body::in_body(error)))?;
    let status = if repeat {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    let place = [(header::LOCATION, format!("/api/v1/games/{}", game.game_id))];
    Ok((status, place, Json(game)).into_response())
}
