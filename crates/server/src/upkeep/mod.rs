//! What an operator does beside serving: copy a log, back it up, restore it, check it, ask after a server's health.

pub(crate) mod audit;
pub(crate) mod copies;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod health;
mod machine;
pub(crate) mod revoke;

use std::process::ExitCode;

/// How a program ends that did what it was asked and found something on the way that must be seen to.
pub(crate) fn with_findings() -> ExitCode {
    ExitCode::from(3)
}
