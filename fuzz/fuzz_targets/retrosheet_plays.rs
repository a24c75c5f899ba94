//! Any bytes as a line of a Retrosheet file and as the text of a play: a fault is at a byte of it.
#![no_main]

use bandbox_retrosheet::{PlayText, Record};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    if let Err(fault) = PlayText::read(text) {
        assert!(fault.at <= text.len(), "{fault:?}");
        assert!(!fault.to_string().is_empty());
    }
    match Record::read(text) {
        Ok(Record::Play(play)) => {
            let event = &text[play.event_at..play.event_at + play.event.len()];
            assert_eq!(event, play.event, "the play stands where it says");
            let _ = PlayText::read(play.event);
        }
        Ok(_) => (),
        Err(fault) => assert!(fault.at <= text.len(), "{fault:?}"),
    }
});
