//! A good setup, rosters, lineups and cards, with something changed in it: a game can begin with it, or every fault is at
//! a path of the setup.
#![no_main]

use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::{Dice, create};
use bandbox_fuzz::edits::Edits;
use bandbox_fuzz::{refusal, samples};
use bandbox_protocol::v1::{ErrorData, body};
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|input: (u8, Edits)| {
    let (kind, edits) = input;
    let setups = &*samples::SETUPS;
    let mut body = json!({"setup": setups[usize::from(kind) % setups.len()]});
    edits.make(&mut body);
    let text = body.to_string();
    let read = match body::create_game(&text) {
        Ok(read) => read,
        Err(error) => return refusal::check(&error, &text),
    };
    let dice = Dice::new(Secret::new([7; 32]));
    match create(read.setup, &dice) {
        Ok((state, created)) => {
            assert_eq!(state.commitment(), dice.secret().commitment());
            let written = serde_json::to_string(&created).expect("what was read can be written");
            assert_eq!(
                serde_json::from_str(&written).ok(),
                Some(created),
                "{written}"
            );
        }
        Err(refused) => {
            assert!(!refused.faults.is_empty(), "a refusal names a fault");
            for fault in &refused.faults {
                let root = fault.field.split(['.', '[']).next().unwrap_or_default();
                let known = ["edition", "mode", "league", "options", "park", "teams"];
                assert!(known.contains(&root), "{fault:?}");
            }
            refusal::length(&refused.to_string(), text.len());
            let error = ErrorData::from(&refused);
            assert_eq!(error.faults.len(), refused.faults.len());
        }
    }
});
