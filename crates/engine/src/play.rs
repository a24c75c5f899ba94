//! A resolved play: every movement, every out in order, every fielder credited.
//!
//! A play is complete in itself, so an old log folds without today's charts, and a box score is a fold over
//! plays.

use crate::bases::{Base, Destination, Origin};
use crate::dice::roll::RollId;
use crate::outcome::PlayOutcome;
use crate::player::LineupId;
use crate::position::Position;
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

/// A man who moves and is not put out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Movement {
    /// Who.
    pub runner: LineupId,
    /// Where he began.
    pub from: Origin,
    /// Where he ended.
    pub to: Destination,
}

/// How a man was put out. It decides whether runs count on a third out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum OutKind {
    /// The batter struck out.
    Strikeout,
    /// The batter's ball was caught.
    Caught,
    /// The batter was thrown out before he reached first.
    AtFirst,
    /// A runner was forced.
    Force,
    /// A runner was tagged, trying for a base he was not forced to.
    Tag,
    /// A runner was off his base when a ball was caught.
    DoubledOff,
    /// A runner interfered with the play, or the batted ball hit him.
    Interference,
    /// A runner had missed a base or left one early, and the defense appealed.
    Appeal,
}

impl OutKind {
    /// Whether no run scores on a play whose third out is of this kind: the batter before first base, or a
    /// force.
    pub const fn cancels_runs(self) -> bool {
        match self {
            Self::Strikeout | Self::Caught | Self::AtFirst | Self::Force => true,
            Self::Tag | Self::DoubledOff | Self::Interference | Self::Appeal => false,
        }
    }
}

/// The fielders credited with an out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Those who helped, in the order the ball went.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub assists: ArrayVec<Position, 3>,
    /// The one who made the out.
    pub putout: Position,
}

impl Credit {
    /// The fielder alone.
    pub fn unassisted(putout: Position) -> Self {
        Self {
            assists: ArrayVec::new(),
            putout,
        }
    }

    /// One fielder to another; alone when they are the same.
    pub fn thrown(from: Position, to: Position) -> Self {
        let mut credit = Self::unassisted(to);
        if from != to {
            credit.assists.push(from);
        }
        credit
    }
}

/// A man put out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Out {
    /// Who.
    pub runner: LineupId,
    /// Where he began.
    pub from: Origin,
    /// How.
    pub kind: OutKind,
    /// By whom.
    pub credit: Credit,
}

/// An error charged to a fielder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorCharge {
    /// The fielder.
    pub position: Position,
    /// The bases it was worth, 1 to 3.
    pub bases: u8,
}

/// What the play was for the batter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum BatterResult {
    /// A single.
    #[serde(rename = "1B")]
    Single,
    /// A double.
    #[serde(rename = "2B")]
    Double,
    /// A triple.
    #[serde(rename = "3B")]
    Triple,
    /// A home run.
    #[serde(rename = "HR")]
    HomeRun,
    /// A walk.
    #[serde(rename = "BB")]
    Walk,
    /// An intentional walk.
    #[serde(rename = "IBB")]
    IntentionalWalk,
    /// Hit by a pitch.
    #[serde(rename = "HBP")]
    HitByPitch,
    /// Catcher's interference.
    #[serde(rename = "CI")]
    CatcherInterference,
    /// A strikeout.
    #[serde(rename = "SO")]
    Strikeout,
    /// Out in any other way.
    #[serde(rename = "OUT")]
    Out,
    /// Out, with a run batted in by a fly that was caught.
    #[serde(rename = "SF")]
    SacrificeFly,
    /// Safe because the defense put out somebody else.
    #[serde(rename = "FC")]
    FieldersChoice,
    /// Safe on an error.
    #[serde(rename = "E")]
    ReachedOnError,
    /// His turn at bat goes on.
    #[serde(rename = "-")]
    StillUp,
    /// Safe on an error, on a fly that would have brought a run in if it had been caught.
    #[serde(rename = "SF-E")]
    SacrificeFlyOnError,
}

impl BatterResult {
    /// The hit worth this many bases.
    pub const fn hit(bases: u8) -> Self {
        match bases {
            0 | 1 => Self::Single,
            2 => Self::Double,
            3 => Self::Triple,
            4.. => Self::HomeRun,
        }
    }

    /// The bases of a hit, 0 for anything else.
    pub const fn total_bases(self) -> u8 {
        match self {
            Self::Single => 1,
            Self::Double => 2,
            Self::Triple => 3,
            Self::HomeRun => 4,
            Self::Walk
            | Self::IntentionalWalk
            | Self::HitByPitch
            | Self::CatcherInterference
            | Self::Strikeout
            | Self::Out
            | Self::SacrificeFly
            | Self::FieldersChoice
            | Self::ReachedOnError
            | Self::StillUp
            | Self::SacrificeFlyOnError => 0,
        }
    }

    /// Whether it counts among the hits and walks that tire a pitcher: a hit, a walk that was not meant, a hit
    /// batsman.
    pub const fn counts_against_a_pitcher(self) -> bool {
        match self {
            Self::Single
            | Self::Double
            | Self::Triple
            | Self::HomeRun
            | Self::Walk
            | Self::HitByPitch => true,
            Self::IntentionalWalk
            | Self::CatcherInterference
            | Self::Strikeout
            | Self::Out
            | Self::SacrificeFly
            | Self::FieldersChoice
            | Self::ReachedOnError
            | Self::StillUp
            | Self::SacrificeFlyOnError => false,
        }
    }

    /// Whether his plate appearance is over.
    pub const fn ends_plate_appearance(self) -> bool {
        match self {
            Self::StillUp => false,
            Self::Single
            | Self::Double
            | Self::Triple
            | Self::HomeRun
            | Self::Walk
            | Self::IntentionalWalk
            | Self::HitByPitch
            | Self::CatcherInterference
            | Self::Strikeout
            | Self::Out
            | Self::SacrificeFly
            | Self::FieldersChoice
            | Self::ReachedOnError
            | Self::SacrificeFlyOnError => true,
        }
    }
}

/// A resolved play.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Play {
    /// Counts the plays of a game from 1.
    pub number: u16,
    /// What came of it. Of an x-check: what it came to, `error` where an error saved the batter; `x_check` itself
    /// stands where no other outcome fits, for a dropped foul and a missed base.
    pub outcome: PlayOutcome,
    /// Where the ball was hit, if that was said.
    pub hit_location: Option<Position>,
    /// The at-bat roll it came from; none for an intentional walk.
    pub roll_id: Option<RollId>,
    /// Who was at bat.
    pub batter: LineupId,
    /// Who was pitching.
    pub pitcher: LineupId,
    /// What it was for the batter.
    pub batter_result: BatterResult,
    /// Those who moved and were not put out: runners first, lead runner first, then the batter.
    pub movements: ArrayVec<Movement, 4>,
    /// Those put out, in order.
    pub outs: ArrayVec<Out, 3>,
    /// Errors charged.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub errors: ArrayVec<ErrorCharge, 2>,
    /// Runs that scored.
    pub runs: u8,
    /// Of these, batted in.
    pub rbi: u8,
    /// The batter grounded into a double play.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grounded_into_double_play: bool,
    /// The fielder tested by an x-check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_position: Option<Position>,
    /// What it would have been without its error, where the rules say that; it decides which runs are earned.
    /// Absent from plays without errors, and from errors of which nothing more is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clean: Option<Box<CleanPlay>>,
}

/// A play as it would have gone without the error on it, from the same bases and outs and with every runner held
/// who might have tried for more.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CleanPlay {
    /// What would have come of it.
    pub outcome: PlayOutcome,
    /// What it would have been for the batter.
    pub batter_result: BatterResult,
    /// Those who would have moved, lead runner first.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub movements: ArrayVec<Movement, 4>,
    /// Those who would have been put out, in order.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub outs: ArrayVec<Out, 3>,
}

impl From<Play> for CleanPlay {
    fn from(play: Play) -> Self {
        Self {
            outcome: play.outcome,
            batter_result: play.batter_result,
            movements: play.movements,
            outs: play.outs,
        }
    }
}

impl Play {
    /// The runners who scored, in order; the batter last when he did.
    pub fn scored(&self) -> impl Iterator<Item = LineupId> + '_ {
        self.movements
            .iter()
            .filter(|m| m.to == Destination::Home)
            .map(|m| m.runner)
    }

    /// Where the batter ended, if he is safe on a base.
    pub fn batter_on(&self) -> Option<Base> {
        self.movements.iter().find_map(|m| match (m.from, m.to) {
            (Origin::Plate, Destination::On(base)) => Some(base),
            (Origin::Plate, Destination::Home) | (Origin::On(_), _) => None,
        })
    }
}
