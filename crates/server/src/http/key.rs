//! The client's name for a command: the header `Idempotency-Key`.

use super::problem::Problem;
use axum::http::HeaderMap;
use bandbox_protocol::v1::{ErrorCode, ErrorData, FrameId};

const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The name, if there is one.
///
/// # Errors
/// `invalid_id`, when it cannot name a command.
pub(super) fn given(headers: &HeaderMap) -> Result<Option<FrameId>, Problem> {
    let Some(key) = headers.get(IDEMPOTENCY_KEY) else {
        return Ok(None);
    };
    let id = key.to_str().ok().and_then(|key| key.parse().ok());
    id.map(Some).ok_or_else(|| {
        let detail = format!("an id is 1 to {} printable ASCII characters", FrameId::MAX);
        Problem(ErrorData::new(ErrorCode::InvalidId, detail).at("Idempotency-Key"))
    })
}

/// The name that a command must have. Who gives none cannot send it again without a second game.
///
/// # Errors
/// `invalid_id`, when there is none, or none that can name a command.
pub(super) fn required(headers: &HeaderMap) -> Result<FrameId, Problem> {
    given(headers)?.ok_or_else(|| {
        let detail = "give the command a name in the header Idempotency-Key, so that it counts once when it is \
                      sent again";
        Problem(ErrorData::new(ErrorCode::InvalidId, detail).at("Idempotency-Key"))
    })
}
