//! A list where an object belongs: serde reads one as the object's fields in their order, and the protocol does
//! not.

use serde_json::Value;

/// The path of the first list in `sent` that was read as an object, `read` being what it was read as.
pub(super) fn list_for_object(sent: &Value, read: &Value, path: &str) -> Option<String> {
    match (sent, read) {
        (Value::Array(_), Value::Object(_)) => Some(path.to_owned()),
        (Value::Object(sent), Value::Object(read)) => sent.iter().find_map(|(name, sent)| {
            list_for_object(sent, read.get(name)?, &format!("{path}.{name}"))
        }),
        (Value::Array(sent), Value::Array(read)) => {
            let both = sent.iter().zip(read).enumerate();
            both.into_iter()
                .find_map(|(i, (sent, read))| list_for_object(sent, read, &format!("{path}[{i}]")))
        }
        (_, _) => None,
    }
}
