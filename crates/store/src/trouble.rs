//! Why a database does not do its work: what an operator has to know to mend it.

use std::fmt;

/// What keeps a database from its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// There is no room for what is to be written.
    DiskFull,
    /// The disk did not do what it was told.
    Disk,
    /// It may be read and not written.
    ReadOnly,
    /// Somebody else holds it, or it has too much to do.
    Busy,
    /// It cannot be reached, or the connection was lost.
    Gone,
    /// Something else; the error beneath says what.
    Other,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::DiskFull,
        Self::Disk,
        Self::ReadOnly,
        Self::Busy,
        Self::Gone,
        Self::Other,
    ];

    /// A name for logs and counters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::Disk => "disk_error",
            Self::ReadOnly => "read_only",
            Self::Busy => "busy",
            Self::Gone => "gone",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Trouble {
    /// The fact, then the way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DiskFull => "the disk of the database is full; make room on it",
            Self::Disk => {
                "the disk of the database fails; look into the system's log, and replace it"
            }
            Self::ReadOnly => {
                "the database cannot be written; check its permissions and how it is mounted"
            }
            Self::Busy => "the database is held or overloaded; end what else works on it",
            Self::Gone => "the database cannot be reached; check that it runs, and the way to it",
            Self::Other => "the database does not do its work; what lies beneath says why",
        })
    }
}
