//! A real game's lineups, and any bytes as what happened then: a game that is retold is accepted entry by entry.
#![no_main]

use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::{Actor, Command, Dice, apply, create, decide};
use bandbox_retrosheet::games;
use bandbox_retrosheet::scoring::{Retold, ScoredGame};
use libfuzzer_sys::fuzz_target;

/// The records before the first play.
const BEGINNING: &[u8] = include_bytes!("../samples/lineups.EVX");

fuzz_target!(|plays: &[u8]| {
    let file = [BEGINNING, plays].concat();
    let game = games(&file).next().expect("a game");
    let Ok(scored) = ScoredGame::of(game) else {
        return;
    };
    for trouble in &scored.troubles {
        assert!(!trouble.to_string().is_empty());
    }
    let Ok(retold) = Retold::of(game) else {
        return;
    };
    assert_eq!(
        scored.troubles,
        [],
        "a game is retold as it was or not at all"
    );
    let dice = Dice::new(Secret::new([7; 32]));
    let (mut state, _) = create(retold.setup, &dice).expect("the setup of a game that was played");
    let start = std::iter::once(Command::StartGame);
    let entries = retold.entries.into_iter().map(|entry| Command::Score {
        entry: Box::new(entry),
    });
    for command in start.chain(entries) {
        let events = decide(&state, Actor::Umpire, &command, &dice);
        for event in events.unwrap_or_else(|refusal| panic!("{command:?}: {refusal}")) {
            apply(&mut state, &event);
        }
    }
});
