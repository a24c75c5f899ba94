//! What the fuzz targets share. Each target is a law of one decoder, in `fuzz_targets/`.

pub mod common;
pub mod edits;
pub mod game;
#[allow(dead_code)]
#[path = "../../crates/engine/tests/engine/laws/listed.rs"]
mod listed;
#[allow(dead_code)]
#[path = "../../crates/engine/tests/engine/laws/random.rs"]
mod random;
pub mod refusal;
pub mod samples;
pub mod signed;
