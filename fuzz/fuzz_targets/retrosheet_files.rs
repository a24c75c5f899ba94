//! Any bytes as an event file: every line belongs to one game, is read or has a fault in it, and no game stops the scorer.
#![no_main]

use bandbox_retrosheet::games;
use bandbox_retrosheet::scoring::{Retold, ScoredGame};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let mut length = 0;
    let mut lines = 0;
    for game in games(file) {
        length += game.text().len();
        for line in game.records() {
            lines += 1;
            assert_eq!(line.number, lines, "lines are counted through");
            if let Err(fault) = line.record {
                assert_eq!(fault.line, line.number);
            }
        }
        let scored = ScoredGame::of(game);
        let retold = Retold::of(game);
        assert!(
            scored.is_ok() || retold.is_err(),
            "what is retold can be scored"
        );
    }
    assert_eq!(length, file.len(), "no byte is lost");
});
