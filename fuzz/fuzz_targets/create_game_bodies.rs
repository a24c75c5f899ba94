//! Any text as the body of `POST /api/v1/games`: what is read is written and read the same, what is refused says where.
#![no_main]

use bandbox_fuzz::refusal;
use bandbox_protocol::v1::body;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match body::create_game(text) {
        Ok(read) => {
            let written = serde_json::to_string(&read).expect("what was read can be written");
            assert_eq!(body::create_game(&written), Ok(read));
        }
        Err(error) => refusal::check(&error, text),
    }
});
