//! What every refusal must be: it says what is wrong and where, and is not much longer than what was sent.

use bandbox_protocol::v1::{ErrorCode, ErrorData};

/// The most that an answer adds to what it repeats of the input.
const WORDS: usize = 4096;

/// How often an answer may repeat the input, its escapes counted: once in the path and once in the message, and what is
/// one byte in the input is at most six of JSON.
const TIMES: usize = 12;

/// Checks a refusal of this text.
pub fn check(error: &ErrorData, sent: &str) {
    assert!(!error.message.is_empty(), "a refusal says what is wrong");
    if error.code == ErrorCode::InvalidData {
        let field = error.field.as_deref();
        assert!(
            field.is_some_and(|field| !field.is_empty()),
            "a refusal of data names a path: {error:?}"
        );
    }
    let text = serde_json::to_string(error).expect("an error can be written");
    length(&text, sent.len());
}

/// Checks that an answer to so many bytes is not much longer than these.
pub fn length(answer: &str, sent: usize) {
    assert!(
        answer.len() <= TIMES * sent + WORDS,
        "an answer of {} bytes to an input of {sent}",
        answer.len()
    );
}
