//! How each result is printed on a card, and what it means.
//!
//! The first form of a row is the one that is written; all of them are read, in capitals or not. A location stands in
//! parentheses after the first word.
//!
//! Rules: R-CARD-PRINT.

use crate::cards::Marker;
#[allow(clippy::enum_glob_use)] // A chart of them reads by their bare names.
use crate::outcome::PlayOutcome::{self, *};
use crate::position::Position;

/// Whether a result names the fielder or field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// It may, as the outcome allows.
    AsTheOutcomeAllows,
    /// It does.
    Named,
    /// It does not.
    Nowhere,
    /// It does, and he plays here.
    OneOf(&'static [Position]),
    /// It is this fielder, and he is not named.
    Always(Position),
}
use Where::{Always, AsTheOutcomeAllows, Named, Nowhere, OneOf};

/// A row of the chart.
#[derive(Debug)]
pub(crate) struct Row {
    /// The words, without the location.
    pub(crate) forms: &'static [&'static str],
    /// The location.
    pub(crate) place: Where,
    /// What it is.
    pub(crate) outcome: PlayOutcome,
    /// Printed with the result, and applied to it alone.
    pub(crate) marker: Option<Marker>,
}

const fn row(forms: &'static [&'static str], place: Where, outcome: PlayOutcome) -> Row {
    Row {
        forms,
        place,
        outcome,
        marker: None,
    }
}

const fn marked(forms: &'static [&'static str], outcome: PlayOutcome, marker: Marker) -> Row {
    Row {
        forms,
        place: AsTheOutcomeAllows,
        outcome,
        marker: Some(marker),
    }
}

const GROUND_X: &[Position] = &[
    Position::Pitcher,
    Position::FirstBase,
    Position::SecondBase,
    Position::ThirdBase,
    Position::Shortstop,
];
const FLY_X: &[Position] = &[
    Position::LeftField,
    Position::CenterField,
    Position::RightField,
];

/// The chart. Where two rows have one form, the location tells them apart.
#[rustfmt::skip]
pub(crate) const CHART: &[Row] = &[
    row(&["WALK"],                                 AsTheOutcomeAllows, Walk),
    row(&["HBP"],                                  AsTheOutcomeAllows, HitByPitch),
    row(&["strikeout"],                            AsTheOutcomeAllows, Strikeout),
    row(&["SI", "SINGLE"],                         Named,              SingleUncapped),
    row(&["SI*", "SINGLE*"],                       AsTheOutcomeAllows, Single1),
    row(&["SI", "SINGLE"],                         Nowhere,            Single1),
    row(&["SI**", "SINGLE**"],                     AsTheOutcomeAllows, Single2),
    row(&["DO", "DOUBLE"],                         Named,              DoubleUncapped),
    row(&["DO**", "DOUBLE**"],                     AsTheOutcomeAllows, Double2),
    row(&["DO", "DOUBLE"],                         Nowhere,            Double2),
    row(&["DO***", "DOUBLE***"],                   AsTheOutcomeAllows, Double3),
    row(&["TR", "TRIPLE"],                         AsTheOutcomeAllows, Triple),
    row(&["HR", "HOMERUN"],                        AsTheOutcomeAllows, HomeRun),
    marked(&["N-HR"],                              HomeRun,            Marker::NormalPower),
    row(&["gb A"],                                 AsTheOutcomeAllows, GroundballA),
    row(&["gb B"],                                 AsTheOutcomeAllows, GroundballB),
    row(&["gb C"],                                 AsTheOutcomeAllows, GroundballC),
    marked(&["gb A+"],                             GroundballA,        Marker::Plus),
    marked(&["gb B+"],                             GroundballB,        Marker::Plus),
    marked(&["gb C+"],                             GroundballC,        Marker::Plus),
    marked(&["gb A++"],                            GroundballA,        Marker::PlusPlus),
    marked(&["gb B++"],                            GroundballB,        Marker::PlusPlus),
    marked(&["gb C++"],                            GroundballC,        Marker::PlusPlus),
    row(&["fly A"],                                AsTheOutcomeAllows, FlyballA),
    row(&["fly B"],                                AsTheOutcomeAllows, FlyballB),
    row(&["fly B?"],                               AsTheOutcomeAllows, FlyballBq),
    row(&["fly C"],                                AsTheOutcomeAllows, FlyballC),
    row(&["lo", "lineout"],                        AsTheOutcomeAllows, Lineout),
    row(&["lo max", "lineout max",
          "lineout into as many outs as possible"], AsTheOutcomeAllows, LineoutMax),
    row(&["popout"],                               AsTheOutcomeAllows, Popout),
    row(&["foulout"],                              AsTheOutcomeAllows, Foulout),
    row(&["CATCH-X"],                              Always(Position::Catcher), XCheck),
    row(&["GB X"],                                 OneOf(GROUND_X),    XCheck),
    row(&["FLY X"],                                OneOf(FLY_X),       XCheck),
];
