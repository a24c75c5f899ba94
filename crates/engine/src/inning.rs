//! Innings, half-innings and outs.

use crate::team::Team;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The top (visitors bat) or the bottom (hosts bat) of an inning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Half {
    /// The visitors bat.
    Top,
    /// The hosts bat.
    Bottom,
}

/// A half-inning: its inning, counted from 1, and which half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct HalfInning {
    /// 1 for the first inning.
    pub inning: u8,
    /// Top or bottom.
    pub half: Half,
}

impl HalfInning {
    /// The top of the first.
    pub const FIRST: Self = Self {
        inning: 1,
        half: Half::Top,
    };

    /// The team at bat.
    pub const fn batting(self) -> Team {
        match self.half {
            Half::Top => Team::Away,
            Half::Bottom => Team::Home,
        }
    }

    /// The team in the field.
    pub const fn fielding(self) -> Team {
        self.batting().opponent()
    }

    /// The half-inning after this one. The inning stops counting at 255.
    #[must_use]
    pub const fn next(self) -> Self {
        match self.half {
            Half::Top => Self {
                inning: self.inning,
                half: Half::Bottom,
            },
            Half::Bottom => Self {
                inning: self.inning.saturating_add(1),
                half: Half::Top,
            },
        }
    }
}

impl fmt::Display for HalfInning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = match self.half {
            Half::Top => "top",
            Half::Bottom => "bottom",
        };
        write!(f, "{half} {}", self.inning)
    }
}

/// Outs between plays. A third out is not a state: it ends the half-inning. Written as 0 to 2.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "u8"),
    ts(type = "0 | 1 | 2")
)]
pub enum Outs {
    /// Nobody out.
    #[default]
    Zero,
    /// One out.
    One,
    /// Two outs.
    Two,
}

impl Outs {
    /// Nobody out to two outs.
    pub const ALL: [Self; 3] = [Self::Zero, Self::One, Self::Two];

    /// 0 to 2.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Outs that the side at bat has left, 3 to 1.
    pub const fn left(self) -> u8 {
        3 - self.number()
    }

    /// These outs and `more`, or `None` when that makes three: the half-inning is over.
    pub const fn plus(self, more: u8) -> Option<Self> {
        match self.number().saturating_add(more) {
            0 => Some(Self::Zero),
            1 => Some(Self::One),
            2 => Some(Self::Two),
            3.. => None,
        }
    }
}

impl From<Outs> for u8 {
    fn from(outs: Outs) -> Self {
        outs.number()
    }
}

impl TryFrom<u8> for Outs {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::Zero
            .plus(number)
            .ok_or_else(|| format!("{number} outs cannot be; it is 0, 1 or 2"))
    }
}
