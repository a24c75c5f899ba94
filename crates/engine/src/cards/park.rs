//! The numbers of a ballpark.
//!
//! Rules: R-PARK-NUMBERS.

use crate::player::ByHand;
use serde::{Deserialize, Serialize};

/// A park whose numbers nobody knows has this one everywhere.
const UNKNOWN: ByHand<u8> = ByHand { left: 8, right: 8 };

/// The numbers that the resolution die must not exceed for a ballpark mark to be a hit, 0 to 20, by the side the
/// batter bats from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Park {
    /// Of ballpark home runs.
    pub home_runs: ByHand<u8>,
    /// Of ballpark singles.
    pub singles: ByHand<u8>,
}

impl Park {
    /// A park whose numbers nobody knows.
    pub const UNKNOWN: Self = Self {
        home_runs: UNKNOWN,
        singles: UNKNOWN,
    };

    /// Whether this is the park whose numbers nobody knows.
    pub(crate) fn is_unknown(&self) -> bool {
        *self == Self::UNKNOWN
    }
}

impl Default for Park {
    fn default() -> Self {
        Self::UNKNOWN
    }
}
