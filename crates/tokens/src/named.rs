//! Which token a text is, for an operator who has one in his hands and takes it back.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

/// A token by its name, as it says itself; nobody has checked its signature.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Named {
    /// Its name, empty where it has none.
    #[serde(default, rename = "jti")]
    pub id: String,
    /// When it ends, in seconds since 1970.
    #[serde(rename = "exp")]
    pub expires: i64,
}

impl Named {
    /// What a text says of itself, if it is a token.
    pub fn of(text: &str) -> Option<Self> {
        let claims = BASE64URL_NOPAD.decode(text.split('.').nth(1)?.as_bytes());
        serde_json::from_slice(&claims.ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_which_it_is_and_a_name_says_nothing() {
        let claims = BASE64URL_NOPAD.encode(br#"{"sub":"ann","jti":"t-1","exp":7}"#);
        let named = Named::of(&format!("e30.{claims}.x"));
        let id = "t-1".to_string();
        assert_eq!(named, Some(Named { id, expires: 7 }));
        for text in ["t-1", "", "a.b.c", "0193b4f0-7d52-7c3e-9a5c-3f1f2d7b8a11"] {
            assert_eq!(Named::of(text), None, "{text}");
        }
    }
}
