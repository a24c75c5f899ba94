//! The teams that a server offers for new games, over HTTP.

use bandbox_engine::setup::TeamSetup;
use serde::{Deserialize, Serialize};

/// What `GET /api/v1/teams` answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TeamList {
    /// The teams, by their ids.
    pub teams: Vec<OfferedTeam>,
}

/// A team that can be put into the setup of a game as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferedTeam {
    /// What the server calls it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For scoreboards.
    pub abbreviation: String,
    /// Whether it can play where the server reads the cards.
    pub has_cards: bool,
    /// The team, as a setup has it.
    pub setup: TeamSetup,
}
