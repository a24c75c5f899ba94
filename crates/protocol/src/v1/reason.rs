//! Why somebody did what others will want to know of, in his own words.

use serde::{Deserialize, Serialize};

/// A short text on one line: 1 to [`Reason::MAX`] characters, none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct Reason(String);

impl Reason {
    /// The most characters.
    pub const MAX: usize = 200;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Reason {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let characters = text.chars().count();
        if (1..=Self::MAX).contains(&characters) && !text.chars().any(char::is_control) {
            Ok(Self(text))
        } else {
            Err(format!(
                "a reason is one line of 1 to {} characters",
                Self::MAX
            ))
        }
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_that_says_something() {
        let reason = |text: &str| Reason::try_from(text.to_owned()).is_ok();
        assert!(reason("the league has ended"));
        assert!(reason(&"ü".repeat(Reason::MAX)));
        assert!(!reason(""));
        assert!(!reason("two\nlines"));
        assert!(!reason(&"x".repeat(Reason::MAX + 1)));
    }
}
