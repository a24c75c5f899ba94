//! How much of a list is sent at once.

use serde::{Deserialize, Serialize};

/// The size of a page: 1 to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Limit<const MOST: u16>(u16);

impl<const MOST: u16> Limit<MOST> {
    /// The number.
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl<const MOST: u16> Default for Limit<MOST> {
    /// The largest page.
    fn default() -> Self {
        Self(MOST)
    }
}

impl<const MOST: u16> TryFrom<u16> for Limit<MOST> {
    type Error = String;

    fn try_from(number: u16) -> Result<Self, String> {
        if (1..=MOST).contains(&number) {
            Ok(Self(number))
        } else {
            Err(format!("{number} is not a page size; it is 1 to {MOST}"))
        }
    }
}

impl<const MOST: u16> From<Limit<MOST>> for u16 {
    fn from(limit: Limit<MOST>) -> Self {
        limit.0
    }
}
