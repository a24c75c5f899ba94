//! `cargo xtask campaign books`: the proof of the box score in many more random games than the tests have time for, both where
//! the managers read the cards and where the server does.

use super::tests_in_release;

/// How many games, and how they are built.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Arguments {
    /// Games of either mode to play to the end; the first of them are those that the tests play.
    #[arg(long, default_value_t = 10_000)]
    games: u64,
}

/// The tests that read the number of games from the environment.
const PROOF: &str = "accounted_for";

/// Plays the games in release mode and proves the box score of each.
///
/// # Errors
/// When the tests cannot be built, and with the number of the game whose sums do not come out.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let tests = [
        "bandbox-scorebook",
        "--test",
        "box_score_laws",
        "--",
        PROOF,
        "--nocapture",
    ];
    tests_in_release(&tests, "BANDBOX_GAMES", arguments.games)
}
