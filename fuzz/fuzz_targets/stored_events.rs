//! A stored event with something changed in it: it is refused, or read, written and read the same, and the game that it
//! leads to can be shown and asked.
#![no_main]

use bandbox_engine::{Actor, apply, legal};
use bandbox_fuzz::edits::Edits;
use bandbox_fuzz::samples;
use bandbox_store::recording::RecordedEvent;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, Edits)| {
    let (place, edits) = input;
    let stored = &*samples::STORED;
    let (document, before) = &stored.events[usize::from(place) % stored.events.len()];
    let mut document = document.clone();
    edits.make(&mut document);
    let mut batch = stored.batch.clone();
    batch.events = vec![RecordedEvent {
        version: 1,
        data: document.to_string(),
    }];
    let Ok(read) = batch.decode(stored.game.game) else {
        return;
    };
    for event in &read.events {
        let written = serde_json::to_string(event).expect("what was read can be written");
        assert_eq!(
            serde_json::from_str(&written).ok().as_ref(),
            Some(event),
            "{written}"
        );
        let mut state = before.clone();
        apply(&mut state, event);
        legal(&state, Actor::Umpire);
    }
});
