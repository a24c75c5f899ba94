//! What a client is told when the log does not do its work. What is wrong in detail is for the operator.

use bandbox_protocol::v1::{ErrorCode, ErrorData};
use bandbox_store::StoreError;

/// The refusal of whoever wanted something that the log did not do.
pub(crate) fn refusal(error: &StoreError) -> ErrorData {
    tracing::error!(%error, "the log does not do its work");
    match error {
        StoreError::Unavailable { .. } | StoreError::Closed => {
            let message = "the log cannot be reached just now, so it is not known whether this counted; send the \
                same frame again";
            ErrorData {
                retry_after_ms: Some(1_000),
                ..ErrorData::new(ErrorCode::StoreUnavailable, message)
            }
        }
        StoreError::Damaged { .. } => {
            let message = "the log of this game is damaged; ask the operator to restore it";
            ErrorData::new(ErrorCode::Internal, message)
        }
        StoreError::NewerEvent { .. } => {
            let message =
                "this game was played on a newer release; ask the operator to start that one";
            ErrorData::new(ErrorCode::Internal, message)
        }
        StoreError::Address { .. }
        | StoreError::CannotOpen { .. }
        | StoreError::CannotConnect { .. }
        | StoreError::NotADatabase { .. }
        | StoreError::Foreign { .. }
        | StoreError::TooNew { .. }
        | StoreError::TooOld { .. }
        | StoreError::Unfinished { .. }
        | StoreError::Backup { .. }
        | StoreError::NotEmpty { .. }
        | StoreError::InUse { .. }
        | StoreError::CopyDiffers { .. }
        | StoreError::Moved { .. }
        | StoreError::NoSuchGame { .. }
        | StoreError::Malformed(_) => {
            let message =
                "the log does not take this; ask the operator to look into the server's own log";
            ErrorData::new(ErrorCode::Internal, message)
        }
    }
}
