//! What an operator does with a log beside serving it: copy it, back it up, restore it, check it.

pub(crate) mod audit;
pub(crate) mod copies;
pub(crate) mod doctor;
pub(crate) mod export;
mod machine;

use std::process::ExitCode;

/// How a program ends that did what it was asked and found something on the way that must be seen to.
pub(crate) fn with_findings() -> ExitCode {
    ExitCode::from(3)
}
