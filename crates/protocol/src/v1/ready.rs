//! The marks of managers who are ready to begin. A mark is no event of the game and has no number: it holds until the game starts,
//! for as long as the game is in memory and the side has the same manager. It outlasts a connection, for a page that is loaded again
//! must not take it back; whether its manager is there, the presence tells.

use super::id::GameId;
use bandbox_engine::Team;
use serde::{Deserialize, Serialize};

/// Data of `set_ready`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SetReady {
    /// Which game.
    pub game_id: GameId,
    /// False takes the mark back.
    pub ready: bool,
    /// For which side; for every side that the asker speaks for when left out, which is both in a game against oneself and for
    /// an umpire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub side: Option<Team>,
}

/// Data of the reply `ready_set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ReadySet {
    /// Which game.
    pub game_id: GameId,
    /// The sides whose marks are so now.
    pub sides: Vec<Team>,
    /// Whether they are ready.
    pub ready: bool,
}

/// Data of the notice `ready_set`, one for each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SideReady {
    /// The side.
    pub side: Team,
    /// Whether its manager is ready.
    pub ready: bool,
}
