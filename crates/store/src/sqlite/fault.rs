//! What an error of `SQLite` means for the caller.

use crate::error::StoreError;
use crate::trouble::Trouble;
use sqlx::Error;
use std::sync::Arc;

/// Primary result codes of `SQLite`.
const PERMISSION: i32 = 3;
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const READ_ONLY: i32 = 8;
const IO: i32 = 10;
const FULL: i32 = 13;
const CANNOT_OPEN: i32 = 14;
const TOO_BIG: i32 = 18;
const CONSTRAINT: i32 = 19;
const MISMATCH: i32 = 20;
const CORRUPT: i32 = 11;
const NOT_A_DATABASE: i32 = 26;

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

fn trouble(error: &Error) -> Trouble {
    match primary_code(error) {
        Some(FULL) => Trouble::DiskFull,
        Some(IO) => Trouble::Disk,
        Some(READ_ONLY | PERMISSION) => Trouble::ReadOnly,
        Some(BUSY | LOCKED) => Trouble::Busy,
        Some(CANNOT_OPEN) => Trouble::Gone,
        Some(_) => Trouble::Other,
        None if matches!(error, Error::PoolTimedOut) => Trouble::Busy,
        None => Trouble::Other,
    }
}

/// Whether the database is not what was written into it.
pub(super) fn is_damage(error: &Error) -> bool {
    matches!(primary_code(error), Some(CORRUPT | NOT_A_DATABASE))
        || matches!(error, Error::ColumnDecode { .. } | Error::Decode(_))
}

/// Whether the statement was refused for what it said. Then the database itself works, and only the request
/// that said it has failed.
pub(super) fn is_of_the_request(error: &Error) -> bool {
    matches!(primary_code(error), Some(TOO_BIG | CONSTRAINT | MISMATCH))
}

/// Whether somebody else has the file.
pub(super) fn is_held(error: &Error) -> bool {
    matches!(primary_code(error), Some(BUSY | LOCKED))
}

/// Whether the file is no database at all.
pub(super) fn is_not_a_database(error: &Error) -> bool {
    primary_code(error) == Some(NOT_A_DATABASE)
}

fn primary_code(error: &Error) -> Option<i32> {
    let code: i32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}
