//! A page of the golden folder: how it is written, and how it is compared with what the rules come to now.

use super::tree::Ways;
use bandbox_engine::bases::BaseSet;
use bandbox_engine::inning::Outs;
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::path::Path;

/// Where a game stands after some plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// The half-inning goes on.
    On {
        outs: Outs,
        /// Where they stand among the sets of a printed chart.
        bases: usize,
        runs: u16,
    },
    /// The side is retired.
    Retired { runs: u16 },
    /// The hosts have won the game.
    Won { runs: u16 },
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::On { outs, bases, runs } => {
                write!(f, "{} {} {runs}", outs.number(), BaseSet::ALL[bases])
            }
            Self::Retired { runs } => write!(f, "3 --- {runs}"),
            Self::Won { runs } => write!(f, "- won {runs}"),
        }
    }
}

impl Standing {
    /// Of a game whose half-inning goes on.
    pub(crate) fn on(outs: Outs, occupied: BaseSet, runs: u16) -> Self {
        let bases = BaseSet::ALL.iter().position(|set| *set == occupied);
        Self::On {
            outs,
            bases: bases.unwrap(),
            runs,
        }
    }
}

/// The ways to everywhere that a game can stand after so many plays.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page(BTreeMap<Standing, Ways>);

impl Page {
    pub(crate) fn add(&mut self, standing: Standing, ways: Ways) {
        *self.0.entry(standing).or_default() += ways;
    }

    /// All odds together, which are 1.
    pub(crate) fn odds(&self) -> f64 {
        self.0.values().map(|ways| ways.odds).sum()
    }
}

/// Compares the pages of a game, one for each number of plays, with the file of this name, as far as they go; or
/// writes it.
pub(crate) fn compare(name: &str, description: &str, pages: &[Page]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
    let now = text(description, pages);
    if std::env::var_os("BANDBOX_BLESS").is_some_and(|bless| bless == "1") {
        return std::fs::write(&path, now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let further = kept.find(&heading(pages.len() + 1)).unwrap_or(kept.len());
    let kept = &kept[..further];
    assert!(
        now == kept,
        "{name} is not what it was:\n{}\n\
         If that is meant, write the pages anew and review what changed in them:\n\
         BANDBOX_BLESS=1 cargo test --package bandbox-engine --test inning_tree",
        difference(kept, &now)
    );
}

/// What stands in a file.
fn text(description: &str, pages: &[Page]) -> String {
    let mut text = format!(
        "# {description}\n\
         #\n\
         # Outs, occupied bases and runs; the number of paths there, of all decisions, falls of the dice, reports and\n\
         # answers; the odds by lot. Written by inning_tree.rs, which says how to write it anew.\n"
    );
    for (plays, page) in (1..).zip(pages) {
        text.push_str(&heading(plays));
        for (standing, ways) in &page.0 {
            let Ways { paths, odds } = ways;
            writeln!(text, "{standing} {paths:>32} {odds:.12}").unwrap();
        }
    }
    text
}

fn heading(plays: usize) -> String {
    let s = if plays == 1 { "" } else { "s" };
    format!("\nafter {plays} play{s}\n")
}

/// The lines of two files that differ, each with what it was and what it is.
fn difference(kept: &str, now: &str) -> String {
    let (kept, now) = (lines(kept), lines(now));
    let mut difference = String::new();
    for place in kept
        .keys()
        .chain(now.keys().filter(|place| !kept.contains_key(*place)))
    {
        let told = match (kept.get(place), now.get(place)) {
            (Some(was), Some(is)) if was == is => continue,
            (Some((was_paths, was_odds)), Some((paths, odds))) => {
                format!("odds {was_odds} are now {odds}, paths {was_paths} are now {paths}")
            }
            (Some((_, was_odds)), None) => format!("odds {was_odds} are now none"),
            (None, Some((_, odds))) => format!("odds are now {odds}, it was never reached"),
            (None, None) => continue,
        };
        writeln!(difference, "{place}: {told}").unwrap();
    }
    if difference.is_empty() {
        difference.push_str("the counts are the same, the words are not\n");
    }
    difference
}

/// The counts in a file by where they stand in it.
fn lines(text: &str) -> BTreeMap<String, (&str, &str)> {
    let mut found = BTreeMap::new();
    let mut after = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [outs, bases, runs, paths, odds] => {
                let place = format!("{after}, {outs} out, {bases}, runs {runs}");
                found.insert(place, (*paths, *odds));
            }
            _ => after = if words.is_empty() { after } else { line },
        }
    }
    found
}
