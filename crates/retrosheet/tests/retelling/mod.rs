//! Real games, entered in a game of Bandbox entry by entry.

use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::{Actor, Command, Dice, Event, GameState, apply, create, decide};
use bandbox_retrosheet::scoring::Retold;
use std::fs;
use std::path::{Path, PathBuf};

/// Every event file of the repository, or of the folder that a campaign names.
pub(crate) fn files() -> Vec<Vec<u8>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../retrosheet/games");
    let folder = std::env::var_os("BANDBOX_EVENT_FILES").map_or(own, PathBuf::from);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if extension.is_some_and(|extension| extension.starts_with("EV")) {
            paths.push(path);
        }
    }
    paths.sort();
    assert!(paths.len() >= 20);
    let read = |path: &PathBuf| fs::read(path).expect("an event file");
    paths.iter().map(read).collect()
}

/// Puts every entry to a game, as the umpire does who imports it.
pub(crate) fn retell(retold: Retold) -> (GameState, Vec<Event>) {
    let dice = Dice::new(Secret::new([5; 32]));
    let (mut state, created) = create(retold.setup, &dice).expect("a setup that can be scored");
    let mut log = vec![created];
    let commands = retold.entries.into_iter().map(|entry| Command::Score {
        entry: Box::new(entry),
    });
    for command in std::iter::once(Command::StartGame).chain(commands) {
        let events = decide(&state, Actor::Umpire, &command, &dice)
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
        for event in events {
            apply(&mut state, &event);
            log.push(event);
        }
    }
    (state, log)
}
