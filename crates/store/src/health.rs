//! What a database says of itself beside the log: how it is set, and whether its own structures are whole.

use crate::checkup::Finding;

/// The health of a database.
pub(crate) struct Health {
    /// How many bytes it takes.
    pub(crate) bytes: u64,
    /// What is wrong with it.
    pub(crate) findings: Vec<Finding>,
}
