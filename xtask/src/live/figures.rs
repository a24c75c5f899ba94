//! Latencies and their quantiles.

use std::time::Duration;

/// How long each took.
#[derive(Debug, Default)]
pub(crate) struct Latencies(Vec<u128>);

/// Quantiles in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figures {
    /// Half took no longer.
    pub(crate) p50: u128,
    /// Of a hundred, one took longer.
    pub(crate) p99: u128,
    /// Of a thousand, one took longer.
    pub(crate) p999: u128,
    /// None took longer.
    pub(crate) most: u128,
}

/// A duration in whole microseconds.
pub(crate) const fn micros(duration: Duration) -> u128 {
    duration.as_micros()
}

impl Latencies {
    /// One more.
    pub(crate) fn push(&mut self, took: Duration) {
        self.0.push(micros(took));
    }

    /// All of another.
    pub(crate) fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The quantiles; none of nothing.
    pub(crate) fn figures(&mut self) -> Option<Figures> {
        self.0.sort_unstable();
        // The smallest value that this many of a thousand do not exceed.
        let at = |thousandths: usize| {
            let place = (self.0.len() * thousandths).div_ceil(1_000);
            self.0.get(place.saturating_sub(1)).copied()
        };
        Some(Figures {
            p50: at(500)?,
            p99: at(990)?,
            p999: at(999)?,
            most: at(1_000)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_the_smallest_value_that_so_many_do_not_exceed() {
        let mut latencies = Latencies::default();
        assert_eq!(latencies.figures(), None);
        for value in (1..=1_000).rev() {
            latencies.push(Duration::from_micros(value));
        }
        let expected = Figures {
            p50: 500,
            p99: 990,
            p999: 999,
            most: 1_000,
        };
        assert_eq!(latencies.figures(), Some(expected));
        let mut one = Latencies::default();
        one.push(Duration::from_micros(7));
        assert_eq!(one.figures().map(|one| (one.p50, one.most)), Some((7, 7)));
    }
}
