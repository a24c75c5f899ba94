//! The links of a demo: a code from the link is exchanged for a token, so that no token is ever in an address.

use super::problem::Problem;
use crate::app::App;
use axum::Json;
use axum::extract::State;
use bandbox_protocol::v1::ErrorCode;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the page sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    code: String,
}

/// What it gets.
#[derive(Serialize)]
pub(crate) struct SignedIn {
    token: String,
    user_id: String,
    name: String,
}

/// Signs in the bearer of a demo link.
pub(crate) async fn sign_in(
    State(app): State<Arc<App>>,
    Json(body): Json<Code>,
) -> Result<Json<SignedIn>, Problem> {
    let unknown = || {
        let detail = "this link is not good any more; take one that the demo prints";
        Problem::new(ErrorCode::Unauthenticated, detail)
    };
    let user = app.seats.user(&body.code).ok_or_else(unknown)?;
    let token = app.gate.tokens.issue(&user).map_err(|_| unknown())?;
    Ok(Json(SignedIn {
        token,
        user_id: user.id,
        name: user.name,
    }))
}
