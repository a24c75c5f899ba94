//! `cargo xtask campaign reader`: the reader of event files gets many more files, plays and lines with something wrong in
//! them than the tests have time for.

use super::tests_in_release;

/// How many.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Arguments {
    /// Files, plays and lines, so many in all.
    #[arg(long, default_value_t = 10_000_000)]
    inputs: u64,
}

/// Tests of the reader, which share the inputs.
const READERS: u64 = 3;

/// Reads them in release mode.
///
/// # Errors
/// When the tests cannot be built, and with the input that stopped the reader.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let tests = ["bandbox-retrosheet", "--test", "mutated"];
    tests_in_release(&tests, "PROPTEST_CASES", arguments.inputs.div_ceil(READERS))
}
