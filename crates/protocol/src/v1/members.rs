//! Who is in the room of a game, page by page.

use super::id::GameId;
use super::page::Limit;
use super::reply::Member;
use serde::{Deserialize, Serialize};

/// Data of `list_members`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ListMembers {
    /// Which game.
    pub game_id: GameId,
    /// The `next` of the page before; the first page when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub after: Option<String>,
    /// At most this many members, 1 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        ts(optional, as = "Option<u16>"),
        schemars(with = "Option<u16>", range(min = 1, max = 100))
    )]
    pub limit: Option<Limit<100>>,
}

/// Data of `member_list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct MemberList {
    /// Which game.
    pub game_id: GameId,
    /// Each user in the room once, by his id.
    pub members: Vec<Member>,
    /// How many users are in the room.
    pub total: u32,
    /// Asks for the next page; null when this is the last.
    pub next: Option<String>,
}
