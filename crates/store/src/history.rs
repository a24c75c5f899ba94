//! What a database of ours says of itself: what it is for, and which history of the log it holds.

use crate::error::StoreError;
use crate::rows::{count, stored};
use uuid::Uuid;

/// The greatest epoch: JSON numbers of every language can hold it.
const EPOCHS: u64 = (1 << 53) - 1;

/// What a database is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Games are played on it.
    Log,
    /// A log is being copied into it, or was when the copying stopped.
    Copying,
    /// It keeps a log as it once was.
    Backup,
}

impl Purpose {
    const ALL: [Self; 3] = [Self::Log, Self::Copying, Self::Backup];

    /// The name in the database.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Copying => "copying",
            Self::Backup => "backup",
        }
    }
}

/// The row that every database of ours has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct History {
    /// Names this history of the log.
    pub(crate) epoch: u64,
    /// What the database is for.
    pub(crate) purpose: Purpose,
}

impl History {
    /// Reads its columns.
    pub(crate) fn of((epoch, purpose): (i64, String)) -> Result<Self, StoreError> {
        let named = |known: &Purpose| known.name() == purpose;
        Ok(Self {
            epoch: count(epoch)?,
            purpose: Purpose::ALL.into_iter().find(named).ok_or_else(|| {
                StoreError::damaged(format!("its purpose is {purpose:?}, which is none"))
            })?,
        })
    }

    /// The epoch as a column holds it.
    pub(crate) fn epoch_column(self) -> i64 {
        stored(self.epoch)
    }

    /// Refuses a database that no games may be played on.
    pub(crate) fn playable(self, database: &str) -> Result<Self, StoreError> {
        let database = database.to_string();
        match self.purpose {
            Purpose::Log => Ok(self),
            Purpose::Copying => Err(StoreError::Unfinished { database }),
            Purpose::Backup => Err(StoreError::Backup { database }),
        }
    }

    /// Another history, which begins with what this one holds. Two of them never have one name, so it is drawn.
    pub(crate) fn another(self) -> u64 {
        loop {
            let (_, random) = Uuid::now_v7().as_u64_pair();
            let epoch = random & EPOCHS;
            if epoch > 1 && epoch != self.epoch {
                return epoch;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_history_has_a_name_of_its_own_that_javascript_can_hold() {
        let first = History {
            epoch: 1,
            purpose: Purpose::Log,
        };
        let mut epochs: Vec<u64> = (0..1000).map(|_| first.another()).collect();
        assert!(epochs.iter().all(|epoch| (2..1 << 53).contains(epoch)));
        epochs.sort_unstable();
        epochs.dedup();
        assert_eq!(epochs.len(), 1000);
    }
}
