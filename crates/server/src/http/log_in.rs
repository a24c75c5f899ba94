//! The cookie for pages of this server: a token is put into it, who it is of is told, and it is taken out.

use super::bearer::Bearer;
use super::cookie;
use super::origin::{Origin, may_use_cookie};
use super::presented;
use super::problem::{Problem, unreadable};
use crate::app::App;
use crate::caller::Caller;
use crate::connection::session::until;
use crate::view::event::timestamp;
use axum::Json;
use axum::extract::rejection::StringRejection;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::sign_in::SignedIn;
use bandbox_protocol::v1::token::ShowToken;
use bandbox_protocol::v1::{ErrorCode, ErrorData};
use bandbox_tokens::User;
use std::sync::Arc;

/// `POST /api/v1/session`: puts the token of the header, or of the body, into the cookie.
pub(crate) async fn begin(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<String, StringRejection>,
) -> Result<Response, Problem> {
    // A page of another site could sign somebody in as another, and see what he does then.
    Origin::of(&app.live.now(), caller, &headers).refuse_foreign()?;
    let body = body.map_err(|fault| unreadable(&fault))?;
    let token = match presented::in_header(&headers) {
        Some(token) => token.to_string(),
        None => of_body(&body)?,
    };
    let admitted = app.gate.admit(&token).await;
    let user =
        admitted.map_err(|error| Problem::new(ErrorCode::Unauthenticated, error.to_string()))?;
    app.live.now().blocked.pass_user(&user.id)?;
    let cookie = keeping(caller, &headers, &token, &user)?;
    Ok((cookie, Json(signed_in(user))).into_response())
}

/// `GET /api/v1/session`: who the token is of, which a page that has it in the cookie cannot read.
pub(crate) async fn who(Bearer(user, _): Bearer) -> Json<SignedIn> {
    Json(signed_in(user))
}

fn signed_in(user: User) -> SignedIn {
    let at = jiff::Timestamp::from_second(user.expires).unwrap_or(jiff::Timestamp::MAX);
    SignedIn {
        user_id: user.id,
        name: user.name,
        expires_at: timestamp(at),
    }
}

/// `POST /api/v1/logout`: clears the cookie.
pub(crate) async fn end(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if cookie::token(&headers).is_some() {
        may_use_cookie(&app.live.now(), caller, &method, &headers)?;
    }
    let cleared = cookie::set(caller, &headers, cookie::TOKEN, "", 0);
    let cleared = cleared.map(|cookie| [(header::SET_COOKIE, cookie)]);
    Ok((cleared, StatusCode::NO_CONTENT).into_response())
}

/// The headers that keep this user's token in the cookie until it ends.
///
/// # Errors
/// `too_big`, when no browser would keep it.
pub(super) fn keeping(
    caller: Caller,
    headers: &HeaderMap,
    token: &str,
    user: &User,
) -> Result<[(HeaderName, HeaderValue); 2], Problem> {
    let too_big = || {
        let detail = format!(
            "the token is too big for a cookie; one of at most {} bytes fits",
            cookie::MAX_VALUE
        );
        Problem::new(ErrorCode::TooBig, detail)
    };
    let seconds = i64::try_from(until(user.expires).as_secs()).unwrap_or(i64::MAX);
    let fits = token.len() <= cookie::MAX_VALUE;
    let cookie = fits.then(|| cookie::set(caller, headers, cookie::TOKEN, token, seconds));
    Ok([
        (header::SET_COOKIE, cookie.flatten().ok_or_else(too_big)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ])
}

fn of_body(body: &str) -> Result<String, Problem> {
    if body.trim().is_empty() {
        let detail = "show a token, in the header Authorization: Bearer or as token in the body";
        return Err(Problem::new(ErrorCode::Unauthenticated, detail));
    }
    let shown: ShowToken = serde_json::from_str(body).map_err(|error| {
        let message = format!("the body should be an object with a token: {error}");
        Problem(ErrorData::new(ErrorCode::InvalidData, message).at("token"))
    })?;
    Ok(shown.token)
}
