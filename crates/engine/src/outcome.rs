//! The play outcomes: a closed list, with the facts that the outcome chart prints beside each.

use crate::charts::outcomes;
use crate::position::Position;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What came of a plate appearance or of a play between pitches, by its name on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PlayOutcome {
    /// Strikeout.
    Strikeout,
    /// Groundball, the best for the defense.
    GroundballA,
    /// Groundball, middling.
    GroundballB,
    /// Groundball, slow.
    GroundballC,
    /// Deep fly: every runner may tag.
    FlyballA,
    /// Medium fly: the runner on third scores.
    FlyballB,
    /// Medium fly, doubtful: the runner on third may try.
    FlyballBq,
    /// Shallow fly: nobody moves.
    FlyballC,
    /// Lineout.
    Lineout,
    /// Lineout into as many outs as possible.
    LineoutMax,
    /// Popout.
    Popout,
    /// Foul out.
    Foulout,
    /// Single, runners one base.
    #[serde(rename = "single_1")]
    Single1,
    /// Single, runners two bases.
    #[serde(rename = "single_2")]
    Single2,
    /// Single, the lead runner may try for one more.
    SingleUncapped,
    /// Double, runners two bases.
    #[serde(rename = "double_2")]
    Double2,
    /// Double, runners three bases.
    #[serde(rename = "double_3")]
    Double3,
    /// Double, the runner on first may try for home.
    DoubleUncapped,
    /// Triple.
    Triple,
    /// Home run.
    #[serde(rename = "homerun")]
    HomeRun,
    /// Ballpark home run.
    #[serde(rename = "bp_homerun")]
    BpHomeRun,
    /// Ballpark single.
    BpSingle,
    /// Ballpark home run missed: a fly.
    BpFlyout,
    /// Ballpark single missed: a liner.
    BpLineout,
    /// Base on balls.
    Walk,
    /// Intentional base on balls, by the defensive decision.
    IntentionalWalk,
    /// Hit by pitch.
    HitByPitch,
    /// Catcher's interference.
    CatcherInterference,
    /// The play depends on the fielder: an x-check.
    XCheck,
    /// Error, one to three bases.
    Error,
    /// Sacrifice bunt.
    SacrificeBunt,
    /// Bunt lead out.
    BuntLeadOut,
    /// Bunt popout.
    BuntPopout,
    /// Bunt double play.
    BuntDoublePlay,
    /// Bunt strikeout.
    BuntStrikeout,
    /// Bunt single.
    BuntSingle,
    /// Squeeze success.
    SqueezeSuccess,
    /// Squeeze out home.
    SqueezeOutHome,
    /// Squeeze double play.
    SqueezeDoublePlay,
    /// Squeeze missed.
    SqueezeMissed,
    /// Hit and run groundout.
    HitAndRunGroundout,
    /// Hit and run flyout.
    HitAndRunFlyout,
    /// Hit and run double play.
    HitAndRunDoublePlay,
    /// Hit and run strikeout.
    HitAndRunStrikeout,
    /// Hit and run miss.
    HitAndRunMiss,
    /// Wild pitch.
    WildPitch,
    /// Passed ball.
    PassedBall,
    /// Balk.
    Balk,
    /// Picked off.
    PickOff,
    /// Stolen base.
    StolenBase,
    /// Caught stealing.
    CaughtStealing,
    /// The defense lets the runner go.
    DefensiveIndifference,
}

/// Whether an outcome says where the ball was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum LocationRule {
    /// It must not.
    Refused,
    /// It may.
    Optional,
    /// It must.
    Required,
}

/// Who produces an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ProducedBy {
    /// A manager may report it as read off a card.
    Player,
    /// Only the engine makes it.
    Engine,
}

/// One row of the outcome chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // The columns of the chart.
pub struct OutcomeFacts {
    /// The outcome.
    pub outcome: PlayOutcome,
    /// Its name on the wire.
    pub name: &'static str,
    /// Other names accepted on input.
    pub aliases: &'static [&'static str],
    /// Who produces it.
    pub by: ProducedBy,
    /// Whether it says where the ball was hit.
    pub location: LocationRule,
    /// The locations it may name.
    pub locations: &'static [Position],
    /// A hit.
    pub hit: bool,
    /// The batter is out.
    pub out: bool,
    /// A base on balls.
    pub walk: bool,
    /// It completes the plate appearance.
    pub ends_plate_appearance: bool,
    /// Times at bat, 0 or 1, before sacrifice flies are taken off.
    pub at_bats: u8,
    /// Bases of the hit, 0 to 4.
    pub total_bases: u8,
}

impl PlayOutcome {
    /// Every outcome, in the chart's order.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        outcomes::CHART.iter().map(|facts| facts.outcome)
    }

    /// The row of the outcome chart.
    pub const fn facts(self) -> &'static OutcomeFacts {
        &outcomes::CHART[self as usize]
    }

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// Whether it is a hit.
    pub const fn is_hit(self) -> bool {
        self.facts().hit
    }

    /// Whether the batter is out by it.
    pub const fn is_out(self) -> bool {
        self.facts().out
    }

    /// Whether it is a base on balls.
    pub const fn is_walk(self) -> bool {
        self.facts().walk
    }

    /// Whether it is what a ballpark mark on a card comes to.
    pub const fn is_of_the_ballpark(self) -> bool {
        matches!(
            self,
            Self::BpHomeRun | Self::BpSingle | Self::BpFlyout | Self::BpLineout
        )
    }

    /// The outcome of this name or alias.
    ///
    /// `single` and `double` mean the uncapped hits when a location is sent with them, else the shortest
    /// advance, so `located` says whether one was.
    ///
    /// ```
    /// use bandbox_engine::PlayOutcome;
    /// assert_eq!(PlayOutcome::parse("single", true), Some(PlayOutcome::SingleUncapped));
    /// assert_eq!(PlayOutcome::parse("single", false), Some(PlayOutcome::Single1));
    /// assert_eq!(PlayOutcome::parse("hbp", false), Some(PlayOutcome::HitByPitch));
    /// assert_eq!(PlayOutcome::parse("grand_slam", false), None);
    /// ```
    pub fn parse(name: &str, located: bool) -> Option<Self> {
        match (name, located) {
            ("single", false) => return Some(Self::Single1),
            ("double", false) => return Some(Self::Double2),
            (_, _) => (),
        }
        outcomes::CHART
            .iter()
            .find(|facts| facts.name == name || facts.aliases.contains(&name))
            .map(|facts| facts.outcome)
    }
}

impl fmt::Display for PlayOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
