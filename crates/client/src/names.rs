//! The ids of frames: a prefix that no other client has, and a number.

use bandbox_protocol::v1::FrameId;
use std::hash::{BuildHasher, Hasher, RandomState};

/// Gives each frame an id of its own, across clients, processes and time.
#[derive(Debug)]
pub(crate) struct Names {
    prefix: String,
    last: u64,
}

impl Names {
    pub(crate) fn new(nonce: u64) -> Self {
        Self {
            prefix: format!("c-{nonce:016x}-"),
            last: 0,
        }
    }

    /// The next number and the id made of it.
    #[expect(
        clippy::expect_used,
        reason = "an id is 39 characters at most, all of them printable"
    )]
    pub(crate) fn next(&mut self) -> (u64, FrameId) {
        self.last += 1;
        let id = format!("{}{}", self.prefix, self.last);
        (
            self.last,
            FrameId::try_from(id).expect("prefix and number make an id"),
        )
    }

    /// The number in an id that was given here.
    pub(crate) fn number(&self, id: &FrameId) -> Option<u64> {
        id.as_str().strip_prefix(&self.prefix)?.parse().ok()
    }
}

/// A number that cannot be foreseen.
pub(crate) fn random() -> u64 {
    // Without the system's randomness, the seed of the standard hash tables is the next best.
    getrandom::u64().unwrap_or_else(|_| RandomState::new().build_hasher().finish())
}

/// Luck for a pause.
pub(crate) fn luck() -> u16 {
    u16::try_from(random() & u64::from(u16::MAX)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_two_frames_share_an_id_even_across_clients() {
        let mut ids = std::collections::BTreeSet::new();
        for nonce in [0, 1, u64::MAX, random()] {
            let mut names = Names::new(nonce);
            for _ in 0..500 {
                let (number, id) = names.next();
                assert_eq!(names.number(&id), Some(number));
                assert!(ids.insert(id));
            }
        }
    }

    #[test]
    fn the_longest_id_is_an_id_and_foreign_ids_are_not_ours() {
        let mut names = Names {
            last: u64::MAX - 1,
            ..Names::new(u64::MAX)
        };
        assert_eq!(names.next().0, u64::MAX);
        assert_eq!(names.number(&"c-17".parse().unwrap()), None);
    }
}
