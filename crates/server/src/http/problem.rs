//! Refusals over HTTP: `application/problem+json` with the same codes as on the socket.

use crate::app::App;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::ErrorCode;
use std::sync::Arc;

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
        let content_type = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (status, content_type, body.to_string()).into_response();
        response.extensions_mut().insert(Refused(self.code));
        if let Some((name, value)) = way_out(self.code) {
            response
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
        response
    }
}

/// Says of an answer that it is a refusal.
#[derive(Clone, Copy, Debug)]
struct Refused(ErrorCode);

/// Counts an answer that is a refusal.
pub(crate) async fn count(State(app): State<Arc<App>>, response: Response) -> Response {
    if let Some(Refused(code)) = response.extensions().get() {
        app.metrics.refusals.count(*code);
        tracing::debug!(code = code.name(), "refused");
    }
    response
}

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
