//! What an error of `PostgreSQL` means for the caller, and whether anything may have been written.

use crate::error::StoreError;
use crate::trouble::Trouble;
use sqlx::Error;
use sqlx::postgres::{PgDatabaseError, PgSeverity};
use std::sync::Arc;

/// The error for the caller.
pub(crate) fn of(error: Error) -> StoreError {
    if is_damage(&error) {
        StoreError::damaged(error.to_string())
    } else if matches!(error, Error::PoolClosed) {
        StoreError::Closed
    } else {
        StoreError::Unavailable {
            trouble: trouble(&error),
            source: Arc::new(error),
        }
    }
}

/// Whether the database is not what was written into it.
fn is_damage(error: &Error) -> bool {
    // Data corrupted, index corrupted.
    matches!(code(error), Some("XX001" | "XX002"))
        || matches!(error, Error::ColumnDecode { .. } | Error::Decode(_))
}

/// Whether the statement was refused for what it said. Then the database itself works, and only the request
/// that said it has failed.
pub(super) fn is_of_the_request(error: &Error) -> bool {
    // Data exceptions, integrity constraints, exceptions of a trigger, limits of a row.
    code(error).is_some_and(|code| {
        ["22", "23", "P0", "54"]
            .iter()
            .any(|class| code.starts_with(class))
    })
}

/// Whether the database has said that nothing was written. A connection that broke or was ended has said
/// nothing: the commit may have come before.
pub(super) fn is_a_clear_no(error: &Error) -> bool {
    let Some(refusal) = refusal(error) else {
        return false;
    };
    let ended = matches!(refusal.severity(), PgSeverity::Fatal | PgSeverity::Panic);
    // 40003: statement completion unknown. 08: connection exceptions. 57P: the operator intervened.
    !ended
        && !["40003", "08", "57P"]
            .iter()
            .any(|class| refusal.code().starts_with(class))
}

/// Whether the same statement may well succeed in a moment: another transaction was in the way.
pub(super) fn is_passing(error: &Error) -> bool {
    matches!(code(error), Some("40001" | "40P01"))
}

fn trouble(error: &Error) -> Trouble {
    let Some(code) = code(error) else {
        // While the database is gone the readers try to reach it until their time is up.
        let gone = matches!(
            error,
            Error::Io(_)
                | Error::Tls(_)
                | Error::Protocol(_)
                | Error::WorkerCrashed
                | Error::PoolTimedOut
        );
        return if gone { Trouble::Gone } else { Trouble::Other };
    };
    match code {
        "53100" => Trouble::DiskFull,
        "58030" => Trouble::Disk,
        "25006" | "42501" => Trouble::ReadOnly,
        "53300" | "55P03" | "57014" | "40001" | "40P01" => Trouble::Busy,
        _ if code.starts_with("57P") || code.starts_with("08") => Trouble::Gone,
        _ if code.starts_with("53") => Trouble::Busy,
        _ => Trouble::Other,
    }
}

fn refusal(error: &Error) -> Option<&PgDatabaseError> {
    error.as_database_error()?.try_downcast_ref()
}

fn code(error: &Error) -> Option<&str> {
    refusal(error).map(PgDatabaseError::code)
}
