//! The user ids that a side may be given to.

use bandbox_protocol::v1::{ErrorCode, ErrorData};

/// The longest, in bytes.
const MAX: usize = 128;

/// A user id that stands in this field of a frame.
///
/// # Errors
/// `invalid_data`, when nobody can have such an id.
pub(crate) fn user_id(id: String, field: impl Into<String>) -> Result<String, ErrorData> {
    if !id.is_empty() && id.len() <= MAX && !id.chars().any(char::is_control) {
        return Ok(id);
    }
    let message = format!("a user id is 1 to {MAX} printable characters");
    Err(ErrorData::new(ErrorCode::InvalidData, message).at(field))
}
