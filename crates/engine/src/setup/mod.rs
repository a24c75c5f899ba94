//! What a game is made of before it is checked: teams, rosters, lineups, options.
//!
//! [`GameSetup`] may say anything; [`check`] turns it into [`Rosters`] and two legal lineups, or names every
//! fault at once.

mod cards;
mod check;
mod fault;

pub use check::{Checked, check};
pub use fault::{SetupFault, SetupProblem, SetupRefused};

use crate::cards::{BattingCard, CardText, Park, PitchingCard};
use crate::options::{Edition, Mode, Options};
use crate::player::{LineupId, Player};
use crate::position::Role;
use crate::team::{ByTeam, Team};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The most players a roster may list.
pub const ROSTER_MAX: usize = 60;

/// One man in the batting order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LineupEntry {
    /// The player's `id` on the roster.
    pub player: String,
    /// What he does.
    pub role: Role,
}

/// A team as it comes to the game.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TeamSetup {
    /// 1 to 60 characters.
    pub name: String,
    /// For scoreboards, 2 to 4 characters.
    pub abbreviation: String,
    /// Everyone who may play, 9 to 60 players.
    pub roster: Vec<Player>,
    /// The cards of those whose cards the server was given, at most one entry a player.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardText>,
    /// The batting order, nine men.
    pub lineup: Vec<LineupEntry>,
    /// The starting pitcher's `id`, where a designated hitter bats for him.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub starting_pitcher: Option<String>,
}

/// Everything agreed on before a game.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameSetup {
    /// The edition of rules and charts.
    #[serde(default)]
    pub edition: Edition,
    /// Where the plays come from.
    #[serde(default)]
    pub mode: Mode,
    /// The league's own key for itself, at most 60 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub league: Option<String>,
    /// The options.
    #[serde(default)]
    pub options: Options,
    /// The numbers of the hosts' ballpark.
    #[serde(default, skip_serializing_if = "Park::is_unknown")]
    pub park: Park,
    /// The teams.
    pub teams: ByTeam<TeamSetup>,
}

/// A checked roster. Its order gives the players their [`LineupId`]s.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Roster {
    /// The team's name.
    pub name: String,
    /// For scoreboards.
    pub abbreviation: String,
    players: Vec<Player>,
    /// Of each player, in roster order.
    cards: Vec<PlayerCards>,
}

/// The cards of a player. Where the server reads the cards everybody has both: who was given none bats or throws
/// with a card that is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PlayerCards {
    /// The card he bats with.
    pub batting: Option<Arc<BattingCard>>,
    /// The card he pitches with.
    pub pitching: Option<Arc<PitchingCard>>,
}

/// What does not change while the game is played: both teams' players, and what the game is played by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rosters {
    /// The edition of rules and charts.
    pub edition: Edition,
    /// Where the plays come from.
    pub mode: Mode,
    /// The league's own key for itself.
    pub league: Option<String>,
    /// The numbers of the hosts' ballpark.
    pub park: Park,
    teams: ByTeam<Roster>,
}

impl Rosters {
    /// The rosters of a setup as they are, unchecked.
    pub(crate) fn of(setup: GameSetup) -> Self {
        let roster = |team: TeamSetup| Roster {
            name: team.name,
            abbreviation: team.abbreviation,
            players: team.roster,
            // Nobody reads a card of a game that was really played.
            cards: Vec::new(),
        };
        Self {
            edition: setup.edition,
            mode: setup.mode,
            league: setup.league,
            park: setup.park,
            teams: ByTeam {
                away: roster(setup.teams.away),
                home: roster(setup.teams.home),
            },
        }
    }

    /// A team's roster.
    pub fn team(&self, team: Team) -> &Roster {
        &self.teams[team]
    }

    /// The player with this number, if there is one.
    pub fn player(&self, id: LineupId) -> Option<&Player> {
        self.teams[id.team()].players.get(usize::from(id.place()?))
    }

    /// The cards of the player with this number, if there is one.
    pub fn cards(&self, id: LineupId) -> Option<&PlayerCards> {
        self.teams[id.team()].cards.get(usize::from(id.place()?))
    }

    /// A team's players with their numbers, in roster order.
    pub fn players(&self, team: Team) -> impl Iterator<Item = (LineupId, &Player)> {
        (0u8..)
            .zip(&self.teams[team].players)
            .map(move |(place, player)| (LineupId::new(team, place), player))
    }
}
