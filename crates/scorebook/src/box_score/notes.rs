//! What a newspaper prints under a box score, apart from what the lines of the players already say.

use bandbox_engine::injury::Injury;
use bandbox_engine::player::LineupId;
use serde::{Deserialize, Serialize};

/// A hit for extra bases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ExtraBaseHit {
    /// The batter.
    pub batter: LineupId,
    /// The pitcher.
    pub pitcher: LineupId,
    /// The inning.
    pub inning: u8,
    /// Its bases, 2 to 4.
    pub bases: u8,
    /// Men on base.
    pub on_base: u16,
    /// Outs before it.
    pub outs: u8,
}

/// A play on which a team made more than one out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct MultipleOut {
    /// How many, 2 or 3.
    pub outs: u8,
    /// Those through whose hands the ball went.
    pub fielders: Vec<LineupId>,
}

/// A batter whom a pitcher put on first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct FreePass {
    /// The batter.
    pub batter: LineupId,
    /// The pitcher.
    pub pitcher: LineupId,
}

/// A player who was hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct HurtPlayer {
    /// Who.
    pub player: LineupId,
    /// How badly.
    pub injury: Injury,
}

/// A team's notes, each in the order it happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Notes {
    /// Its hits for extra bases.
    pub extra_base_hits: Vec<ExtraBaseHit>,
    /// Its batters who were walked on purpose.
    pub intentional_walks: Vec<FreePass>,
    /// Its batters who were hit by a pitch.
    pub hit_batsmen: Vec<FreePass>,
    /// The double and triple plays that it made.
    pub multiple_outs: Vec<MultipleOut>,
    /// Its players who were hurt.
    #[serde(default)]
    pub injuries: Vec<HurtPlayer>,
}
