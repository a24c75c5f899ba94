//! How long to wait before each new attempt to connect, and when to give up: arithmetic alone.

use std::time::Duration;

/// How the pause grows from attempt to attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Each pause is a multiple of the one before.
    Exponential {
        /// The first pause.
        initial: Duration,
        /// What each pause is multiplied by.
        factor: u32,
        /// The longest pause.
        cap: Duration,
    },
    /// Each pause is longer by as much.
    Linear {
        /// The first pause.
        initial: Duration,
        /// What each pause is longer by.
        step: Duration,
        /// The longest pause.
        cap: Duration,
    },
    /// Every pause is the same.
    Fixed(Duration),
}

/// What to do once the connection is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconnect {
    /// How the pause grows.
    pub growth: Growth,
    /// Whether each pause is multiplied by a random 0.5 to 1.5, so that not all clients come back at once.
    pub jitter: bool,
    /// Give up after this many attempts in a row; never when `None`.
    pub max_attempts: Option<u32>,
    /// Give up rather than begin an attempt later than this after the loss; never when `None`.
    pub max_total: Option<Duration>,
}

impl Default for Reconnect {
    /// After 1, 2, 4, 8, 16, then 30 seconds, each times a random 0.5 to 1.5, for ever.
    fn default() -> Self {
        Self {
            growth: Growth::Exponential {
                initial: Duration::from_secs(1),
                factor: 2,
                cap: Duration::from_secs(30),
            },
            jitter: true,
            max_attempts: None,
            max_total: None,
        }
    }
}

impl Reconnect {
    /// The pause before an attempt, which are counted from 1; `luck` picks where between 0.5 and 1.5 it falls.
    #[must_use]
    pub fn pause(&self, attempt: u32, luck: u16) -> Duration {
        let before = attempt.saturating_sub(1);
        let pause = match self.growth {
            Growth::Exponential {
                initial,
                factor,
                cap,
            } => initial
                .saturating_mul(factor.saturating_pow(before))
                .min(cap),
            Growth::Linear { initial, step, cap } => {
                initial.saturating_add(step.saturating_mul(before)).min(cap)
            }
            Growth::Fixed(pause) => pause,
        };
        if self.jitter {
            jittered(pause, luck)
        } else {
            pause
        }
    }

    /// Whether an attempt may still be made that begins this long after the loss.
    #[must_use]
    pub fn permits(&self, attempt: u32, after: Duration) -> bool {
        self.max_attempts.is_none_or(|most| attempt <= most)
            && self.max_total.is_none_or(|most| after <= most)
    }
}

/// The pause times 0.5 for the least luck, up to 1.5 for the most.
pub(crate) fn jittered(pause: Duration, luck: u16) -> Duration {
    let thousandths = 500 + u32::from(luck) * 1000 / u32::from(u16::MAX);
    pause.saturating_mul(thousandths) / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(policy: Reconnect) -> Vec<u64> {
        (1..=8)
            .map(|attempt| policy.pause(attempt, 0).as_secs())
            .collect()
    }

    fn plain(growth: Growth) -> Reconnect {
        Reconnect {
            growth,
            jitter: false,
            ..Reconnect::default()
        }
    }

    #[test]
    fn pauses_grow_as_the_policy_says() {
        let (one, five) = (Duration::from_secs(1), Duration::from_secs(5));
        let table = [
            (Reconnect::default().growth, [1, 2, 4, 8, 16, 30, 30, 30]),
            (
                Growth::Linear {
                    initial: one,
                    step: Duration::from_secs(3),
                    cap: Duration::from_secs(12),
                },
                [1, 4, 7, 10, 12, 12, 12, 12],
            ),
            (Growth::Fixed(five), [5; 8]),
        ];
        for (growth, expected) in table {
            assert_eq!(seconds(plain(growth)), expected, "{growth:?}");
        }
    }

    #[test]
    fn jitter_stays_between_half_and_one_and_a_half() {
        let policy = Reconnect::default();
        for (attempt, whole) in [(1, 1_000), (4, 8_000), (6, 30_000)] {
            let at = |luck| policy.pause(attempt, luck).as_millis();
            assert_eq!(at(0), whole / 2);
            assert_eq!(at(u16::MAX), whole * 3 / 2);
            for luck in (0..=u16::MAX).step_by(97) {
                assert!((whole / 2..=whole * 3 / 2).contains(&at(luck)));
            }
        }
    }

    #[test]
    fn endless_attempts_stay_at_the_cap() {
        assert_eq!(
            plain(Reconnect::default().growth).pause(u32::MAX, 0),
            Duration::from_secs(30)
        );
    }

    #[test]
    fn attempts_and_time_are_bounded_when_asked() {
        let policy = Reconnect {
            max_attempts: Some(3),
            max_total: Some(Duration::from_mins(1)),
            ..Reconnect::default()
        };
        assert!(policy.permits(3, Duration::from_mins(1)));
        assert!(!policy.permits(4, Duration::ZERO));
        assert!(!policy.permits(1, Duration::from_secs(61)));
        assert!(Reconnect::default().permits(u32::MAX, Duration::MAX));
    }
}
