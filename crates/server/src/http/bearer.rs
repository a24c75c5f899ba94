//! Who asks over HTTP: the user of the token in the `Authorization` header.

use super::caller::Caller;
use super::problem::Problem;
use crate::app::App;
use crate::audit::Origin;
use crate::connection::user::User;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use bandbox_protocol::v1::ErrorCode;
use std::sync::Arc;

/// A user who has shown his token, and where he comes from.
pub(crate) struct Bearer(pub(crate) User, pub(crate) Arc<Origin>);

impl FromRequestParts<Arc<App>> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let Some(token) = token(&parts.headers) else {
            let detail = "show a token in the header Authorization: Bearer";
            return Err(Problem::new(ErrorCode::Unauthenticated, detail));
        };
        match app.tokens.verify(token) {
            Ok(user) => {
                let origin = Caller::of(&parts.extensions).is(app, &user.id);
                Ok(Self(user, origin))
            }
            Err(error) => Err(Problem::new(ErrorCode::Unauthenticated, error.to_string())),
        }
    }
}

/// The token of the header.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ")
}
