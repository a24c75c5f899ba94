//! A player as a roster lists him, and the number that stands for him during one game.

use crate::endurance::Endurance;
use crate::grade::Grade;
use crate::injury::InjuryRating;
use crate::position::Position;
use crate::stealing::{StealCard, StealingLetter};
use crate::team::Team;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Index, IndexMut};

/// The left or the right hand, or side of the plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Hand {
    /// Left.
    #[serde(rename = "L")]
    Left,
    /// Right.
    #[serde(rename = "R")]
    Right,
}

impl Hand {
    /// Left, then right.
    pub const ALL: [Self; 2] = [Self::Left, Self::Right];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A value for each hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ByHand<T> {
    /// Left.
    pub left: T,
    /// Right.
    pub right: T,
}

impl<T> ByHand<T> {
    /// The values by reference.
    pub const fn as_ref(&self) -> ByHand<&T> {
        ByHand {
            left: &self.left,
            right: &self.right,
        }
    }

    /// Each value changed.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> ByHand<U> {
        ByHand {
            left: change(self.left),
            right: change(self.right),
        }
    }
}

impl<T> Index<Hand> for ByHand<T> {
    type Output = T;

    fn index(&self, hand: Hand) -> &T {
        match hand {
            Hand::Left => &self.left,
            Hand::Right => &self.right,
        }
    }
}

impl<T> IndexMut<Hand> for ByHand<T> {
    fn index_mut(&mut self, hand: Hand) -> &mut T {
        match hand {
            Hand::Left => &mut self.left,
            Hand::Right => &mut self.right,
        }
    }
}

/// The side a batter bats from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Bats {
    /// Left.
    #[serde(rename = "L")]
    Left,
    /// Right.
    #[serde(rename = "R")]
    Right,
    /// Switch hitter: the side opposite to the pitcher's throwing hand.
    #[serde(rename = "S")]
    Switch,
}

impl Bats {
    /// The side he takes against a pitcher who throws with this hand.
    pub const fn against(self, throws: Throws) -> Hand {
        match self {
            Self::Left => Hand::Left,
            Self::Right => Hand::Right,
            Self::Switch => throws.hand().other(),
        }
    }
}

/// The throwing hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Throws {
    /// Left.
    #[serde(rename = "L")]
    Left,
    /// Right.
    #[serde(rename = "R")]
    Right,
}

impl Throws {
    /// The hand.
    pub const fn hand(self) -> Hand {
        match self {
            Self::Left => Hand::Left,
            Self::Right => Hand::Right,
        }
    }
}

/// A position that a player is rated for, with the ratings of his card that the server was told.
///
/// A rating that is absent is asked of the managers when a roll needs it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Fielding {
    /// The position.
    pub position: Position,
    /// Throwing arm of an outfielder or catcher, -6 (best) to +5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub arm: Option<i8>,
    /// A catcher's passed-ball rating, 0 to 20.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub passed_ball: Option<u8>,
    /// Range, 1 (best) to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub range: Option<u8>,
    /// Error rating: 0 never errs; the scale depends on the position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub error: Option<u8>,
    /// A catcher's throwing rating (T), 0 to 20: his throw to a stolen base may go wild.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub throwing: Option<u8>,
}

impl Fielding {
    /// A position without ratings.
    pub const fn unrated(position: Position) -> Self {
        Self {
            position,
            arm: None,
            passed_ball: None,
            range: None,
            error: None,
            throwing: None,
        }
    }
}

/// A player on a team's roster.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Player {
    /// The league's own key for the player, 1 to 40 characters, unique on the roster.
    pub id: String,
    /// The name to show, 1 to 60 characters.
    pub name: String,
    /// The side he bats from.
    pub bats: Bats,
    /// The hand he throws with.
    pub throws: Throws,
    /// The positions he is rated for; none for a man who only bats.
    #[serde(default)]
    pub fielding: Vec<Fielding>,
    /// Running rating, 1 to 20; cards use 8 to 17.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub running: Option<u8>,
    /// A pitcher's wild-pitch rating, 0 to 20.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub wild_pitch: Option<u8>,
    /// A pitcher's balk rating, 0 to 20.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub balk: Option<u8>,
    /// How well a pitcher holds runners, -6 (best) to +9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub hold: Option<i8>,
    /// A runner's card for stealing as printed, such as `*2-6/- (17-13)`; see
    /// [`crate::stealing::StealCard`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub stealing: Option<String>,
    /// How good a base stealer he is at a glance; nothing is rolled against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub stealing_letter: Option<StealingLetter>,
    /// Bunting grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub bunt: Option<Grade>,
    /// Grade for the hit and run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub hit_and_run: Option<Grade>,
    /// How long he lasts as a pitcher. Whoever has none is not watched for fatigue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub endurance: Option<Endurance>,
    /// Injury rating, such as `1p70`. Whoever has none is asked for it where the dice put him at risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub injury: Option<InjuryRating>,
}

impl Player {
    /// What his card says of this position, if he is rated there.
    pub fn fielding_at(&self, position: Position) -> Option<&Fielding> {
        self.fielding.iter().find(|f| f.position == position)
    }

    /// What his card says of stealing, if the server was told.
    pub fn steal_card(&self) -> Option<StealCard> {
        self.stealing.as_deref()?.parse().ok()
    }
}

/// A player's number in one game: 1, 2, … down the visitors' roster, 101, 102, … down the hosts'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LineupId(u8);

impl LineupId {
    /// The hosts' numbers begin above this one.
    const HOME_BASE: u8 = 100;

    /// The number of the player at this place of his team's roster (0 for the first; rosters hold at most
    /// [`crate::setup::ROSTER_MAX`] players).
    pub(crate) const fn new(team: Team, place: u8) -> Self {
        match team {
            Team::Away => Self(place + 1),
            Team::Home => Self(Self::HOME_BASE + place + 1),
        }
    }

    /// The number of the player at this place of his team's roster, if a roster can be so long.
    pub const fn at(team: Team, place: u8) -> Option<Self> {
        if place < Self::HOME_BASE {
            Some(Self::new(team, place))
        } else {
            None
        }
    }

    /// The team whose roster he is on.
    pub const fn team(self) -> Team {
        if self.0 > Self::HOME_BASE {
            Team::Home
        } else {
            Team::Away
        }
    }

    /// His place on the roster, 0 for the first. `None` for the number 0 and for 100, which nobody has.
    pub const fn place(self) -> Option<u8> {
        match self.team() {
            Team::Away => self.0.checked_sub(1),
            Team::Home => Some(self.0 - Self::HOME_BASE - 1),
        }
    }

    /// The number itself.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for LineupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
