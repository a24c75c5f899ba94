//! X-checks: the ball tests a fielder. What the charts can say, and what a manager reads of them.

pub use crate::charts::error_tables::error_bases;
pub use crate::charts::x_check_ranges::range_result;
pub use crate::charts::x_check_results::{Effect, RarePlay, effect, rare_effect};

use crate::charts::error_tables::possible_errors;
use crate::position::Position;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the ball is, by the range table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum RangeResult {
    /// A groundball A.
    G1,
    /// A groundball B.
    G2,
    /// `G2#`: `SI2` if the fielder is drawn in or holding a runner, else `G2`.
    #[serde(rename = "G2#")]
    G2Marked,
    /// A groundball C.
    G3,
    /// `G3#`: `SI2` if the fielder is drawn in or holding a runner, else `G3`.
    #[serde(rename = "G3#")]
    G3Marked,
    /// A popup in front of the plate.
    PO,
    /// A foul popup.
    FO,
    /// A fly A.
    F1,
    /// A fly B.
    F2,
    /// A fly C.
    F3,
    /// A slow roller: a single if the batter is fast enough.
    SPD,
    /// A single, runners one base.
    SI1,
    /// A single, runners two bases.
    SI2,
    /// A double, runners two bases.
    DO2,
    /// A double, runners three bases.
    DO3,
    /// A triple.
    TR3,
    /// A wild pitch; in no range table, but on printed charts.
    WP,
    /// A passed ball or a foul popup; in no range table, but on printed charts.
    X,
}

impl RangeResult {
    /// Every result.
    pub const ALL: [Self; 18] = [
        Self::G1,
        Self::G2,
        Self::G2Marked,
        Self::G3,
        Self::G3Marked,
        Self::PO,
        Self::FO,
        Self::F1,
        Self::F2,
        Self::F3,
        Self::SPD,
        Self::SI1,
        Self::SI2,
        Self::DO2,
        Self::DO3,
        Self::TR3,
        Self::WP,
        Self::X,
    ];

    /// As printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::G1 => "G1",
            Self::G2 => "G2",
            Self::G2Marked => "G2#",
            Self::G3 => "G3",
            Self::G3Marked => "G3#",
            Self::PO => "PO",
            Self::FO => "FO",
            Self::F1 => "F1",
            Self::F2 => "F2",
            Self::F3 => "F3",
            Self::SPD => "SPD",
            Self::SI1 => "SI1",
            Self::SI2 => "SI2",
            Self::DO2 => "DO2",
            Self::DO3 => "DO3",
            Self::TR3 => "TR3",
            Self::WP => "WP",
            Self::X => "X",
        }
    }

    /// The result once it is known whether the fielder is drawn in or holding a runner.
    #[must_use]
    pub(crate) const fn unmarked(self, in_or_holding: bool) -> Self {
        match self {
            Self::G2Marked | Self::G3Marked if in_or_holding => Self::SI2,
            Self::G2Marked => Self::G2,
            Self::G3Marked => Self::G3,
            Self::G1
            | Self::G2
            | Self::G3
            | Self::PO
            | Self::FO
            | Self::F1
            | Self::F2
            | Self::F3
            | Self::SPD
            | Self::SI1
            | Self::SI2
            | Self::DO2
            | Self::DO3
            | Self::TR3
            | Self::WP
            | Self::X => self,
        }
    }

    /// Whether no error can be made on it: the pitch was not hit.
    const fn is_pitch(self) -> bool {
        matches!(self, Self::WP | Self::X)
    }
}

impl fmt::Display for RangeResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Some of the results, written as a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<RangeResult>", into = "Vec<RangeResult>")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "Vec<RangeResult>"),
    ts(as = "Vec<RangeResult>")
)]
pub struct RangeResults(u32);

impl RangeResults {
    /// Them, in the order of [`RangeResult::ALL`].
    pub fn iter(self) -> impl Iterator<Item = RangeResult> {
        let listed = move |result: &RangeResult| self.0 & (1 << *result as u32) != 0;
        RangeResult::ALL.into_iter().filter(listed)
    }
}

impl FromIterator<RangeResult> for RangeResults {
    fn from_iter<I: IntoIterator<Item = RangeResult>>(results: I) -> Self {
        let bits = results.into_iter().map(|result| 1 << result as u32);
        Self(bits.fold(0, |all, bit| all | bit))
    }
}

impl From<Vec<RangeResult>> for RangeResults {
    fn from(results: Vec<RangeResult>) -> Self {
        results.into_iter().collect()
    }
}

impl From<RangeResults> for Vec<RangeResult> {
    fn from(results: RangeResults) -> Self {
        results.iter().collect()
    }
}

/// Some of the errors, none to three bases, written as a list of bases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "Vec<u8>"),
    ts(type = "Array<0 | 1 | 2 | 3>")
)]
pub struct Errors([bool; 4]);

impl Errors {
    /// Their bases, the fewest first.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..)
            .zip(self.0)
            .filter(|(_, possible)| *possible)
            .map(|(bases, _)| bases)
    }
}

impl TryFrom<Vec<u8>> for Errors {
    type Error = String;

    fn try_from(bases: Vec<u8>) -> Result<Self, String> {
        let mut errors = Self([false; 4]);
        for bases in bases {
            match errors.0.get_mut(usize::from(bases)) {
                Some(possible) => *possible = true,
                None => return Err(format!("an error has 0 to 3 bases, not {bases}")),
            }
        }
        Ok(errors)
    }
}

impl From<Errors> for Vec<u8> {
    fn from(errors: Errors) -> Self {
        errors.iter().collect()
    }
}

/// What a manager read of the range table and the error table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Reading {
    /// The range table's result, as printed.
    pub range_result: RangeResult,
    /// The error table's bases, 0 for no error.
    pub error_bases: u8,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} with error_bases {}",
            self.range_result, self.error_bases
        )
    }
}

/// A check that has been rolled for: the dice, and what they can mean for a fielder there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct XCheck {
    /// The fielder.
    pub position: Position,
    /// The line of the range table.
    pub d20: u8,
    /// The line of the error table.
    pub error_total: u8,
    /// A rare play, on which the error table is not read.
    pub rare: bool,
    /// The results that the range table has there; one alone when his range is known.
    pub range_results: RangeResults,
    /// The errors that the error table has there; one alone when his rating is known.
    pub error_bases: Errors,
}

/// The dice of a check, and the ratings they are read for, as far as the server was told.
pub(crate) struct Rolled {
    pub(crate) position: Position,
    pub(crate) d20: u8,
    pub(crate) error_total: u8,
    pub(crate) rare: bool,
    pub(crate) range: Option<u8>,
    pub(crate) error: Option<u8>,
}

impl From<Rolled> for XCheck {
    fn from(rolled: Rolled) -> Self {
        let Rolled {
            position,
            d20,
            error_total,
            rare,
            range,
            error,
        } = rolled;
        let in_column = |range| range_result(position, range, d20);
        let range_results = match range {
            Some(range) => [in_column(range)].into_iter().collect(),
            None => {
                let pitches = [RangeResult::WP, RangeResult::X];
                let printed_besides = pitches
                    .into_iter()
                    .filter(|_| position == Position::Catcher);
                (1..=5).map(in_column).chain(printed_besides).collect()
            }
        };
        let mut errors = Errors([false; 4]);
        let mut add = |bases: u8| {
            if let Some(possible) = errors.0.get_mut(usize::from(bases)) {
                *possible = true;
            }
        };
        match error {
            _ if rare => add(0),
            Some(rating) => add(error_bases(position, rating, error_total)),
            None => [0]
                .into_iter()
                .chain(possible_errors(position, error_total))
                .for_each(add),
        }
        Self {
            position,
            d20,
            error_total,
            rare,
            range_results,
            error_bases: errors,
        }
    }
}

impl XCheck {
    /// Everything that can be read, what is best for the fielders first.
    pub fn readings(&self) -> impl Iterator<Item = Reading> {
        let errors = self.error_bases;
        self.range_results.iter().flat_map(move |range_result| {
            errors
                .iter()
                .filter(move |bases| *bases == 0 || !range_result.is_pitch())
                .map(move |error_bases| Reading {
                    range_result,
                    error_bases,
                })
        })
    }
}
