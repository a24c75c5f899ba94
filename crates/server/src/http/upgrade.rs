//! From an HTTP request to a WebSocket: method, origin, subprotocol and token are checked before anything is
//! upgraded.

use super::bearer;
use super::caller::Caller;
use super::problem::Problem;
use crate::app::App;
use crate::connection::connections::{Connections, Place};
use crate::connection::session;
use crate::connection::user::User;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::{ErrorCode, ErrorData, SUBPROTOCOL, frame};
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

/// A token among the subprotocols, for browsers, which can set no header.
const BEARER_ENTRY: &str = "bearer.";

/// Read at once: a command has some hundred bytes. The library's own choice is 128 KiB, for every connection, used or not.
const READ_BUFFER: usize = 1024;

/// Written at once.
const WRITE_BUFFER: usize = 4 * 1024;

/// Frames that the socket has not taken yet; more are an error, and the outbox closes long before.
const WRITE_BUFFER_MAX: usize = 1024 * 1024;

/// Upgrades, or says why not.
pub(crate) async fn upgrade(State(app): State<Arc<App>>, mut request: Request) -> Response {
    match check(&app, request.headers()) {
        Ok(handshake) => {
            let origin = Caller::of(request.extensions()).connecting();
            let upgrade = hyper::upgrade::on(&mut request);
            let Handshake {
                place,
                user,
                response,
            } = handshake;
            let shared = Arc::clone(&app);
            app.tasks.spawn(async move {
                match upgrade.await {
                    Ok(upgraded) => {
                        let io = TokioIo::new(upgraded);
                        let socket =
                            WebSocketStream::from_raw_socket(io, Role::Server, Some(config()))
                                .await;
                        session::run(shared, socket, place, origin, user).await;
                    }
                    Err(error) => tracing::debug!(%error, "an upgrade failed"),
                }
            });
            response
        }
        Err(problem) => problem.into_response(),
    }
}

fn config() -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(WRITE_BUFFER_MAX)
        .max_message_size(Some(frame::MAX_BYTES))
        .max_frame_size(Some(frame::MAX_BYTES))
}

/// When to come back to a server that is full.
const RETRY_WHEN_FULL_MS: u32 = 5_000;

struct Handshake {
    place: Place,
    user: Option<User>,
    response: Response,
}

fn check(app: &Arc<App>, headers: &HeaderMap) -> Result<Handshake, Problem> {
    let key = websocket_key(headers)?;
    if app.draining.is_cancelled() {
        return Err(Problem::new(
            ErrorCode::Draining,
            "the server is about to restart; come back in a moment",
        ));
    }
    check_origin(app, headers)?;
    let offered = subprotocols(headers);
    let ours = offered.contains(&SUBPROTOCOL);
    let known = offered.iter().all(|name| name.starts_with(BEARER_ENTRY));
    if !ours && !known {
        let detail = format!("none of the offered subprotocols is known; known: {SUBPROTOCOL}");
        return Err(Problem::new(ErrorCode::UnknownSubprotocol, detail));
    }
    let user = match token(headers, &offered) {
        Some(token) => Some(
            app.tokens
                .verify(token)
                .map_err(|error| Problem::new(ErrorCode::Unauthenticated, error.to_string()))?,
        ),
        None => None,
    };
    let Some(place) = Connections::place(app) else {
        let full = ErrorData {
            retry_after_ms: Some(RETRY_WHEN_FULL_MS),
            ..ErrorData::new(
                ErrorCode::ServerFull,
                "as many connections are open as may be; come back in a moment",
            )
        };
        return Err(full.into());
    };
    Ok(Handshake {
        place,
        user,
        response: switching(key, ours),
    })
}

fn websocket_key(headers: &HeaderMap) -> Result<&[u8], Problem> {
    let required = || {
        let detail = "this is a WebSocket; connect with a WebSocket client, version 13";
        Problem::new(ErrorCode::UpgradeRequired, detail)
    };
    let says = |name: HeaderName, word: &str| {
        headers.get_all(name).iter().any(|value| {
            value.to_str().is_ok_and(|text| {
                text.split(',')
                    .any(|part| part.trim().eq_ignore_ascii_case(word))
            })
        })
    };
    let upgrade = says(header::CONNECTION, "upgrade")
        && says(header::UPGRADE, "websocket")
        && says(header::SEC_WEBSOCKET_VERSION, "13");
    let key = headers.get(header::SEC_WEBSOCKET_KEY).filter(|_| upgrade);
    key.map(HeaderValue::as_bytes).ok_or_else(required)
}

/// Scripts send no origin. A browser always does, and it must be a page of this server or one allowed.
fn check_origin(app: &App, headers: &HeaderMap) -> Result<(), Problem> {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return Ok(());
    };
    let origin = origin.to_str().unwrap_or_default();
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let own = host.is_some_and(|host| {
        let authority = origin
            .strip_prefix("http://")
            .or_else(|| origin.strip_prefix("https://"));
        authority == Some(host)
    });
    if own
        || app
            .config
            .allowed_origins
            .iter()
            .any(|allowed| allowed == origin)
    {
        return Ok(());
    }
    let detail =
        format!("pages of {origin} may not connect; the operator can add it to allowed_origins");
    Err(Problem::new(ErrorCode::OriginRefused, detail))
}

fn subprotocols(headers: &HeaderMap) -> Vec<&str> {
    headers
        .get_all(header::SEC_WEBSOCKET_PROTOCOL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

/// The token, from the first place that has one: the header, then the subprotocols.
fn token<'a>(headers: &'a HeaderMap, offered: &[&'a str]) -> Option<&'a str> {
    bearer::token(headers).or_else(|| {
        offered
            .iter()
            .find_map(|name| name.strip_prefix(BEARER_ENTRY))
    })
}

/// Only the version is ever echoed, never a token.
fn switching(key: &[u8], subprotocol: bool) -> Response {
    let mut response = StatusCode::SWITCHING_PROTOCOLS.into_response();
    *response.body_mut() = Body::empty();
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    if let Ok(accept) = HeaderValue::from_str(&derive_accept_key(key)) {
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
    }
    if subprotocol {
        headers.insert(
            header::SEC_WEBSOCKET_PROTOCOL,
            HeaderValue::from_static(SUBPROTOCOL),
        );
    }
    response
}
