//! The teams to choose from for a new game.

use super::bearer::Bearer;
use crate::app::App;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// `GET /api/v1/teams`: those that the server offers, to whoever is signed in.
pub(crate) async fn teams(State(app): State<Arc<App>>, _signed_in: Bearer) -> Response {
    Json(&app.teams).into_response()
}
