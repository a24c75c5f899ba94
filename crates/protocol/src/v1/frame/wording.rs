//! The faults of data in words for people.

use serde_path_to_error::Path;

/// The longest text of the client's that a message repeats.
const QUOTE_MAX: usize = 60;

/// What the reader found, without its position in the data's text and without names of our types.
pub(super) fn fault(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(position.as_str()).unwrap_or(&text);
    if text == "expected value" {
        // The data are JSON, so this is a value of another kind where a name stands for a case.
        return "expected a string that names one of the cases".to_owned();
    }
    match text.split_once("expected struct ") {
        None => shortened(text),
        Some((before, after)) => {
            let after = after.split_once(' ').map_or("", |(_, rest)| rest);
            shortened(&format!("{before}expected an object {after}"))
        }
    }
}

/// The path of a fault from `root` on.
pub(super) fn path(path: &Path, root: &str) -> String {
    match path.to_string().as_str() {
        "." => root.to_owned(),
        below => format!("{root}.{below}"),
    }
}

/// The client's own text, quoted and not too long.
pub(super) fn quoted(text: &str) -> String {
    format!("{:?}", text.chars().take(QUOTE_MAX).collect::<String>())
}

/// A message that may repeat the client's own text, kept to a length that fits a frame.
fn shortened(message: &str) -> String {
    const LONGEST: usize = 1000;
    message.trim_end().chars().take(LONGEST).collect()
}
