//! Bytes written as lower-case hexadecimal: hashes, commitments, entropy.

use arrayvec::ArrayVec;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Thirty-two bytes, written as 64 hexadecimal digits: a SHA-256 hash or a revealed secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct Hex32(pub [u8; 32]);

/// What a manager adds to the dice: 1 to 64 bytes of his own choosing, written in hexadecimal.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct Entropy(ArrayVec<u8, 64>);

/// Text that is not the bytes it should be.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum HexError {
    /// A character is not `0` to `9` or `a` to `f`, or the last digit has no partner.
    #[error("not lower-case hexadecimal")]
    NotHex,
    /// The number of bytes is wrong.
    #[error("{found} bytes where {expected} are expected")]
    Length {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: &'static str,
    },
}

fn bytes(text: &str) -> Result<Vec<u8>, HexError> {
    HEXLOWER
        .decode(text.as_bytes())
        .map_err(|_| HexError::NotHex)
}

impl TryFrom<String> for Hex32 {
    type Error = HexError;

    fn try_from(text: String) -> Result<Self, HexError> {
        let bytes = bytes(&text)?;
        let found = bytes.len();
        bytes.try_into().map(Self).map_err(|_| HexError::Length {
            found,
            expected: "32",
        })
    }
}

impl From<Hex32> for String {
    fn from(hex: Hex32) -> Self {
        HEXLOWER.encode(&hex.0)
    }
}

impl fmt::Display for Hex32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hex32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Entropy {
    /// Takes 1 to 64 bytes.
    ///
    /// # Errors
    /// [`HexError::Length`] for none or too many.
    pub fn new(bytes: &[u8]) -> Result<Self, HexError> {
        let length = || HexError::Length {
            found: bytes.len(),
            expected: "1 to 64",
        };
        if bytes.is_empty() {
            return Err(length());
        }
        ArrayVec::try_from(bytes).map(Self).map_err(|_| length())
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<String> for Entropy {
    type Error = HexError;

    fn try_from(text: String) -> Result<Self, HexError> {
        Self::new(&bytes(&text)?)
    }
}

impl From<Entropy> for String {
    fn from(entropy: Entropy) -> Self {
        HEXLOWER.encode(&entropy.0)
    }
}

impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}
