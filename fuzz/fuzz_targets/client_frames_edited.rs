//! A good frame of every event with something changed in it: as any text, and a fault is where something was changed.
#![no_main]

use bandbox_fuzz::edits::Edits;
use bandbox_fuzz::{refusal, samples};
use bandbox_protocol::v1::decode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, Edits)| {
    let (event, edits) = input;
    let frames = &*samples::CLIENT_FRAMES;
    let mut frame = frames[usize::from(event) % frames.len()].clone();
    edits.make(&mut frame);
    let text = frame.to_string();
    match decode(&text) {
        Ok(frame) => assert_eq!(decode(&frame.to_json()), Ok(frame)),
        Err(fault) => {
            let id = fault.id.clone();
            assert_eq!(
                id.is_some(),
                frame["id"]
                    .as_str()
                    .is_some_and(|id| id.parse::<bandbox_protocol::v1::FrameId>().is_ok())
            );
            refusal::check(&fault.into_data(), &text);
        }
    }
});
