//! Who asks over HTTP: the user of the token in the header `Authorization`, or in the cookie where that may count.

use super::asker::Asker;
use super::asking::lost;
use super::origin::may_use_cookie;
use super::presented::{self, Way};
use super::problem::Problem;
use crate::app::App;
use crate::audit::Origin;
use crate::caller::Caller;
use axum::extract::{Extension, FromRequestParts};
use axum::http::request::Parts;
use bandbox_protocol::v1::ErrorCode;
use bandbox_tokens::User;
use std::sync::Arc;

/// A user who has shown his token, and where he comes from.
pub(crate) struct Bearer(pub(crate) User, pub(crate) Arc<Origin>);

impl FromRequestParts<Arc<App>> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let Extension(caller) = Extension::<Caller>::from_request_parts(parts, app)
            .await
            .map_err(|_| lost())?;
        let Some((token, way)) = presented::by_request(&parts.headers) else {
            let detail = "show a token in the header Authorization: Bearer";
            return Err(Problem::new(ErrorCode::Unauthenticated, detail));
        };
        match way {
            Way::Header | Way::Subprotocol => (),
            Way::Cookie => {
                let live = app.live.now();
                may_use_cookie(&live, caller, &parts.method, &parts.headers)?;
            }
        }
        let admitted = app.gate.admit(token).await;
        let user = admitted
            .map_err(|error| Problem::new(ErrorCode::Unauthenticated, error.to_string()))?;
        app.live.now().blocked.pass_user(&user.id)?;
        let origin = Asker::of(&parts.extensions).is(app, &user.id);
        Ok(Self(user, origin))
    }
}
