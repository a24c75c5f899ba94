//! Tokens that were signed here, and some that were not.

use bandbox_tokens::{Tokens, Trust};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Whoever signs tokens here.
pub const ISSUER: &str = "https://league.example";

/// What tokens are for here.
pub const AUDIENCE: &str = "bandbox";

/// A time that no run sees the end of.
pub const FAR: u64 = 4_000_000_000;

/// A time before any run.
pub const PAST: f64 = 1_700_000_000.0;

const SECRET: &[u8] = b"a secret of thirty-two bytes....";

/// Knows the secret.
pub static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    let trust = Trust {
        issuer: Some(ISSUER.to_owned()),
        audience: Some(AUDIENCE.to_owned()),
        ..Trust::default()
    };
    Tokens::with_secret(SECRET, trust).expect("a key that signs")
});

/// Tokens of every algorithm with signatures that are none.
pub static OF_OTHERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let claims = json!({"sub": "ann", "exp": FAR, "iss": ISSUER, "aud": AUDIENCE});
    let of = |(algorithm, length): (&str, usize)| {
        let message = message(&json!({"alg": algorithm}), &claims);
        format!("{message}.{}", BASE64URL_NOPAD.encode(&vec![1; length]))
    };
    [("EdDSA", 64), ("ES256", 64), ("RS256", 256), ("HS256", 32)]
        .map(of)
        .into()
});

/// A token of this header and these claims.
pub fn sign(header: &Value, claims: &Value) -> String {
    let message = message(header, claims);
    let signature = signature(&message);
    format!("{message}.{signature}")
}

/// Whether the signature of a token is ours.
pub fn is_from_here(token: &str) -> bool {
    let parts = token.rsplit_once('.');
    parts.is_some_and(|(message, signature)| self::signature(message) == signature)
}

fn message(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    format!("{}.{}", part(header), part(claims))
}

fn signature(message: &str) -> String {
    let key = EncodingKey::from_secret(SECRET);
    crypto::sign(message.as_bytes(), &key, Algorithm::HS256).expect("a signature")
}
