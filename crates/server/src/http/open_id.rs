//! Signing in by `OpenID` Connect: a browser is sent away, and comes back signed in.

use super::cookie;
use super::log_in::keeping;
use super::problem::Problem;
use crate::app::App;
use crate::caller::Caller;
use crate::oidc::{Pending, Provider};
use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use bandbox_protocol::v1::ErrorCode;
use serde::Deserialize;
use std::sync::Arc;

/// The cookie with what a browser carries from here to there and back.
const PENDING: &str = "bandbox_sign_in";

/// What it carries is for this and for nothing else.
const PURPOSE: &str = "sign-in";

/// How long a user may take to sign in there.
const PENDING_S: i64 = 10 * 60;

/// What a browser brings back.
#[derive(Deserialize)]
pub(crate) struct Back {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
}

/// `GET /api/v1/sign-in`: to whoever signs users in.
pub(crate) async fn begin(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (url, pending) = provider(&app)?.begin().await.map_err(|error| {
        tracing::error!(
            error = format!("{error:#}"),
            "nobody can sign in by OpenID Connect"
        );
        let detail = "whoever signs users in cannot be reached; try again in a moment";
        Problem::new(ErrorCode::Busy, detail)
    })?;
    let sealed = app.gate.tokens.seal(PURPOSE, &pending, PENDING_S);
    let sealed = sealed.map_err(|_| again("it cannot be begun"))?;
    let cookie = cookie::set(caller, &headers, PENDING, &sealed, PENDING_S);
    let to = HeaderValue::from_str(url.as_str()).map_err(|_| again("it cannot be begun"))?;
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
    response
        .headers_mut()
        .extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// `GET /api/v1/sign-in/callback`: back from there. Whatever comes of it, what the browser carried is used up.
pub(crate) async fn finish(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Response {
    let mut response = match signed_in(&app, caller, &headers, back).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    };
    if let Some(cleared) = cookie::set(caller, &headers, PENDING, "", 0) {
        response.headers_mut().append(header::SET_COOKIE, cleared);
    }
    response
}

async fn signed_in(
    app: &App,
    caller: Caller,
    headers: &HeaderMap,
    back: Back,
) -> Result<Response, Problem> {
    let provider = provider(app)?;
    let carried = cookie::value(headers, PENDING);
    let carried = carried.ok_or_else(|| again("this browser has not begun it, or too long ago"))?;
    let pending: Pending = app
        .gate
        .tokens
        .unseal(PURPOSE, carried)
        .map_err(|_| again("it was begun too long ago"))?;
    if back.state.as_deref() != Some(&pending.state) {
        return Err(again("it is not the one that this browser has begun"));
    }
    if let Some(error) = back.error {
        tracing::info!(error, "a sign-in was refused");
        return Err(again("whoever signs users in has refused"));
    }
    let code = back.code.ok_or_else(|| again("there is no code"))?;
    let user = provider.finish(pending, code).await.map_err(|error| {
        tracing::warn!(error = format!("{error:#}"), "a sign-in has failed");
        again("whoever signs users in does not confirm it")
    })?;
    let token = app.gate.tokens.issue(&user);
    let token = token.map_err(|_| again("no token can be made"))?;
    tracing::debug!(user = user.id, "signed in by OpenID Connect");
    let cookies = AppendHeaders(keeping(caller, headers, &token, &user)?);
    let home = [(header::LOCATION, HeaderValue::from_static("/lobby"))];
    Ok((StatusCode::SEE_OTHER, home, cookies).into_response())
}

fn provider(app: &App) -> Result<&Provider, Problem> {
    app.oidc.as_ref().ok_or_else(|| {
        let detail = "nobody signs in here by OpenID Connect; the operator can set it up";
        Problem::new(ErrorCode::NotFound, detail)
    })
}

/// A sign-in that came to nothing.
fn again(why: &str) -> Problem {
    let detail = format!("the sign-in failed: {why}; begin again at /api/v1/sign-in");
    Problem::new(ErrorCode::Unauthenticated, detail)
}
