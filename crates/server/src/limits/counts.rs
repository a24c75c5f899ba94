//! How many of something each address has at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The counts. An address that has none is not in them.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts(Arc<Mutex<HashMap<IpAddr, u32>>>);

/// One that counts, for as long as this lives.
#[derive(Debug)]
pub(crate) struct Held {
    counts: Counts,
    address: IpAddr,
}

impl Counts {
    /// One more from there; `None` when there are as many as may be.
    pub(super) fn hold(&self, address: IpAddr, most: u32) -> Option<Held> {
        let mut counts = self.lock();
        let count = counts.get(&address).copied().unwrap_or(0);
        (count < most).then(|| {
            counts.insert(address, count + 1);
            Held {
                counts: self.clone(),
                address,
            }
        })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, u32>> {
        // Nothing that runs under the lock can leave a count half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Entry::Occupied(mut count) = self.counts.lock().entry(self.address) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_makes_room_and_other_addresses_have_their_own() {
        let counts = Counts::default();
        let [near, far] = [[10, 0, 0, 1], [10, 0, 0, 2]].map(IpAddr::from);
        let first = counts.hold(near, 2);
        let second = counts.hold(near, 2);
        assert!(first.is_some() && second.is_some());
        assert!(counts.hold(near, 2).is_none());
        assert!(counts.hold(far, 2).is_some());
        drop(first);
        let third = counts.hold(near, 2);
        assert!(third.is_some());
        drop((second, third));
        assert!(
            counts.lock().is_empty(),
            "nothing is left of those who are gone"
        );
    }
}
