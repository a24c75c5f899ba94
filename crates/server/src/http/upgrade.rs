//! From an HTTP request to a WebSocket: method, origin, subprotocol and token are checked before anything is
//! upgraded.

use super::asker::Asker;
use super::origin::Origin;
use super::presented::{self, BEARER_ENTRY};
use super::problem::Problem;
use crate::app::App;
use crate::caller::Caller;
use crate::connection::connections::{Connections, Place};
use crate::connection::session::{self, Guest};
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::frame::Bounds;
use bandbox_protocol::v1::{ErrorCode, SUBPROTOCOL};
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

/// Read at once: a command has some hundred bytes. The library's own choice is 128 KiB, for every connection, used or not.
const READ_BUFFER: usize = 1024;

/// Written at once.
const WRITE_BUFFER: usize = 4 * 1024;

/// Frames that the socket has not taken yet; more are an error, and the outbox closes long before.
const WRITE_BUFFER_MAX: usize = 1024 * 1024;

/// Upgrades, or says why not.
pub(crate) async fn upgrade(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    mut request: Request,
) -> Response {
    match check(&app, caller, request.headers()).await {
        Ok(handshake) => {
            let origin = Asker::of(request.extensions()).connecting();
            let upgrade = hyper::upgrade::on(&mut request);
            let Handshake {
                place,
                guest,
                response,
            } = handshake;
            let shared = Arc::clone(&app);
            let frames = app.live.now().limits.frame();
            app.tasks.spawn(async move {
                match upgrade.await {
                    Ok(upgraded) => {
                        let io = TokioIo::new(upgraded);
                        let socket = WebSocketStream::from_raw_socket(
                            io,
                            Role::Server,
                            Some(config(frames)),
                        )
                        .await;
                        session::run(shared, socket, place, origin, guest).await;
                    }
                    Err(error) => tracing::debug!(%error, "an upgrade failed"),
                }
            });
            response
        }
        Err(problem) => problem.into_response(),
    }
}

fn config(frames: Bounds) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(WRITE_BUFFER_MAX)
        .max_message_size(Some(frames.bytes))
        .max_frame_size(Some(frames.bytes))
}

struct Handshake {
    place: Place,
    guest: Guest,
    response: Response,
}

async fn check(app: &Arc<App>, caller: Caller, headers: &HeaderMap) -> Result<Handshake, Problem> {
    let live = app.live.now();
    let address = caller.counted();
    app.limiter.handshake(&live.limits, address)?;
    let key = websocket_key(headers)?;
    if app.draining.is_cancelled() {
        return Err(Problem::new(
            ErrorCode::Draining,
            "the server is about to restart; come back in a moment",
        ));
    }
    let origin = Origin::of(&live, caller, headers);
    origin.refuse_foreign()?;
    let offered = subprotocols(headers);
    let ours = offered.contains(&SUBPROTOCOL);
    let known = offered.iter().all(|name| name.starts_with(BEARER_ENTRY));
    if !ours && !known {
        let detail = format!("none of the offered subprotocols is known; known: {SUBPROTOCOL}");
        return Err(Problem::new(ErrorCode::UnknownSubprotocol, detail));
    }
    let guest = match presented::by_handshake(headers, &offered, origin) {
        Some((token, way)) => {
            let admitted = app.gate.admit(token).await;
            let user = admitted
                .map_err(|error| Problem::new(ErrorCode::Unauthenticated, error.to_string()))?;
            live.blocked.pass_user(&user.id)?;
            Guest::Known(user, way)
        }
        None => Guest::Stranger(app.limiter.stranger(&live.limits, address)?),
    };
    let place = Connections::place(app, caller)?;
    Ok(Handshake {
        place,
        guest,
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
