//! Some of the players of one roster.

use crate::player::LineupId;

/// A set of players of one team: one bit a roster place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct RosterSet(u64);

impl RosterSet {
    /// Whether nobody is in it.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether he is in it.
    pub(crate) const fn contains(self, id: LineupId) -> bool {
        self.0 & Self::bit(id) != 0
    }

    /// Puts him in.
    pub(crate) const fn insert(&mut self, id: LineupId) {
        self.0 |= Self::bit(id);
    }

    /// A roster has at most 60 places; a number that nobody has is no bit.
    const fn bit(id: LineupId) -> u64 {
        match id.place() {
            Some(place) => 1 << (place as u64 & 63),
            None => 0,
        }
    }
}
