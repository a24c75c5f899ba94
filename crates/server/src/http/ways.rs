//! By which ways one can sign in here, so that a page shows no other.

use crate::app::App;
use axum::Json;
use axum::extract::State;
use bandbox_protocol::v1::sign_in::SignInWays;
use std::sync::Arc;

/// `GET /api/v1/sign-in-ways`, for everybody.
pub(crate) async fn ways(State(app): State<Arc<App>>) -> Json<SignInWays> {
    Json(SignInWays {
        open_id: app.oidc.is_some(),
        demo: !app.seats.is_empty(),
        token: true,
    })
}
