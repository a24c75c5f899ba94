//! Injuries, in games that play with them: who may be hurt, and for how long.
//!
//! Rules: R-INJURY-PITCHER, R-INJURY-BATTER, R-INJURY-CHART, R-INJURY-LEAVES.

use crate::charts;
use crate::player::LineupId;
use crate::position::Position;
use crate::state::GameState;
use crate::team::Team;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How often a man plays: the column of the injury chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Durability {
    /// p70, hurt the least.
    P70,
    /// p65.
    P65,
    /// p60.
    P60,
    /// p50.
    P50,
    /// p40.
    P40,
    /// p30.
    P30,
    /// p20, hurt the most.
    P20,
}

impl Durability {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// In the order of the chart.
    pub const ALL: [Self; 7] = [
        Self::P70,
        Self::P65,
        Self::P60,
        Self::P50,
        Self::P40,
        Self::P30,
        Self::P20,
    ];

    /// As printed on a card.
    pub const fn name(self) -> &'static str {
        match self {
            Self::P70 => "p70",
            Self::P65 => "p65",
            Self::P60 => "p60",
            Self::P50 => "p50",
            Self::P40 => "p40",
            Self::P30 => "p30",
            Self::P20 => "p20",
        }
    }
}

/// A player's injury rating as his card prints it, such as `1p70`: his injury number, which is the page of the chart
/// and the dice that put a pitcher at risk, and his durability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct InjuryRating {
    number: u8,
    durability: Durability,
}

impl InjuryRating {
    /// The rating of this number, 1 to 6; `None` for any other.
    pub const fn new(number: u8, durability: Durability) -> Option<Self> {
        match number {
            1..=6 => Some(Self { number, durability }),
            0 | 7.. => None,
        }
    }

    /// The injury number, 1 to 6.
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The durability.
    pub const fn durability(self) -> Durability {
        self.durability
    }

    /// What three dice of this total, 3 to 18, say of him; `None` when he is not hurt.
    pub fn injury(self, total: u8) -> Option<Injury> {
        charts::injury::injury(self, total)
    }
}

impl fmt::Display for InjuryRating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.durability.name())
    }
}

impl From<InjuryRating> for String {
    fn from(rating: InjuryRating) -> Self {
        rating.to_string()
    }
}

impl TryFrom<String> for InjuryRating {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut ratings = (1..=6).flat_map(|number| {
            Durability::ALL
                .into_iter()
                .map(move |durability| Self { number, durability })
        });
        ratings.find(|rating| rating.to_string() == text).ok_or_else(|| {
            format!("{text:?} is no injury rating; write it like \"1p70\", a number from 1 to 6 and p70, p65, p60, p50, p40, p30 or p20")
        })
    }
}

/// How badly a man is hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Injury {
    /// A batter leaves the game after the play; a pitcher is tired at once.
    RestOfGame,
    /// He plays on, and misses this many games after this one. A pitcher needs his usual rest besides.
    Games(u8),
}

impl Injury {
    /// All that the chart knows, the lightest first.
    pub const ALL: [Self; 11] = [
        Self::RestOfGame,
        Self::Games(1),
        Self::Games(2),
        Self::Games(3),
        Self::Games(4),
        Self::Games(5),
        Self::Games(6),
        Self::Games(8),
        Self::Games(12),
        Self::Games(16),
        Self::Games(24),
    ];
}

impl fmt::Display for Injury {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RestOfGame => f.write_str("rest_of_game"),
            Self::Games(games) => write!(f, "{games} games"),
        }
    }
}

impl GameState {
    /// Whether he is hurt and must leave the game.
    pub fn is_hurt(&self, player: LineupId) -> bool {
        self.now.hurt[player.team()].contains(player)
    }

    /// A man who is hurt and whom the game needs now: a fielder, the batter, or a runner.
    pub(crate) fn hurt_and_needed(&self) -> Option<LineupId> {
        if Team::ALL
            .into_iter()
            .all(|team| self.now.hurt[team].is_empty())
        {
            return None;
        }
        let field = self.lineup(self.fielding());
        let fielders = Position::ALL
            .into_iter()
            .map(|position| field.fielder(position));
        let runners = self.bases().runners().rev().map(|(_, runner)| runner);
        let mut needed = runners.chain([self.batter()]).chain(fielders);
        needed.find(|man| self.is_hurt(*man))
    }
}
