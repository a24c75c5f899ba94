//! Being told elsewhere that it is one's turn: an address that the server calls.

use super::id::{GameId, Timestamp};
use super::view::PhaseName;
use bandbox_engine::Team;
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::team::ByTeam;
use serde::{Deserialize, Serialize};

/// The most bytes of an address.
pub const MAX_URL: usize = 2048;

/// How what is said to an address is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum WebhookForm {
    /// As [`YourTurn`], for a program.
    #[default]
    Json,
    /// As a message in a channel of Discord, whose address its settings give under Integrations, Webhooks.
    Discord,
}

/// The body of `PUT /api/v1/webhook`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SetWebhook {
    /// The address, https and open to everybody on the internet; another may be allowed by the operator.
    pub url: String,
    /// How to speak to it.
    #[serde(default)]
    pub form: WebhookForm,
}

/// What `GET` and `PUT /api/v1/webhook` answer: the address that is called when it is the asker's turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Webhook {
    /// The address.
    pub url: String,
    /// How it is spoken to.
    pub form: WebhookForm,
    /// When it was set.
    pub set_at: Timestamp,
    /// What went wrong when it was last called, if anything did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
    /// It said that it is gone, and is not called before it is set anew.
    pub stopped: bool,
}

/// What is posted to an address when it is its user's turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct YourTurn {
    /// Always `your_turn`.
    pub event: YourTurnName,
    /// The version of the protocol.
    pub v: u8,
    /// Which game.
    pub game_id: GameId,
    /// The side whose turn it is.
    pub side: Team,
    /// Where the log of the game stands. One turn is told of once, so game, side and this name what is told.
    pub seq: u64,
    /// What the game waits for.
    pub phase: PhaseName,
    /// The teams.
    pub teams: ByTeam<TeamName>,
    /// The score.
    pub score: ByTeam<u16>,
    /// The inning, counted from 1.
    pub inning: u8,
    /// Which half.
    pub half: Half,
    /// How many are out.
    pub outs: Outs,
    /// The page of the game, where the server knows its own address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// All of it for people to read.
    pub text: String,
}

/// The name of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum YourTurnName {
    /// The one there is.
    YourTurn,
}

/// What a team is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TeamName {
    /// In full.
    pub name: String,
    /// In short.
    pub abbreviation: String,
}
