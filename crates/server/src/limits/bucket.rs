//! How often something may happen: a bucket that is full at first, loses one for each time, and fills at a steady rate.
//!
//! It is kept as the moment at which it will be full again, so it costs one number and needs nobody to fill it. What time it
//! is comes in from outside.

use super::rate::Rate;
use std::time::Duration;
use tokio::time::Instant;

/// A bucket. How much it holds and how fast it fills may change at any time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bucket {
    /// Not before it was used.
    full_at: Option<Instant>,
}

impl Bucket {
    /// Takes one out.
    ///
    /// # Errors
    /// How long to wait for one, when it is empty.
    pub(crate) fn take(&mut self, rate: Rate, now: Instant) -> Result<(), Duration> {
        let each = rate.each();
        let lacks = match self.full_at {
            Some(full_at) => full_at.saturating_duration_since(now),
            None => Duration::ZERO,
        };
        // Under a rate that was slower it may lack more than it now holds.
        let lacks = lacks.min(each.saturating_mul(rate.burst()));
        let bearable = each.saturating_mul(rate.burst() - 1);
        if lacks > bearable {
            self.full_at = Some(now + lacks);
            return Err(lacks.saturating_sub(bearable));
        }
        self.full_at = Some(now + lacks + each);
        Ok(())
    }

    /// Whether it is as if it had never been used.
    pub(crate) fn is_full(&self, now: Instant) -> bool {
        self.full_at.is_none_or(|full_at| full_at <= now)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Numbers that look random and are the same in each run.
    fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
        let mut state = seed;
        move |below| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % below
        }
    }

    #[test]
    fn no_window_of_time_has_more_than_the_burst_and_what_the_rate_adds() {
        for seed in 0..50 {
            let mut number = numbers(seed);
            let count = u32::try_from(1 + number(1_000)).unwrap();
            let burst = u32::try_from(1 + number(50)).unwrap();
            let rate = Rate::a_second(count, burst);
            let (begin, mut now) = (Instant::now(), Duration::ZERO);
            let (mut bucket, mut taken) = (Bucket::default(), Vec::new());
            for _ in 0..1_000 {
                // From many at one moment to pauses in which it fills.
                let pause = match number(4) {
                    0 => number(2_000_000_000 / u64::from(count)),
                    1 => number(40_000_000),
                    _ => number(2) * 1_000,
                };
                now += Duration::from_nanos(pause);
                if bucket.take(rate, begin + now).is_ok() {
                    taken.push(now);
                }
            }
            for (first, from) in taken.iter().enumerate() {
                for (last, to) in taken.iter().enumerate().skip(first) {
                    let within = u32::try_from(last - first + 1).unwrap();
                    let allowed = f64::from(burst)
                        + to.saturating_sub(*from).as_secs_f64() * f64::from(count);
                    assert!(
                        f64::from(within) <= allowed + 1e-6,
                        "{within} of {allowed}, seed {seed}"
                    );
                }
            }
        }
    }

    #[test]
    fn who_waits_as_long_as_he_is_told_is_served_and_not_a_moment_sooner() {
        let rate = Rate::a_second(7, 3);
        let (mut bucket, mut now) = (Bucket::default(), Instant::now());
        for round in 0..50 {
            if let Err(wait) = bucket.take(rate, now) {
                assert!(round >= 3, "the burst was cut short");
                let too_soon = now + wait - Duration::from_nanos(1);
                assert_eq!(bucket.take(rate, too_soon), Err(Duration::from_nanos(1)));
                now += wait;
                assert_eq!(bucket.take(rate, now), Ok(()));
            }
        }
    }

    #[test]
    fn a_bucket_that_was_left_alone_is_full_again_and_no_fuller() {
        let rate = Rate::a_second(10, 5);
        let (mut bucket, now) = (Bucket::default(), Instant::now());
        for at in [now, now + Duration::from_hours(1)] {
            assert!(bucket.is_full(at));
            let taken = (0..20).filter(|_| bucket.take(rate, at).is_ok()).count();
            assert_eq!(taken, 5);
            assert!(!bucket.is_full(at + Duration::from_millis(499)));
            assert!(bucket.is_full(at + Duration::from_millis(500)));
        }
    }

    #[test]
    fn a_rate_that_was_raised_counts_at_once() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        let slow = Rate::an_hour(1, 1);
        assert_eq!(bucket.take(slow, now), Ok(()));
        assert_eq!(bucket.take(slow, now), Err(Duration::from_hours(1)));
        let (quick, second) = (Rate::a_second(1, 1), Duration::from_secs(1));
        assert_eq!(bucket.take(quick, now), Err(second));
        assert_eq!(bucket.take(quick, now + second / 2), Err(second / 2));
        assert_eq!(bucket.take(quick, now + second), Ok(()));
    }
}
