//! What a refusal tells: its code, the limit, and when to try again.

use bandbox_tests::frame::Frame;
use bandbox_tests::http::Answer;
use serde_json::Value;

/// An answer over HTTP with this status and code, whose words begin so; it says in its body and in its header when to come back.
pub(crate) fn told_over_http(answer: &Answer, status: u16, code: &str, words: &str) {
    let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    assert_eq!(
        (answer.status, &body["code"]),
        (status, &code.into()),
        "{body}"
    );
    let detail = body["detail"].as_str().unwrap_or_default();
    assert!(detail.starts_with(words), "{detail}");
    let wait = body["retry_after_ms"].as_u64().unwrap_or_default();
    assert!(wait > 0, "{body}");
    let seconds = answer.header("retry-after").unwrap_or_default();
    assert_eq!(seconds, wait.div_ceil(1_000).to_string());
    assert!(
        detail.contains(&format!("try again in {wait} ms")),
        "{detail}"
    );
}

/// A refusal on a socket with this code, whose words begin so, and which says when to try again.
pub(crate) fn told(refused: &Frame, code: &str, words: &str) {
    assert_eq!(refused.code(), code, "{}", refused.text);
    let message = refused.message();
    assert!(message.starts_with(words), "{message}");
    let wait = refused.data()["retry_after_ms"]
        .as_u64()
        .unwrap_or_default();
    assert!(wait > 0, "{}", refused.text);
    assert!(
        message.contains(&format!("try again in {wait} ms")),
        "{message}"
    );
}
