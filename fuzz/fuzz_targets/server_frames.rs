//! Any text as a server's frame: what a client reads is written and read the same.
#![no_main]

use bandbox_protocol::v1::ServerFrame;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(frame) = ServerFrame::decode(text) else {
        return;
    };
    let written = match &frame {
        ServerFrame::Reply(reply) => reply.to_json(),
        ServerFrame::Room(room) => room.to_json(),
        ServerFrame::Notice(notice) => notice.to_json(),
    };
    let again = ServerFrame::decode(&written).expect("what was written can be read");
    assert_eq!(again, frame, "{written}");
});
