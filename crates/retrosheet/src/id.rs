//! The short names that Retrosheet gives to players, teams and games, kept as the bytes they are.

use crate::fault::Problem;
use bandbox_engine::team::Team;
use std::fmt;

/// A player, such as `troum001`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlayerId([u8; 8]);

impl PlayerId {
    /// Reads an id.
    ///
    /// # Errors
    /// [`Problem::PlayerId`] when it is not eight letters, digits, hyphens or apostrophes.
    pub fn read(text: &[u8]) -> Result<Self, Problem> {
        let id = <[u8; 8]>::try_from(text).map_err(|_| Problem::PlayerId)?;
        let legal = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'\'' | b'_');
        if id.iter().all(legal) {
            Ok(Self(id))
        } else {
            Err(Problem::PlayerId)
        }
    }

    /// The id of these bytes, which are legal ones.
    pub(crate) const fn of(id: [u8; 8]) -> Self {
        Self(id)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        text(&self.0)
    }
}

/// A team, such as `SDN`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TeamId([u8; 3]);

impl TeamId {
    /// Reads an id.
    ///
    /// # Errors
    /// [`Problem::TeamId`] when it is not three capital letters or digits.
    pub fn read(text: &[u8]) -> Result<Self, Problem> {
        let id = <[u8; 3]>::try_from(text).map_err(|_| Problem::TeamId)?;
        if id.iter().all(is_capital_or_digit) {
            Ok(Self(id))
        } else {
            Err(Problem::TeamId)
        }
    }

    /// The id of these bytes, which are legal ones.
    pub(crate) const fn of(id: [u8; 3]) -> Self {
        Self(id)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        text(&self.0)
    }
}

/// A game: the home team, the date, and which game of the day, such as `SDN197704290`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GameId([u8; 12]);

impl GameId {
    /// Reads an id.
    ///
    /// # Errors
    /// [`Problem::GameId`] when it is not three capital letters, a date and a number.
    pub fn read(text: &[u8]) -> Result<Self, Problem> {
        let id = <[u8; 12]>::try_from(text).map_err(|_| Problem::GameId)?;
        let (team, date) = id.split_at(3);
        if team.iter().all(is_capital_or_digit) && date.iter().all(u8::is_ascii_digit) {
            Ok(Self(id))
        } else {
            Err(Problem::GameId)
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        text(&self.0)
    }
}

fn is_capital_or_digit(c: &u8) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

/// Ids are checked when they are read, so this is never empty.
fn text(id: &[u8]) -> &str {
    std::str::from_utf8(id).unwrap_or_default()
}

impl fmt::Display for PlayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for TeamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for GameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for PlayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for TeamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for GameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The official visitors or hosts. Who bats first is another matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// 0
    Visitors,
    /// 1
    Hosts,
}

impl Side {
    /// Both, visitors first.
    pub const ALL: [Self; 2] = [Self::Visitors, Self::Hosts];

    /// 0 or 1.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The other side.
    #[must_use]
    pub const fn opponent(self) -> Self {
        match self {
            Self::Visitors => Self::Hosts,
            Self::Hosts => Self::Visitors,
        }
    }

    /// The team of the engine, whose away team is the one that bats first.
    pub const fn team(self, home_bats_first: bool) -> Team {
        match (self, home_bats_first) {
            (Self::Visitors, false) | (Self::Hosts, true) => Team::Away,
            (Self::Hosts, false) | (Self::Visitors, true) => Team::Home,
        }
    }
}
