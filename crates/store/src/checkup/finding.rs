//! What a checkup says: where, what, and what to do about it.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It may become a fault.
    Warning,
    /// Something is lost, cannot be played, or may be lost at the next trouble.
    Fault,
}

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub weight: Weight,
    /// Where: a game, the database, the machine.
    pub place: String,
    /// What is wrong; then what to do.
    pub what: String,
}

impl Finding {
    /// Something that must be seen to.
    pub fn fault(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            weight: Weight::Fault,
            place: place.into(),
            what: what.into(),
        }
    }

    /// Something that had better be seen to.
    pub fn warning(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            weight: Weight::Warning,
            place: place.into(),
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    /// One line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = match self.weight {
            Weight::Warning => "warning",
            Weight::Fault => "fault",
        };
        let what = self.what.replace('\n', " ");
        write!(f, "{weight}: {}: {what}", self.place)
    }
}
