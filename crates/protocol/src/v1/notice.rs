//! What the server tells without a number: sent at most once, and never needed to follow a game, except for the
//! one snapshot after a join that could not replay.

use super::chat::{Announcement, Chat};
use super::client::MemberRole;
use super::id::Timestamp;
use super::membership::SideTaken;
use super::ready::SideReady;
use super::reason::Reason;
use super::reply::GameStateSync;
use super::token::TokenEnds;
use super::view::GameStateUpdate;
use super::wire::wire_events;
use bandbox_engine::Team;
use serde::{Deserialize, Serialize};

wire_events! {
    /// A notice.
    pub enum Notice {
        /// The connection is ready; nothing sent from now on is lost.
        Connected(Box<Connected>) = "connected",
        /// A user entered the room.
        UserConnected(UserConnected) = "user_connected",
        /// A user left the room.
        UserDisconnected(UserDisconnected) = "user_disconnected",
        /// The managers are to decide.
        DecisionsDue(DecisionsDue) = "decisions_due",
        /// How the game stands after a change.
        GameStateUpdate(GameStateUpdate) = "game_state_update",
        /// The whole state, once after a `game_joined` that could not replay.
        GameStateSync(Box<GameStateSync>) = "game_state_sync",
        /// An administrator has ended the game and sent everybody out of its room.
        GameCleanedUp(GameCleanedUp) = "game_cleaned_up",
        /// The server is about to restart.
        ServerDraining(ServerDraining) = "server_draining",
        /// The token of this connection is about to end.
        TokenExpiring(TokenEnds) = "token_expiring",
        /// A side has another manager.
        SideTaken(SideTaken) = "side_taken",
        /// A manager is ready to begin, or is not any more.
        ReadySet(SideReady) = "ready_set",
        /// Somebody says something.
        Chat(Chat) = "chat",
        /// An administrator says something.
        Announcement(Announcement) = "announcement",
    }
}

/// Data of `connected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Connected {
    /// Who is connected.
    pub user_id: String,
    /// The name to show.
    pub name: String,
    /// Names this connection.
    pub session_id: String,
    /// The protocol spoken: `bandbox.v1`.
    pub protocol: String,
    /// What this server can do beyond the first release of the protocol.
    pub features: Vec<String>,
    /// The server's version.
    pub server_version: String,
    /// The server pings this often.
    pub heartbeat_s: u16,
    /// What it bears.
    pub limits: Limits,
}

/// The limits of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Limits {
    /// The largest frame it reads, in bytes.
    pub frame_bytes: u32,
    /// How deep the values inside a frame may nest.
    pub frame_depth: u8,
    /// The most events that a join replays.
    pub replay_events: u32,
    /// The most bytes that a join replays.
    pub replay_bytes: u32,
}

/// Data of `user_connected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct UserConnected {
    /// The user.
    pub user_id: String,
    /// The name to show.
    pub name: String,
    /// As what.
    pub role: MemberRole,
    /// The side he manages, if he does.
    pub side: Option<Team>,
}

/// Data of `user_disconnected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct UserDisconnected {
    /// The user.
    pub user_id: String,
    /// The name to show.
    pub name: String,
}

/// Data of `decisions_due`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DecisionsDue {
    /// The sides whose decision is not in.
    pub waiting_for: Vec<Team>,
    /// The side in the field.
    pub fielding: Team,
    /// The side at bat.
    pub batting: Team,
}

/// Data of the notice `game_cleaned_up`. Whoever gets it is no longer in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameCleanedUp {
    /// Why.
    pub reason: Reason,
}

/// Data of `server_draining`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ServerDraining {
    /// When it closes the connection at the latest.
    pub closes_at: Timestamp,
    /// Come back after this many milliseconds, times a random 0.5 to 1.5.
    pub retry_after_ms: u32,
}
