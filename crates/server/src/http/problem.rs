//! Refusals over HTTP: `application/problem+json` with the same codes as on the socket.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::ErrorCode;

/// A refusal.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// What kind.
    pub(crate) code: ErrorCode,
    /// What is wrong and what to do.
    pub(crate) detail: String,
}

impl Problem {
    /// A refusal of this kind.
    pub(crate) fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.http_status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::json!({
            "type": "about:blank",
            "title": self.code.name(),
            "status": status.as_u16(),
            "detail": self.detail,
            "code": self.code.name(),
        });
        (
            status,
            [(header::CONTENT_TYPE, "application/problem+json")],
            body.to_string(),
        )
            .into_response()
    }
}
