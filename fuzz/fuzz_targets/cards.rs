//! Any text as a card, or as a cell of one: what is read is printed and read the same, and a fault is in a cell.
#![no_main]

use bandbox_engine::cards::{Columns, Whose};
use bandbox_engine::player::Hand;
use bandbox_fuzz::refusal;
use libfuzzer_sys::fuzz_target;

/// The rows of a half of a card.
const ROWS: usize = 11;

fuzz_target!(|input: (bool, &str)| {
    let (pitching, text) = input;
    let card = if pitching {
        Whose::Pitcher
    } else {
        Whose::Batter
    };
    // A single line is a cell of a card that is good but for it.
    let cell = format!("{text} | K | K");
    let mut rows: Vec<&str> = text.lines().collect();
    if rows.len() <= 1 {
        rows = vec!["K | walk | HBP"; ROWS];
        rows[4] = &cell;
    }
    match Columns::parse(card, Hand::Left, &rows) {
        Ok(columns) => {
            let printed = columns.lines();
            assert_eq!(
                Columns::parse(card, Hand::Left, &printed),
                Ok(columns),
                "{printed:?}"
            );
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "a refusal names a fault");
            for fault in &faults {
                assert!(fault.column.is_none() || fault.row.is_some(), "{fault:?}");
                refusal::length(&fault.to_string(), text.len());
            }
            assert!(faults.len() <= 1 + rows.len() * 3, "one fault a cell");
        }
    }
});
