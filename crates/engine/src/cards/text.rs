//! Cards as people write them, in the setup of a game or in a team's file: unchecked.
//!
//! Half a card is eleven lines, one a row from 2 to 12, and a line is three cells with `|` between them, so that it
//! looks like the printed card. `docs/cards.md` describes a cell.

use crate::player::ByHand;
use serde::{Deserialize, Serialize};

/// The cards of a player of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CardText {
    /// His `id` on the roster.
    pub player: String,
    /// The card he bats with; without one, the weakest of the shared cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub batting: Option<BattingText>,
    /// The card he pitches with: its halves against left-handed and right-handed batters, columns 4 to 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub pitching: Option<ByHand<Vec<String>>>,
}

/// A card to bat with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum BattingText {
    /// His own: its halves against left-handed and right-handed pitchers.
    Own(ByHand<SideText>),
    /// One of the cards that pitchers share.
    Shared(SharedBatting),
}

/// Half a batting card.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SideText {
    /// His power against pitchers of that hand.
    pub power: Power,
    /// Rows 2 to 12, columns 1 to 3.
    pub rows: Vec<String>,
}

/// A card that pitchers share, as their rating names it: `1WR` is card 1, weak, for one who bats right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SharedBatting {
    /// Its number, 1 (the weakest) to 8.
    pub card: u8,
    /// His power.
    pub power: Power,
}

/// A batter's power: whether a home run that a pitcher's card gives to some is one for him.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Power {
    /// Normal.
    #[serde(rename = "N")]
    Normal,
    /// Weak.
    #[serde(rename = "W")]
    Weak,
}
