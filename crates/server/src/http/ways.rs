//! By which ways one can sign in here, so that a page shows no other.

use crate::app::App;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;

/// What is answered.
#[derive(Serialize)]
pub(crate) struct Ways {
    open_id: bool,
    demo: bool,
    token: bool,
}

/// `GET /api/v1/sign-in-ways`, for everybody.
pub(crate) async fn ways(State(app): State<Arc<App>>) -> Json<Ways> {
    Json(Ways {
        open_id: app.oidc.is_some(),
        demo: !app.seats.is_empty(),
        // A token is good everywhere.
        token: true,
    })
}
