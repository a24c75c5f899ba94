//! What is real and is changed by the fuzzer: fixtures of the protocol, a recorded game, the setups of the engine's tests.

use crate::common;
use bandbox_engine::GameState;
use bandbox_engine::options::Mode;
use bandbox_engine::{GameSetup, apply, fold};
use bandbox_store::recording::{RecordedBatch, RecordedGame};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A fixture of every client frame, by name.
pub static CLIENT_FRAMES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let folder = repository().join("crates/protocol/fixtures/client");
    let entries = fs::read_dir(&folder).expect("the fixtures of client frames");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a fixture").path())
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a fixture");
        serde_json::from_str(&text).expect("JSON")
    };
    paths.iter().map(read).collect()
});

/// Setups of every kind.
pub static SETUPS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let setups: [fn() -> GameSetup; 4] = [
        common::setup,
        common::setup_without_dh,
        common::setup_with_two_way_starters,
        common::setup_with_cards,
    ];
    let written = setups
        .iter()
        .map(|setup| serde_json::to_value(with_short_benches(setup())));
    written
        .map(|setup| setup.expect("a setup can be written"))
        .collect()
});

/// Nine men, a pitcher and one more, and the cards of two: what is wrong with one man or card is wrong with any. As not
/// everybody has a card, it is a game whose cards the managers read.
fn with_short_benches(setup: GameSetup) -> GameSetup {
    let mut setup = setup;
    setup.mode = Mode::Manual;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        team.roster.truncate(11);
        let left = &team.roster;
        team.cards
            .retain(|card| left.iter().any(|player| player.id == card.player));
        // A batter's, and a pitcher's.
        team.cards.sort_by_key(|card| card.pitching.is_some());
        let some = usize::from(!team.cards.is_empty());
        team.cards.rotate_right(some);
        team.cards.truncate(2);
    }
    setup
}

/// The beginning of a recorded game: each stored event with the state before it.
pub static STORED: LazyLock<Stored> = LazyLock::new(|| {
    let path = repository().join("games/walk_off.bandbox.ndjson");
    let file = fs::read(path).expect("a recorded game");
    let game = RecordedGame::read_from(file.as_slice()).expect("a recorded game");
    let mut events = Vec::new();
    for batch in &game.batches {
        let decoded = batch.decode(game.game).expect("as it was stored").events;
        events.extend(
            batch
                .events
                .iter()
                .map(|event| event.data.clone())
                .zip(decoded),
        );
    }
    let mut state = fold(events.iter().take(1).map(|(_, event)| event)).expect("a creation");
    let mut stored = Vec::new();
    for (text, event) in events.into_iter().skip(1) {
        let document = serde_json::from_str(&text).expect("JSON");
        stored.push((document, state.clone()));
        apply(&mut state, &event);
    }
    Stored {
        batch: game.batches[0].clone(),
        game,
        events: stored,
    }
});

/// A recorded game, to be changed.
pub struct Stored {
    /// All of it.
    pub game: RecordedGame,
    /// A batch.
    pub batch: RecordedBatch,
    /// Its events from the second on, and how the game stood before each.
    pub events: Vec<(Value, GameState)>,
}
