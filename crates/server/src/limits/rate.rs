//! How often something may happen: so many a second, a minute or an hour, and so many at once.

use serde::Deserialize;
use std::fmt;
use std::time::Duration;

/// The most that a rate may say, of either number: there is no need for more, and all sums stay in bounds.
const MOST: u32 = 1_000_000;

/// A rate, as `{ per_second = 20, burst = 100 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub(crate) struct Rate {
    count: u32,
    unit: Unit,
    burst: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
}

/// As it stands in a file.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    per_second: Option<u32>,
    per_minute: Option<u32>,
    per_hour: Option<u32>,
    burst: Option<u32>,
}

/// A rate that is none.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
enum RateError {
    /// No unit, or several.
    #[error("write one of per_second, per_minute and per_hour, and burst if more may come at once")]
    NotOneUnit,
    /// Too little or too much.
    #[error("{0} is not from 1 to {MOST}")]
    OutOfBounds(u32),
}

impl TryFrom<Written> for Rate {
    type Error = RateError;

    fn try_from(written: Written) -> Result<Self, RateError> {
        let (count, unit) = match (written.per_second, written.per_minute, written.per_hour) {
            (Some(count), None, None) => (count, Unit::Second),
            (None, Some(count), None) => (count, Unit::Minute),
            (None, None, Some(count)) => (count, Unit::Hour),
            (_, _, _) => return Err(RateError::NotOneUnit),
        };
        let burst = written.burst.unwrap_or(count);
        match [count, burst]
            .into_iter()
            .find(|number| !(1..=MOST).contains(number))
        {
            Some(number) => Err(RateError::OutOfBounds(number)),
            None => Ok(Self { count, unit, burst }),
        }
    }
}

impl Rate {
    /// So many a second, so many at once.
    pub(super) const fn a_second(count: u32, burst: u32) -> Self {
        let unit = Unit::Second;
        Self { count, unit, burst }
    }

    /// So many a minute, so many at once.
    pub(super) const fn a_minute(count: u32, burst: u32) -> Self {
        let unit = Unit::Minute;
        Self { count, unit, burst }
    }

    /// So many an hour, so many at once.
    pub(super) const fn an_hour(count: u32, burst: u32) -> Self {
        let unit = Unit::Hour;
        Self { count, unit, burst }
    }

    /// From one to the next, at a steady pace. What cannot be divided is rounded up, so that nobody gets more.
    pub(super) fn each(self) -> Duration {
        let unit: u64 = match self.unit {
            Unit::Second => 1_000_000_000,
            Unit::Minute => 60 * 1_000_000_000,
            Unit::Hour => 60 * 60 * 1_000_000_000,
        };
        Duration::from_nanos(unit.div_ceil(self.count.into()))
    }

    /// How many may come at once.
    pub(super) const fn burst(self) -> u32 {
        self.burst
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Second => "a second",
            Unit::Minute => "a minute",
            Unit::Hour => "an hour",
        };
        write!(f, "{} {unit}, {} at once", self.count, self.burst)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(text: &str) -> Result<Rate, String> {
        let table: Result<std::collections::BTreeMap<String, Rate>, _> = toml::from_str(text);
        let table = table.map_err(|error| error.message().to_string())?;
        table
            .into_values()
            .next()
            .ok_or_else(|| "nothing".to_string())
    }

    #[test]
    fn a_rate_has_one_unit_and_a_burst_that_is_the_count_where_it_is_left_out() {
        assert_eq!(
            read("r = { per_second = 20, burst = 100 }"),
            Ok(Rate::a_second(20, 100))
        );
        assert_eq!(read("r = { per_minute = 9 }"), Ok(Rate::a_minute(9, 9)));
        assert_eq!(
            read("r = { per_hour = 5, burst = 2 }"),
            Ok(Rate::an_hour(5, 2))
        );
        assert_eq!(Rate::an_hour(5, 2).each(), Duration::from_mins(12));
        assert_eq!(
            Rate::a_second(20, 100).to_string(),
            "20 a second, 100 at once"
        );
    }

    #[test]
    fn what_is_no_rate_is_refused_with_what_to_write() {
        for none in ["r = { burst = 3 }", "r = { per_second = 1, per_hour = 1 }"] {
            assert_eq!(read(none), Err(RateError::NotOneUnit.to_string()));
        }
        for (text, number) in [
            ("r = { per_second = 0 }", 0),
            ("r = { per_second = 1, burst = 0 }", 0),
            ("r = { per_second = 1000001 }", 1_000_001),
        ] {
            assert_eq!(read(text), Err(RateError::OutOfBounds(number).to_string()));
        }
        assert!(read("r = { per_day = 3 }").is_err());
    }
}
