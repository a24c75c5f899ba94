//! Where a player stands: the nine fielding positions, and the designated hitter who has none.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Index, IndexMut};

/// A fielding position, in the scorer's order 1 (pitcher) to 9 (right field).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Position {
    /// 1
    #[serde(rename = "P")]
    Pitcher,
    /// 2
    #[serde(rename = "C")]
    Catcher,
    /// 3
    #[serde(rename = "1B")]
    FirstBase,
    /// 4
    #[serde(rename = "2B")]
    SecondBase,
    /// 5
    #[serde(rename = "3B")]
    ThirdBase,
    /// 6
    #[serde(rename = "SS")]
    Shortstop,
    /// 7
    #[serde(rename = "LF")]
    LeftField,
    /// 8
    #[serde(rename = "CF")]
    CenterField,
    /// 9
    #[serde(rename = "RF")]
    RightField,
}

impl Position {
    /// All nine, in the scorer's order.
    pub const ALL: [Self; 9] = [
        Self::Pitcher,
        Self::Catcher,
        Self::FirstBase,
        Self::SecondBase,
        Self::ThirdBase,
        Self::Shortstop,
        Self::LeftField,
        Self::CenterField,
        Self::RightField,
    ];

    /// The scorer's number, 1 to 9.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The printed abbreviation, `P` to `RF`, as used on the wire.
    pub const fn abbreviation(self) -> &'static str {
        match self {
            Self::Pitcher => "P",
            Self::Catcher => "C",
            Self::FirstBase => "1B",
            Self::SecondBase => "2B",
            Self::ThirdBase => "3B",
            Self::Shortstop => "SS",
            Self::LeftField => "LF",
            Self::CenterField => "CF",
            Self::RightField => "RF",
        }
    }

    /// Left, centre or right field.
    pub const fn is_outfield(self) -> bool {
        match self {
            Self::LeftField | Self::CenterField | Self::RightField => true,
            Self::Pitcher
            | Self::Catcher
            | Self::FirstBase
            | Self::SecondBase
            | Self::ThirdBase
            | Self::Shortstop => false,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.abbreviation())
    }
}

/// A value for each fielding position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ByPosition<T>([T; 9]);

impl<T> ByPosition<T> {
    /// Builds the value of each position from the position.
    pub fn from_fn(mut value: impl FnMut(Position) -> T) -> Self {
        Self(Position::ALL.map(&mut value))
    }
}

impl<T> Index<Position> for ByPosition<T> {
    type Output = T;

    fn index(&self, position: Position) -> &T {
        &self.0[position as usize]
    }
}

impl<T> IndexMut<Position> for ByPosition<T> {
    fn index_mut(&mut self, position: Position) -> &mut T {
        &mut self.0[position as usize]
    }
}

/// What a man in the batting order does: he plays a position, or he only bats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "RoleName", into = "RoleName")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "RoleName"),
    ts(as = "RoleName")
)]
pub enum Role {
    /// Plays this position when his team fields.
    Fields(Position),
    /// Bats in place of the pitcher and does not field.
    DesignatedHitter,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fields(position) => position.fmt(f),
            Self::DesignatedHitter => f.write_str("DH"),
        }
    }
}

/// The written form of a [`Role`]: a position's abbreviation or `DH`.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "Role"),
    ts(rename = "Role")
)]
enum RoleName {
    P,
    C,
    #[serde(rename = "1B")]
    First,
    #[serde(rename = "2B")]
    Second,
    #[serde(rename = "3B")]
    Third,
    #[serde(rename = "SS")]
    Short,
    #[serde(rename = "LF")]
    Left,
    #[serde(rename = "CF")]
    Center,
    #[serde(rename = "RF")]
    Right,
    #[serde(rename = "DH")]
    Designated,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::P => Self::Fields(Position::Pitcher),
            RoleName::C => Self::Fields(Position::Catcher),
            RoleName::First => Self::Fields(Position::FirstBase),
            RoleName::Second => Self::Fields(Position::SecondBase),
            RoleName::Third => Self::Fields(Position::ThirdBase),
            RoleName::Short => Self::Fields(Position::Shortstop),
            RoleName::Left => Self::Fields(Position::LeftField),
            RoleName::Center => Self::Fields(Position::CenterField),
            RoleName::Right => Self::Fields(Position::RightField),
            RoleName::Designated => Self::DesignatedHitter,
        }
    }
}

impl From<Role> for RoleName {
    fn from(role: Role) -> Self {
        match role {
            Role::Fields(position) => match position {
                Position::Pitcher => Self::P,
                Position::Catcher => Self::C,
                Position::FirstBase => Self::First,
                Position::SecondBase => Self::Second,
                Position::ThirdBase => Self::Third,
                Position::Shortstop => Self::Short,
                Position::LeftField => Self::Left,
                Position::CenterField => Self::Center,
                Position::RightField => Self::Right,
            },
            Role::DesignatedHitter => Self::Designated,
        }
    }
}
