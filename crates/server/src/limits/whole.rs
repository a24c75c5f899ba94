//! Whole numbers with bounds that a file of settings may not leave.

use serde::{Deserialize, Deserializer};
use std::time::Duration;

/// A number from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Whole<const LEAST: u32, const MOST: u32>(u32);

/// How many of something there may be at once.
pub(crate) type Count = Whole<1, 1_000_000>;

/// How long something may take, in seconds.
pub(crate) type Seconds = Whole<1, 3_600>;

impl<const LEAST: u32, const MOST: u32> Whole<LEAST, MOST> {
    /// A default; one out of bounds does not compile where it is a constant.
    pub(super) const fn new(number: u32) -> Self {
        assert!(LEAST <= number && number <= MOST, "out of bounds");
        Self(number)
    }

    /// The number.
    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    /// As many of what memory holds.
    pub(crate) const fn size(self) -> usize {
        self.0 as usize
    }
}

impl Seconds {
    /// So long.
    pub(crate) const fn duration(self) -> Duration {
        Duration::from_secs(self.0 as u64)
    }
}

impl<'de, const LEAST: u32, const MOST: u32> Deserialize<'de> for Whole<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        let fits = u32::try_from(number).ok();
        let fits = fits.filter(|number| (LEAST..=MOST).contains(number));
        let wrong = || serde::de::Error::custom(format!("{number} is not from {LEAST} to {MOST}"));
        fits.map(Self).ok_or_else(wrong)
    }
}
