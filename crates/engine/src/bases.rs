//! The bases, who stands on them, and where a man comes from and goes to.

use crate::player::LineupId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A base a runner can stand on. Written as its number, 1 to 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "u8"),
    ts(type = "1 | 2 | 3")
)]
pub enum Base {
    /// 1
    First,
    /// 2
    Second,
    /// 3
    Third,
}

impl Base {
    /// First to third.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Third];

    /// 1 to 3.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The next base, or `None` from third, from where the next is home.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::First => Some(Self::Second),
            Self::Second => Some(Self::Third),
            Self::Third => None,
        }
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
        })
    }
}

impl From<Base> for u8 {
    fn from(base: Base) -> Self {
        base.number()
    }
}

impl TryFrom<u8> for Base {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            1 => Ok(Self::First),
            2 => Ok(Self::Second),
            3 => Ok(Self::Third),
            0 | 4.. => Err(format!("{number} is not a base; bases are 1, 2 and 3")),
        }
    }
}

/// Where a man begins a play: 0 is the batter at the plate, 1 to 3 a runner on that base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "u8"),
    ts(type = "0 | 1 | 2 | 3")
)]
pub enum Origin {
    /// The batter.
    Plate,
    /// A runner on this base.
    On(Base),
}

impl Origin {
    /// The batter, then the runners on first to third.
    pub const ALL: [Self; 4] = [
        Self::Plate,
        Self::On(Base::First),
        Self::On(Base::Second),
        Self::On(Base::Third),
    ];

    /// 0 for the batter, 1 to 3 for a runner.
    pub const fn number(self) -> u8 {
        match self {
            Self::Plate => 0,
            Self::On(base) => base.number(),
        }
    }
}

impl From<Origin> for u8 {
    fn from(origin: Origin) -> Self {
        origin.number()
    }
}

impl TryFrom<u8> for Origin {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            0 => Ok(Self::Plate),
            1..=3 => Base::try_from(number).map(Self::On),
            4.. => Err(format!(
                "{number} is not an origin; it is 0 for the batter or a base 1 to 3"
            )),
        }
    }
}

/// Where a man who is not put out ends a play: 1 to 3 a base, 4 home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "u8"),
    ts(type = "1 | 2 | 3 | 4")
)]
pub enum Destination {
    /// Safe on this base.
    On(Base),
    /// Scores.
    Home,
}

impl Destination {
    /// 1 to 3 for a base, 4 for home.
    pub const fn number(self) -> u8 {
        match self {
            Self::On(base) => base.number(),
            Self::Home => 4,
        }
    }

    /// The place `bases` bases beyond `origin`; past third it is home.
    pub const fn beyond(origin: Origin, bases: u8) -> Option<Self> {
        match origin.number().saturating_add(bases) {
            0 => None,
            1 => Some(Self::On(Base::First)),
            2 => Some(Self::On(Base::Second)),
            3 => Some(Self::On(Base::Third)),
            4.. => Some(Self::Home),
        }
    }
}

impl From<Destination> for u8 {
    fn from(destination: Destination) -> Self {
        destination.number()
    }
}

impl TryFrom<u8> for Destination {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            4 => Ok(Self::Home),
            0..=3 | 5.. => Base::try_from(number).map(Self::On),
        }
    }
}

/// A set of bases: those occupied, or those where the runner is held. Written as a list, `[1, 3]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Base>", into = "Vec<Base>")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "Vec<Base>"),
    ts(as = "Vec<Base>")
)]
pub struct BaseSet(u8);

impl BaseSet {
    /// No base.
    pub const EMPTY: Self = Self(0);

    /// Every set, in the order of a printed chart: 000 100 010 001 110 101 011 111.
    pub const ALL: [Self; 8] = [
        Self(0b000),
        Self(0b001),
        Self(0b010),
        Self(0b100),
        Self(0b011),
        Self(0b101),
        Self(0b110),
        Self(0b111),
    ];

    /// Whether the base is in the set.
    pub const fn contains(self, base: Base) -> bool {
        self.0 & (1 << base as u8) != 0
    }

    /// Whether every base of this set is in the other.
    pub const fn is_subset_of(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether there is no base in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set with this base added.
    #[must_use]
    pub const fn with(self, base: Base) -> Self {
        Self(self.0 | 1 << base as u8)
    }

    /// First to third, those in the set.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Base> {
        Base::ALL
            .into_iter()
            .filter(move |&base| self.contains(base))
    }

    /// The place of this set in the order of a printed chart, 0 to 7.
    pub(crate) const fn chart_index(self) -> usize {
        match self.0 {
            0b000 => 0,
            0b001 => 1,
            0b010 => 2,
            0b100 => 3,
            0b011 => 4,
            0b101 => 5,
            0b110 => 6,
            0b111.. => 7,
        }
    }
}

impl fmt::Display for BaseSet {
    /// Occupancy as charts print it: `101` is first and third.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for base in Base::ALL {
            f.write_str(if self.contains(base) { "1" } else { "0" })?;
        }
        Ok(())
    }
}

impl FromIterator<Base> for BaseSet {
    fn from_iter<I: IntoIterator<Item = Base>>(bases: I) -> Self {
        bases.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl From<Vec<Base>> for BaseSet {
    fn from(bases: Vec<Base>) -> Self {
        bases.into_iter().collect()
    }
}

impl From<BaseSet> for Vec<Base> {
    fn from(set: BaseSet) -> Self {
        set.iter().collect()
    }
}

/// Who is on base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bases([Option<LineupId>; 3]);

impl Bases {
    /// The runner on this base.
    pub const fn runner(&self, base: Base) -> Option<LineupId> {
        self.0[base as usize]
    }

    /// The occupied bases.
    pub fn occupied(&self) -> BaseSet {
        Base::ALL
            .into_iter()
            .filter(|&base| self.runner(base).is_some())
            .collect()
    }

    /// The runners with their bases, from first to third.
    pub fn runners(&self) -> impl DoubleEndedIterator<Item = (Base, LineupId)> + '_ {
        Base::ALL
            .into_iter()
            .filter_map(|base| self.runner(base).map(|runner| (base, runner)))
    }

    /// Where a man stands, if he is on base.
    pub fn base_of(&self, runner: LineupId) -> Option<Base> {
        let mut runners = self.runners();
        runners.find_map(|(base, id)| (id == runner).then_some(base))
    }

    pub(crate) fn put(&mut self, base: Base, runner: LineupId) {
        self.0[base as usize] = Some(runner);
    }

    /// A man stands where another stood, if the other is on base.
    pub(crate) fn replace(&mut self, out: LineupId, r#in: LineupId) {
        for runner in self.0.iter_mut().flatten() {
            if *runner == out {
                *runner = r#in;
            }
        }
    }

    pub(crate) fn clear(&mut self, base: Base) {
        self.0[base as usize] = None;
    }
}
