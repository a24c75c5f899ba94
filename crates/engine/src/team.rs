//! The two teams of a game, and values kept once for each.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Index, IndexMut};

/// One of the two teams. The away team bats in the top of an inning, the home team in the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Team {
    /// The visitors.
    Away,
    /// The hosts.
    Home,
}

impl Team {
    /// Both teams, visitors first, as a scorebook lists them.
    pub const ALL: [Self; 2] = [Self::Away, Self::Home];

    /// The other team.
    #[must_use]
    pub const fn opponent(self) -> Self {
        match self {
            Self::Away => Self::Home,
            Self::Home => Self::Away,
        }
    }
}

impl fmt::Display for Team {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Away => "away",
            Self::Home => "home",
        })
    }
}

/// A value for each team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ByTeam<T> {
    /// The visitors' value.
    pub away: T,
    /// The hosts' value.
    pub home: T,
}

impl<T> ByTeam<T> {
    /// Builds the value of each team from the team.
    pub fn from_fn(mut value: impl FnMut(Team) -> T) -> Self {
        Self {
            away: value(Team::Away),
            home: value(Team::Home),
        }
    }
}

impl<T> Index<Team> for ByTeam<T> {
    type Output = T;

    fn index(&self, team: Team) -> &T {
        match team {
            Team::Away => &self.away,
            Team::Home => &self.home,
        }
    }
}

impl<T> IndexMut<Team> for ByTeam<T> {
    fn index_mut(&mut self, team: Team) -> &mut T {
        match team {
            Team::Away => &mut self.away,
            Team::Home => &mut self.home,
        }
    }
}
