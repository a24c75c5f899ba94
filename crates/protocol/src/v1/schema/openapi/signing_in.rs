//! How a token is shown over HTTP, and the operations that put it into a cookie and take it out.

use super::refusals;
use serde_json::{Value, json};

/// The refusal of a request from a page of another site.
pub(super) const FOREIGN: (&str, &str) = (
    "403",
    "The request came from a page that may not connect, or the cookie came without the name of its page.",
);

/// The ways to show a token.
pub(super) fn schemes() -> Value {
    json!({
        "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
        "cookie": {
            "type": "apiKey", "in": "cookie", "name": "bandbox_token",
            "description": "The token in an HttpOnly cookie. What changes something needs an Origin that may connect.",
        },
    })
}

/// Either of them will do.
pub(super) fn by_token() -> Value {
    json!([{"token": []}, {"cookie": []}])
}

/// `POST /api/v1/session`
pub(super) fn begin(signed_in: &Value) -> Value {
    let mut responses = refusals(&[
        (
            "400",
            "The body cannot be read, or is no object with a token.",
        ),
        ("401", "No token, or none that is good."),
        FOREIGN,
        ("413", "The token is too big for a cookie."),
    ]);
    responses.insert(
        "200".to_owned(),
        json!({
            "description": "The token is in the cookie until it ends.",
            "headers": {"Set-Cookie": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": signed_in}},
        }),
    );
    let body = json!({
        "type": "object",
        "properties": {"token": {"type": "string"}},
        "required": ["token"],
        "additionalProperties": false,
    });
    json!({
        "operationId": "signIn",
        "summary": "Puts a token into the cookie bandbox_token, for the pages of this server.",
        "security": [{"token": []}, {}],
        "requestBody": {
            "required": false,
            "description": "The token, where it is not in the header.",
            "content": {"application/json": {"schema": body}},
        },
        "responses": responses,
    })
}

/// `GET /api/v1/session`
pub(super) fn who(signed_in: &Value) -> Value {
    let mut responses = refusals(&[("401", "No token, or none that is good.")]);
    responses.insert(
        "200".to_owned(),
        json!({
            "description": "Who the token is of.",
            "content": {"application/json": {"schema": signed_in}},
        }),
    );
    json!({
        "operationId": "whoIsSignedIn",
        "summary": "Who asks, by his token or by the cookie, which no page can read.",
        "security": by_token(),
        "responses": responses,
    })
}

/// `POST /api/v1/logout`
pub(super) fn end() -> Value {
    let mut responses = refusals(&[FOREIGN]);
    responses.insert(
        "204".to_owned(),
        json!({
            "description": "The cookie is cleared. The token itself is good until it ends or is revoked.",
            "headers": {"Set-Cookie": {"schema": {"type": "string"}}},
        }),
    );
    json!({
        "operationId": "signOut",
        "summary": "Clears the cookie bandbox_token.",
        "security": [{"cookie": []}, {}],
        "responses": responses,
    })
}

/// `GET /api/v1/sign-in-ways`
pub(super) fn ways(ways: &Value) -> Value {
    json!({
        "operationId": "signInWays",
        "summary": "By which ways one can sign in here.",
        "security": [],
        "responses": {"200": {
            "description": "The ways.",
            "content": {"application/json": {"schema": ways}},
        }},
    })
}

/// `GET /api/v1/sign-in`
pub(super) fn open_id_begin() -> Value {
    let mut responses = refusals(&[
        ("404", "Nobody signs in here by OpenID Connect."),
        ("503", "Whoever signs users in cannot be reached just now."),
    ]);
    responses.insert("303".to_owned(), sent_on("To whoever signs users in."));
    json!({
        "operationId": "openIdBegin",
        "summary": "Sends a browser to sign in by OpenID Connect.",
        "responses": responses,
    })
}

/// `GET /api/v1/sign-in/callback`
pub(super) fn open_id_finish() -> Value {
    let mut responses = refusals(&[
        (
            "401",
            "The sign-in is not the one that this browser has begun, or is not confirmed.",
        ),
        ("404", "Nobody signs in here by OpenID Connect."),
    ]);
    responses.insert(
        "303".to_owned(),
        sent_on(
            "Signed in: the token is in the cookie bandbox_token, and the browser is sent home.",
        ),
    );
    let brought = |name: &str, description: &str| {
        json!({
            "name": name, "in": "query", "required": false, "description": description,
            "schema": {"type": "string"},
        })
    };
    json!({
        "operationId": "openIdFinish",
        "summary": "Where a browser comes back to from there.",
        "parameters": [
            brought("state", "What it was sent there with."),
            brought("code", "What the server asks there with who it is."),
            brought("error", "Why there is no code."),
        ],
        "responses": responses,
    })
}

fn sent_on(description: &str) -> Value {
    json!({
        "description": description,
        "headers": {
            "Location": {"schema": {"type": "string"}},
            "Set-Cookie": {"schema": {"type": "string"}},
        },
    })
}
