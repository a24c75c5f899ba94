//! Games as such: making one, and finding one among many.

use super::membership::Access;
use super::page::Limit;
use bandbox_engine::GameSetup;
use serde::{Deserialize, Serialize};

/// Data of `create_game`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CreateGame {
    /// Teams, lineups and options.
    pub setup: GameSetup,
    /// Who manages which team; whoever is left out is the creator himself, unless the side is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub managers: Option<Managers>,
    /// Who else may come to it; everybody when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub access: Option<Access>,
}

/// The users who manage the teams of a new game.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Managers {
    /// The user id of the visitors' manager.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub away: Option<String>,
    /// The user id of the hosts' manager.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub home: Option<String>,
}

/// Which games to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum GameFilter {
    /// Those that the asker manages.
    Mine,
    /// Those that have not started.
    Open,
    /// Those being played.
    Playing,
    /// Those that broke off, to go on another time.
    Suspended,
    /// Those that are over.
    Final,
}

/// Data of `list_games`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ListGames {
    /// Which; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub filter: Option<GameFilter>,
    /// The `next` of the page before; the first page when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub after: Option<String>,
    /// At most this many games, 1 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        ts(optional, as = "Option<u16>"),
        schemars(with = "Option<u16>", range(min = 1, max = 100))
    )]
    pub limit: Option<Limit<100>>,
}
