//! `cargo xtask win-probability`: how likely the hosts are to win, in every situation of a game between two equal teams.
//!
//! The engine plays whole games; how often a play leads from one situation of a half-inning to another is counted ([`scout`]). From
//! that the chance is worked out, not simulated, backwards from the end of the game ([`mod@solve`]). `docs/win-probability.md` says it to
//! readers.

mod scout;
mod solve;

use crate::averages::{Managers, play_all, setup};
use anyhow::{Context, ensure};
use scout::Scout;
use serde::{Deserialize, Serialize};
use solve::{INNINGS, MARGIN, solve};
use std::path::PathBuf;

/// How much may be chance: of so few plays nothing is said.
const FEWEST_PLAYS: u64 = 1000;

/// Which games.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How many games are played in each of the two ballparks.
    #[arg(long, default_value_t = 20_000)]
    games: u32,
    /// The first game.
    #[arg(long, default_value_t = 0)]
    seed: u32,
    /// One team's file.
    #[arg(long, default_value = "cards/lanterns.json")]
    one: PathBuf,
    /// The other's.
    #[arg(long, default_value = "cards/terns.json")]
    other: PathBuf,
    /// The file to write.
    #[arg(long, default_value = "web/win-probability.json")]
    out: PathBuf,
}

/// What is written: the chances of the hosts, in ten-thousandths.
#[derive(Debug, Serialize, Deserialize)]
struct Page {
    note: String,
    /// Plays that were counted.
    plays: u64,
    innings: usize,
    margin: usize,
    home_win: HomeWin,
}

/// By inning, by who is on base and how many are out, by how far the hosts are ahead.
#[derive(Debug, Serialize, Deserialize)]
struct HomeWin {
    top: Vec<Vec<Vec<u16>>>,
    bottom: Vec<Vec<Vec<u16>>>,
}

/// Plays the games and writes the page.
///
/// # Errors
/// When a team cannot be read, a game is stuck, or too few are played.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let page = page(arguments)?;
    let out = arguments.out.display();
    let text = serde_json::to_string(&page)? + "\n";
    std::fs::write(&arguments.out, &text).with_context(|| format!("writing {out}"))?;
    println!("{} plays; wrote {out}, {} bytes", page.plays, text.len());
    Ok(())
}

fn page(arguments: &Arguments) -> anyhow::Result<Page> {
    let mut scout = Scout::default();
    // Each team is at home as often as the other, so that what is counted is of neither.
    for (away, home) in [
        (&arguments.one, &arguments.other),
        (&arguments.other, &arguments.one),
    ] {
        let setup = setup(away, home)?;
        let numbers = (0..arguments.games).map(|n| arguments.seed.wrapping_add(n));
        play_all(&setup, numbers, Managers::Sensible, |state, event| {
            scout.look(state, event);
        })?;
    }
    let plays = scout.plays();
    ensure!(
        plays >= FEWEST_PLAYS,
        "{plays} plays are too few to tell anything; play more --games"
    );
    let chances = solve(&scout.paths()?);
    Ok(Page {
        note: "How likely the hosts are to win, in ten-thousandths: home_win[half][inning - 1][outs * 8 + bases][runs ahead + margin], \
               bases being 1 for first, 2 for second and 4 for third; the last inning stands for all that follow. Made by \
               `cargo xtask win-probability`; docs/win-probability.md says how."
            .to_owned(),
        plays,
        innings: INNINGS,
        margin: MARGIN,
        home_win: HomeWin {
            top: chances.top,
            bottom: chances.bottom,
        },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::path::Path;

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    fn arguments() -> Arguments {
        Arguments {
            games: 40,
            seed: 0,
            one: root().join("cards/lanterns.json"),
            other: root().join("cards/terns.json"),
            out: PathBuf::new(),
        }
    }

    fn written() -> (String, Page) {
        let text = std::fs::read_to_string(root().join("web/win-probability.json")).unwrap();
        let page = serde_json::from_str(&text).unwrap();
        (text, page)
    }

    /// What must be true of any such page.
    fn check(page: &Page) {
        let HomeWin { top, bottom } = &page.home_win;
        for half in [top, bottom] {
            assert_eq!(half.len(), INNINGS);
            for situation in half.iter().flatten() {
                assert_eq!(situation.len(), 2 * MARGIN + 1);
                assert!(situation.is_sorted(), "{situation:?}");
            }
            assert!(half.iter().all(|inning| inning.len() == 24));
        }
        let even = MARGIN;
        assert!(
            (4999..=5600).contains(&top[0][0][even]),
            "{}",
            top[0][0][even]
        );
        // The hosts bat last: ahead in the bottom of the ninth they have won.
        let last = &bottom[INNINGS - 1];
        for situation in last {
            assert!(situation[even + 1..].iter().all(|chance| *chance == 10_000));
        }
        // Bases loaded and nobody out wins most tied games at once, and two out with nobody on is worse than a fresh inning.
        assert!(last[7][even] > 9000, "{}", last[7][even]);
        assert!(last[16][even] < last[0][even]);
        // A lead is worth more the later it is.
        assert!(top[7][0][even + 1] > top[0][0][even + 1]);
        assert!(top[INNINGS - 1][0][even - 1] < top[0][0][even - 1]);
    }

    #[test]
    fn a_few_games_tell_who_is_likely_to_win_and_the_same_games_tell_the_same() {
        let page = page(&arguments()).unwrap();
        check(&page);
        let again = super::page(&arguments()).unwrap();
        assert_eq!(
            serde_json::to_string(&page).unwrap(),
            serde_json::to_string(&again).unwrap()
        );
    }

    #[test]
    fn the_page_that_is_kept_is_small_and_of_many_plays() {
        let (text, page) = written();
        check(&page);
        assert!(text.len() < 60_000, "{}", text.len());
        assert!(page.plays > 500_000, "{}", page.plays);
    }

    #[test]
    fn too_few_games_are_refused() {
        let none = Arguments {
            games: 0,
            ..arguments()
        };
        let told = page(&none).unwrap_err().to_string();
        assert!(told.contains("play more --games"), "{told}");
    }
}
