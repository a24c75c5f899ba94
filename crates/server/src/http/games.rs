//! Games over HTTP. A setup with cards has no room in a frame, so such a game is created here.

use super::bearer::Bearer;
use super::problem::Problem;
use crate::app::App;
use crate::create_game;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::StringRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::{ErrorCode, ErrorData, FrameId, body};
use std::sync::Arc;

/// Names a command, as the `id` of a frame does.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// `POST /api/v1/games`: 201 and where the game is, or 200 when the same command created it before.
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    Bearer(user): Bearer,
    headers: HeaderMap,
    sent: Result<String, StringRejection>,
) -> Result<Response, Problem> {
    if app.draining.is_cancelled() {
        let detail = "the server is about to restart; send the same request again in a moment";
        return Err(Problem::new(ErrorCode::Draining, detail));
    }
    let id = command_id(&headers)?;
    let data = body::create_game(&sent.map_err(|rejection| unreadable(&rejection))?)?;
    let created = create_game::created(&app, &user, id.as_str(), data).await;
    let (game, repeat) = created.map_err(|error| Problem(body::in_body(error)))?;
    let status = if repeat {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    let place = [(header::LOCATION, format!("/api/v1/games/{}", game.game_id))];
    Ok((status, place, Json(game)).into_response())
}

/// The client's name for the command. Who gives none cannot send it again without a second game.
fn command_id(headers: &HeaderMap) -> Result<FrameId, Problem> {
    let Some(key) = headers.get(IDEMPOTENCY_KEY) else {
        let detail = "give the command a name in the header Idempotency-Key, so that it counts once when it is \
                      sent again";
        return Err(Problem(
            ErrorData::new(ErrorCode::InvalidId, detail).at("Idempotency-Key"),
        ));
    };
    let id = key.to_str().ok().and_then(|key| key.parse().ok());
    id.ok_or_else(|| {
        let detail = format!("an id is 1 to {} printable ASCII characters", FrameId::MAX);
        Problem(ErrorData::new(ErrorCode::InvalidId, detail).at("Idempotency-Key"))
    })
}

fn unreadable(rejection: &StringRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let detail = format!(
            "the body is too big; send at most {} bytes",
            body::MAX_BYTES
        );
        return Problem::new(ErrorCode::TooBig, detail);
    }
    Problem::new(
        ErrorCode::MalformedFrame,
        format!("the body cannot be read: {}", rejection.body_text()),
    )
}
