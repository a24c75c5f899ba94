//! Any text as a client's frame: what is read is written and read the same, what is refused says what is wrong where.
#![no_main]

use bandbox_fuzz::refusal;
use bandbox_protocol::v1::decode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match decode(text) {
        Ok(frame) => {
            let written = frame.to_json();
            let again = decode(&written);
            assert_eq!(again.as_ref(), Ok(&frame), "{written}");
            assert_eq!(again.map(|frame| frame.payload()), Ok(frame.payload()));
        }
        Err(fault) => {
            let reply = fault.clone().into_reply().to_json();
            refusal::length(&reply, text.len());
            refusal::check(&fault.into_data(), text);
        }
    }
});
