//! Files with something wrong anywhere in them: each line is read or refused, each game scored or given up, and nothing
//! panics.
#![allow(clippy::unwrap_used)]

use bandbox_retrosheet::scoring::ScoredGame;
use bandbox_retrosheet::{PlayText, Record, games, roster};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The real games of the repository.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../retrosheet/games");
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
});

/// Something that goes wrong at a place of a file.
#[derive(Clone, Debug)]
enum Mishap {
    Lose(usize),
    Put(u8),
    Swap(u8),
    Repeat(usize),
    End,
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let byte = prop_oneof![
        4 => proptest::sample::select(&b"0123456789BHXKSDTWEFC.,;/()+-\"\n\r#!?"[..]),
        1 => any::<u8>(),
    ];
    prop_oneof![
        (1..20_usize).prop_map(Mishap::Lose),
        byte.clone().prop_map(Mishap::Put),
        byte.prop_map(Mishap::Swap),
        (1..40_usize).prop_map(Mishap::Repeat),
        Just(Mishap::End),
    ]
}

fn happen(text: &mut Vec<u8>, at: usize, mishap: &Mishap) {
    let at = at % (text.len() + 1);
    match mishap {
        Mishap::Lose(count) => drop(text.drain(at..(at + count).min(text.len()))),
        Mishap::Put(byte) => text.insert(at, *byte),
        Mishap::Swap(byte) => text[at..].iter_mut().take(1).for_each(|old| *old = *byte),
        Mishap::Repeat(count) => {
            let again = text[at..(at + count).min(text.len())].to_vec();
            text.splice(at..at, again);
        }
        Mishap::End => text.truncate(at),
    }
}

/// Reads a file every way there is.
fn read(text: &[u8]) {
    for game in games(text) {
        for line in game.records() {
            if let Ok(Record::Play(play)) = line.record {
                let _ = PlayText::read(play.event);
            }
        }
        if let Ok(scored) = ScoredGame::of(game) {
            for trouble in &scored.troubles {
                assert!(!trouble.to_string().is_empty());
            }
        }
    }
    let _ = roster::roster(text).count();
    let _ = roster::teams(text).count();
}

proptest! {
    /// `PROPTEST_CASES` asks for more.
    #[test]
    fn no_file_with_mishaps_stops_the_reader(
        file in any::<proptest::sample::Index>(),
        mishaps in proptest::collection::vec((any::<usize>(), mishap()), 1..12),
    ) {
        let mut text = file.get(&FILES).clone();
        for (at, mishap) in &mishaps {
            happen(&mut text, *at, mishap);
        }
        read(&text);
    }

    #[test]
    fn no_text_at_all_stops_the_reader_of_plays(text in "[0-9BHXKSDTWEFC.;/()+#!UR-]{0,24}") {
        let _ = PlayText::read(text.as_bytes());
    }

    #[test]
    fn no_bytes_stop_the_reader_of_lines(text in proptest::collection::vec(any::<u8>(), 0..80)) {
        let _ = Record::read(&text);
        read(&text);
    }
}
