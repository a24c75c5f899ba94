//! Refusals over HTTP: `application/problem+json` with the same codes as on the socket.

use axum::Json;
use axum::extract::rejection::{QueryRejection, StringRejection};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::{ErrorCode, ErrorData, body};
use serde::Serialize;

/// A refusal.
#[derive(Clone, Debug)]
pub(crate) struct Problem(pub(crate) ErrorData);

impl Problem {
    /// A refusal of this kind, and what is wrong and what to do.
    pub(crate) fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self(ErrorData::new(code, detail))
    }
}

impl Problem {
    /// The answer to what was refused, and counted, elsewhere.
    pub(crate) fn into_counted(self) -> Response {
        let mut response = self.into_response();
        response.extensions_mut().remove::<Refused>();
        response
    }
}

/// A game that is not there, and one that the asker may not see, are answered alike.
pub(crate) fn no_such_game() -> Problem {
    let message = "there is no such game, or you may not see it; list the games to find its id";
    Problem::new(ErrorCode::GameNotFound, message)
}

/// A query with something in it that is not asked for, or of another kind.
pub(crate) fn unreadable_query(rejection: &QueryRejection) -> Problem {
    Problem::new(ErrorCode::InvalidData, rejection.body_text())
}

/// A body that is no text, or more of it than is taken.
pub(crate) fn unreadable(rejection: &StringRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let detail = format!(
            "the body is too big; send at most {} bytes",
            body::MAX_BYTES
        );
        return Problem::new(ErrorCode::TooBig, detail);
    }
    Problem::new(
        ErrorCode::MalformedFrame,
        format!("the body cannot be read: {}", rejection.body_text()),
    )
}

impl From<Problem> for Response {
    fn from(problem: Problem) -> Self {
        problem.into_response()
    }
}

impl From<ErrorData> for Problem {
    fn from(error: ErrorData) -> Self {
        Self(error)
    }
}

/// A problem as RFC 9457 writes it, and the members that errors have on the socket.
#[derive(Serialize)]
struct Body<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'a str,
    #[serde(flatten)]
    error: &'a ErrorData,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self(error) = self;
        let status = StatusCode::from_u16(error.code.http_status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = Body {
            r#type: "about:blank",
            title: error.code.name(),
            status: status.as_u16(),
            detail: &error.message,
            error: &error,
        };
        let mut response = (status, Json(body)).into_response();
        response.extensions_mut().insert(Refused(error.code));
        let headers = response.headers_mut();
        let content_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, content_type);
        if let Some(wait) = error.retry_after_ms {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait.div_ceil(1_000)));
        }
        if let Some((name, value)) = way_out(error.code) {
            headers.insert(name, HeaderValue::from_static(value));
        }
        response
    }
}

/// Says of an answer that it is a refusal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refused(pub(super) ErrorCode);

/// The header that HTTP asks for beside some statuses: it tells a program what to do instead.
fn way_out(code: ErrorCode) -> Option<(HeaderName, &'static str)> {
    if code == ErrorCode::UpgradeRequired {
        Some((header::UPGRADE, "websocket"))
    } else if code == ErrorCode::Unauthenticated {
        Some((header::WWW_AUTHENTICATE, "Bearer"))
    } else if code == ErrorCode::Draining {
        Some((header::RETRY_AFTER, "1"))
    } else {
        None
    }
}
