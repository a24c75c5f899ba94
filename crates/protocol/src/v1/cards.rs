//! A manager's cards: the question for them and the answer, which nobody else gets.

use super::id::GameId;
use bandbox_engine::Team;
use bandbox_engine::cards::BattingText;
use bandbox_engine::player::{ByHand, LineupId};
use bandbox_engine::setup::PlayerCards;
use serde::{Deserialize, Serialize};

/// Data of `get_cards`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GetCards {
    /// Which game.
    pub game_id: GameId,
    /// Whose cards: the own side where nothing is said. An umpire says which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub side: Option<Team>,
}

/// Data of `cards`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CardsData {
    /// Which game.
    pub game_id: GameId,
    /// Whose cards.
    pub side: Team,
    /// The cards of everyone on the roster who has any.
    pub cards: Vec<CardsOf>,
    /// Those who have not been in the game.
    pub bench: Vec<LineupId>,
}

/// A player's cards, as `docs/cards.md` describes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CardsOf {
    /// Who.
    pub lineup_id: LineupId,
    /// The card he bats with; null where the server was given none.
    pub batting: Option<BattingText>,
    /// The card he pitches with; null where the server was given none.
    pub pitching: Option<ByHand<Vec<String>>>,
}

impl CardsOf {
    /// A player's cards; nothing if he has none.
    pub fn of(lineup_id: LineupId, cards: &PlayerCards) -> Option<Self> {
        let batting = cards.batting.as_ref().map(|card| card.text());
        let pitching = cards.pitching.as_ref().map(|card| card.text());
        (batting.is_some() || pitching.is_some()).then_some(Self {
            lineup_id,
            batting,
            pitching,
        })
    }
}
