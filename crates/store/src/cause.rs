//! Why events happened: who asked for what, and when.

use bandbox_engine::{Actor, Command, GameSetup};
use serde::{Deserialize, Serialize};

/// The cause of a batch of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The user who asked.
    pub user: String,
    /// On whose behalf.
    pub actor: Actor,
    /// The sender's name for the request, 1 to 64 characters. A user's second request of the same name gets
    /// the answer of the first.
    pub command_id: String,
    /// What was asked for.
    pub command: CauseCommand,
    /// The connection that the request came by. It stands beside the chain, and no file of a game has it.
    pub session: Option<String>,
    /// When. It is kept for people to read; nothing is decided by it.
    pub at: jiff::Timestamp,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CauseCommand {
    /// A new game.
    Create {
        /// Its setup.
        setup: Box<GameSetup>,
    },
    /// A command to a game.
    Play {
        /// The command.
        command: Command,
    },
}
