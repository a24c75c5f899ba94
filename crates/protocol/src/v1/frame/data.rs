//! What may be wrong with data, wherever they stand: below a frame's `data`, or alone in the body of a request.

use super::{FrameFault, shape, wording};
use crate::v1::error::ErrorCode;
use serde::Serialize;
use serde_path_to_error::Track;

/// What the reader found, at its path from `root` on.
pub(crate) fn unreadable(track: Track, error: &serde_json::Error, root: &str) -> FrameFault {
    let field = wording::path(&track.path(), root);
    FrameFault::new(ErrorCode::InvalidData, wording::fault(error)).at(field)
}

/// Refuses data in which a list stands for an object; `value` is what they were read as.
pub(crate) fn objects_as_objects(
    data: &str,
    value: &impl Serialize,
    root: &str,
) -> Result<(), FrameFault> {
    if !data.contains('[') {
        return Ok(());
    }
    // Both succeed: the data have been read, and what was read can be written.
    let sent = serde_json::from_str(data).unwrap_or_default();
    let read = serde_json::to_value(value).unwrap_or_default();
    match shape::list_for_object(&sent, &read, root) {
        None => Ok(()),
        Some(path) => {
            let message = "invalid type: sequence, expected an object";
            Err(FrameFault::new(ErrorCode::InvalidData, message).at(path))
        }
    }
}
