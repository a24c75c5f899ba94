//! Who belongs to a game, who may come in, whose tokens are good no longer, who is told where that it is his turn, and what
//! people did: all that stands beside the log of the games.

pub(crate) mod audit;
mod door;
pub(crate) mod errand;
pub(crate) mod invites;
pub(crate) mod revocations;
pub(crate) mod seats;
pub(crate) mod webhooks;

use crate::statement::Statement;

/// Tells a copying that something changed. It is part of each transaction that changes people.
pub(crate) fn changed() -> Statement {
    Statement::new("UPDATE bandbox SET people = people + 1")
}
