//! A bucket for each of many: users, addresses, users and what they ask for.

use super::bucket::Bucket;
use super::rate::Rate;
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// The most buckets that are kept, some 3 MiB. Beyond, those that are full are let go; and where too many are not, all: whoever
/// has more addresses than that is held by none of these limits, and nobody honest is to pay for it.
const MOST: usize = 65_536;

/// The buckets. A key is kept as a number that nobody outside can foresee: two keys that share one are too rare to matter, and
/// no name or address stays in memory.
#[derive(Debug, Default)]
pub(super) struct Keyed {
    numbers: RandomState,
    buckets: Mutex<HashMap<u64, Bucket>>,
}

impl Keyed {
    /// Takes one out of the bucket of this key.
    ///
    /// # Errors
    /// How long to wait, when it is empty.
    pub(super) fn take(&self, key: impl Hash, rate: Rate, now: Instant) -> Result<(), Duration> {
        let number = self.numbers.hash_one(key);
        let mut buckets = self.lock();
        if buckets.len() >= MOST && !buckets.contains_key(&number) {
            make_room(&mut buckets, now);
        }
        buckets.entry(number).or_default().take(rate, now)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Bucket>> {
        // Nothing that runs under the lock can leave a bucket half changed.
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So much that it need not be done again soon.
fn make_room(buckets: &mut HashMap<u64, Bucket>, now: Instant) {
    buckets.retain(|_, bucket| !bucket.is_full(now));
    if buckets.len() > MOST / 2 {
        buckets.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Rate = Rate::a_second(1, 1);

    #[test]
    fn each_key_has_a_bucket_of_its_own() {
        let (keyed, now) = (Keyed::default(), Instant::now());
        for key in ["ann", "hal"] {
            assert_eq!(keyed.take(key, ONE, now), Ok(()));
            assert_eq!(keyed.take(key, ONE, now), Err(Duration::from_secs(1)));
        }
        assert_eq!(keyed.take(("ann", "roll_dice"), ONE, now), Ok(()));
    }

    #[test]
    fn however_many_come_memory_has_an_end_and_full_buckets_go_first() {
        let (keyed, now) = (Keyed::default(), Instant::now());
        for key in 0..MOST - 10 {
            assert_eq!(keyed.take(key, ONE, now), Ok(()));
        }
        // The first are full again by then, the last ten are not.
        let later = now + Duration::from_secs(1);
        for key in MOST - 10..MOST {
            assert_eq!(keyed.take(key, ONE, later), Ok(()));
        }
        assert_eq!(keyed.take(MOST, ONE, later), Ok(()));
        assert_eq!(keyed.lock().len(), 11);
        assert!(keyed.take(MOST - 1, ONE, later).is_err(), "it was let go");
        // None is full: all go.
        for key in 0..2 * MOST {
            let _ = keyed.take(key, ONE, later);
            assert!(keyed.lock().len() <= MOST);
        }
    }
}
