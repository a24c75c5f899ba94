//! Games as a scorer meets them, a situation a test: the engine plays them, the box score says what they were.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../engine/tests/engine/rules/checks.rs"]
#[allow(dead_code)]
mod checks;
#[path = "../../../engine/tests/engine/common/mod.rs"]
mod common;

mod earned_runs;
mod errors;
mod outs_and_runs;
mod relief;
mod scorer;
mod walk_off;
