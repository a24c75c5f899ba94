//! What each manager decides before a plate appearance.

use crate::bases::{Base, BaseSet};
use serde::{Deserialize, Serialize};

/// How far in the infield plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum InfieldDepth {
    /// Back.
    #[default]
    Normal,
    /// First and third basemen in, with the pitcher and catcher.
    CornersIn,
    /// Everyone in.
    InfieldIn,
}

/// How far in the outfield plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum OutfieldDepth {
    /// Back.
    #[default]
    Normal,
    /// In, to cut off the winning run.
    Shallow,
}

/// The fielding manager's decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DefensiveDecision {
    /// How far in the infield plays.
    pub infield_depth: InfieldDepth,
    /// How far in the outfield plays.
    pub outfield_depth: OutfieldDepth,
    /// The bases whose runners are held.
    pub hold_runners: BaseSet,
    /// Walk the batter; no other field counts then and no dice are rolled.
    pub intentional_walk: bool,
    /// Let whoever steals go: no throw is made, and no stolen base is credited.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", ts(optional, as = "Option<bool>"))]
    pub let_runners_go: bool,
}

/// What the batting team tries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum OffensiveAction {
    /// The at-bat roll.
    #[default]
    SwingAway,
    /// See what lead the runners get, then decide again.
    CheckJump,
    /// Steal, then decide again.
    Steal,
    /// Sacrifice bunt.
    SacBunt,
    /// Squeeze.
    SqueezeBunt,
    /// Hit and run.
    HitAndRun,
}

/// The batting manager's decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OffensiveDecision {
    /// What to try.
    pub action: OffensiveAction,
    /// The bases runners try to steal: 2, 3 or 4 (home). Only with `check_jump` and `steal`.
    pub steal_attempts: StealTargets,
}

/// The bases that runners try to steal, written as a list of 2, 3 and 4 (home).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "Vec<u8>"),
    ts(type = "Array<2 | 3 | 4>")
)]
pub struct StealTargets(BaseSet);

impl StealTargets {
    /// The bases of the runners who go: a try for second is made by the runner on first.
    pub const fn runners(self) -> BaseSet {
        self.0
    }

    /// The lead runner of those who go, who alone takes a jump and rolls.
    pub fn lead(self) -> Option<Base> {
        self.0.iter().next_back()
    }

    /// Whether nobody goes.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl From<BaseSet> for StealTargets {
    fn from(runners: BaseSet) -> Self {
        Self(runners)
    }
}

impl TryFrom<Vec<u8>> for StealTargets {
    type Error = String;

    fn try_from(targets: Vec<u8>) -> Result<Self, String> {
        targets
            .into_iter()
            .map(|target| match target {
                2..=4 => Base::try_from(target - 1),
                0 | 1 | 5.. => Err(format!(
                    "{target} cannot be stolen; it is 2, 3 or 4 for home"
                )),
            })
            .collect::<Result<BaseSet, String>>()
            .map(Self)
    }
}

impl From<StealTargets> for Vec<u8> {
    fn from(targets: StealTargets) -> Self {
        targets.0.iter().map(|base| base.number() + 1).collect()
    }
}

/// Both decisions of a plate appearance, once both are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Decisions {
    /// The fielding manager's.
    pub defense: DefensiveDecision,
    /// The batting manager's.
    pub offense: OffensiveDecision,
}
