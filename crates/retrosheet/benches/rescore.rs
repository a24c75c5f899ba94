//! How many events of real games are read, translated, judged, applied and scored in a second, on one core.
//!
//! `cargo bench -p bandbox-retrosheet`, with a folder of one season in `BANDBOX_RETROSHEET`; without, the games of the
//! repository.
#![allow(clippy::unwrap_used)]

use bandbox_retrosheet::games;
use bandbox_retrosheet::scoring::ScoredGame;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

/// The event files of the folder.
fn files() -> Vec<Vec<u8>> {
    let named = std::env::var_os("BANDBOX_RETROSHEET").map(PathBuf::from);
    let sample = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../retrosheet/games");
    let entries = fs::read_dir(named.unwrap_or_else(sample)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_event_file = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| extension.starts_with("EV"))
    };
    let mut paths: Vec<_> = paths.filter(is_event_file).collect();
    // Nothing would be done in no time.
    assert!(
        !paths.is_empty(),
        "no event files there; name the folder of one season"
    );
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Scores every game, and counts the plays.
fn score(files: &[Vec<u8>]) -> usize {
    let mut plays = 0;
    for file in files {
        for game in games(file) {
            let scored = ScoredGame::of(game).unwrap();
            plays += usize::from(scored.state.plays());
            black_box(scored);
        }
    }
    plays
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn events(bencher: Bencher<'_, '_>) {
    let files = files();
    let plays = score(&files);
    bencher
        .counter(ItemsCount::new(plays))
        .bench_local(|| score(black_box(&files)));
}
