//! Who does not want to hear whom in a room. It is remembered for as long as the game is in memory.

use std::collections::{HashMap, HashSet};

/// The most pairs that a room remembers, so that nobody fills its memory.
const MAX: usize = 1_000;

/// The mutes of a room.
#[derive(Debug, Default)]
pub(crate) struct Mutes {
    /// Muted by the umpire.
    for_all: HashSet<String>,
    /// By who does not hear them, those whom he muted.
    by: HashMap<String, HashSet<String>>,
    pairs: usize,
}

impl Mutes {
    /// Mutes a user for another, or for everybody, or takes it back. Whether there was room for it.
    pub(crate) fn set(&mut self, by: Option<&str>, user: &str, muted: bool) -> bool {
        if muted && self.pairs >= MAX {
            return false;
        }
        let changed = match by {
            None => change(&mut self.for_all, user, muted),
            Some(by) => {
                let whom = self.by.entry(by.to_owned()).or_default();
                let changed = change(whom, user, muted);
                if whom.is_empty() {
                    self.by.remove(by);
                }
                changed
            }
        };
        match (changed, muted) {
            (true, true) => self.pairs += 1,
            (true, false) => self.pairs -= 1,
            (false, _) => (),
        }
        true
    }

    /// Whether nobody hears this user.
    pub(crate) fn is_muted_for_all(&self, user: &str) -> bool {
        self.for_all.contains(user)
    }

    /// Whether this hearer hears this speaker.
    pub(crate) fn hears(&self, hearer: &str, speaker: &str) -> bool {
        !self
            .by
            .get(hearer)
            .is_some_and(|whom| whom.contains(speaker))
    }
}

fn change(whom: &mut HashSet<String>, user: &str, muted: bool) -> bool {
    if muted {
        whom.insert(user.to_owned())
    } else {
        whom.remove(user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mute_is_of_one_hearer_until_he_takes_it_back() {
        let mut mutes = Mutes::default();
        assert!(mutes.set(Some("ann"), "bob", true));
        assert!(!mutes.hears("ann", "bob"));
        assert!(mutes.hears("bob", "ann") && mutes.hears("cy", "bob"));
        assert!(!mutes.is_muted_for_all("bob"));
        assert!(mutes.set(Some("ann"), "bob", false));
        assert!(mutes.hears("ann", "bob"));
        assert_eq!((mutes.pairs, mutes.by.len()), (0, 0));
    }

    #[test]
    fn who_is_muted_for_all_is_so_until_it_is_taken_back() {
        let mut mutes = Mutes::default();
        for muted in [true, true, false, false] {
            assert!(mutes.set(None, "bob", muted));
            assert_eq!(mutes.is_muted_for_all("bob"), muted);
        }
        assert_eq!(mutes.pairs, 0);
    }

    #[test]
    fn there_is_an_end_to_what_a_room_remembers() {
        let mut mutes = Mutes::default();
        for number in 0..MAX {
            assert!(mutes.set(Some("ann"), &number.to_string(), true));
        }
        assert!(!mutes.set(Some("ann"), "one more", true));
        assert!(mutes.set(Some("ann"), "0", false));
        assert!(mutes.set(Some("ann"), "one more", true));
    }
}
