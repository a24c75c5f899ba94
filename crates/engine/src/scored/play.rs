//! What a scorer says of a play.

use crate::bases::{Destination, Origin};
use crate::lineup::BattingSlot;
use crate::player::LineupId;
use crate::position::Position;
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

/// What kind of play it was, in the scorer's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Class {
    /// The ball was fielded for an out, or would have been but for a muffed throw.
    Out,
    /// The batter struck out, whether or not he was put out.
    Strikeout,
    /// Runners stole.
    StolenBase,
    /// Runners moved and nobody cared.
    Indifference,
    /// A runner was caught stealing.
    CaughtStealing,
    /// A runner was picked off.
    PickedOff,
    /// A wild pitch.
    WildPitch,
    /// A passed ball.
    PassedBall,
    /// A balk.
    Balk,
    /// Runners moved or were put out in some other way.
    OtherAdvance,
    /// A foul ball was dropped.
    FoulError,
    /// A walk.
    Walk,
    /// An intentional walk.
    IntentionalWalk,
    /// Hit by a pitch.
    HitByPitch,
    /// The catcher, or another fielder, interfered with the batter.
    Interference,
    /// Safe on an error.
    Error,
    /// Safe because the defense went for somebody else.
    FieldersChoice,
    /// A single.
    Single,
    /// A double.
    Double,
    /// A triple.
    Triple,
    /// A home run.
    HomeRun,
}

impl Class {
    /// Whether the plate appearance is over.
    pub const fn ends_plate_appearance(self) -> bool {
        match self {
            Self::StolenBase
            | Self::Indifference
            | Self::CaughtStealing
            | Self::PickedOff
            | Self::WildPitch
            | Self::PassedBall
            | Self::Balk
            | Self::OtherAdvance
            | Self::FoulError => false,
            Self::Out
            | Self::Strikeout
            | Self::Walk
            | Self::IntentionalWalk
            | Self::HitByPitch
            | Self::Interference
            | Self::Error
            | Self::FieldersChoice
            | Self::Single
            | Self::Double
            | Self::Triple
            | Self::HomeRun => true,
        }
    }

    /// Whether it is a time at bat, if it is no sacrifice.
    pub const fn is_time_at_bat(self) -> bool {
        match self {
            Self::Out
            | Self::Strikeout
            | Self::Error
            | Self::FieldersChoice
            | Self::Single
            | Self::Double
            | Self::Triple
            | Self::HomeRun => true,
            Self::StolenBase
            | Self::Indifference
            | Self::CaughtStealing
            | Self::PickedOff
            | Self::WildPitch
            | Self::PassedBall
            | Self::Balk
            | Self::OtherAdvance
            | Self::FoulError
            | Self::Walk
            | Self::IntentionalWalk
            | Self::HitByPitch
            | Self::Interference => false,
        }
    }

    /// The bases of a hit, 0 for anything else.
    pub const fn total_bases(self) -> u8 {
        match self {
            Self::Single => 1,
            Self::Double => 2,
            Self::Triple => 3,
            Self::HomeRun => 4,
            Self::Out
            | Self::Strikeout
            | Self::StolenBase
            | Self::Indifference
            | Self::CaughtStealing
            | Self::PickedOff
            | Self::WildPitch
            | Self::PassedBall
            | Self::Balk
            | Self::OtherAdvance
            | Self::FoulError
            | Self::Walk
            | Self::IntentionalWalk
            | Self::HitByPitch
            | Self::Interference
            | Self::Error
            | Self::FieldersChoice => 0,
        }
    }
}

/// Off whom a run is earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Earned {
    /// Off the pitcher and his team.
    Yes,
    /// Off the pitcher alone.
    OffPitcherOnly,
    /// Off nobody.
    No,
}

/// How a run counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Off whom it is earned.
    pub earned: Earned,
    /// The batter batted it in.
    pub batted_in: bool,
}

/// A man who was not put out and ended the play somewhere. A runner of whom nothing is said stays where he is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Where he was.
    pub from: Origin,
    /// Where he is.
    pub to: Destination,
    /// How his run counts, if he came home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<Run>,
}

/// A man who was put out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoredOut {
    /// Who, by where he was.
    pub man: Origin,
    /// Who made the out; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub putout: Option<Position>,
    /// Those who helped, each once.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub assists: ArrayVec<Position, 9>,
    /// He was a runner who had to run.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub forced: bool,
}

impl ScoredOut {
    /// An out of which it is not known who made it.
    pub fn of(man: Origin) -> Self {
        Self {
            man,
            putout: None,
            assists: ArrayVec::new(),
            forced: false,
        }
    }
}

/// What sort of error it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// A ball was not fielded.
    Fielding,
    /// A bad throw.
    Throwing,
    /// A throw was dropped.
    Dropped,
}

/// An error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoredError {
    /// Who made it.
    pub position: Position,
    /// What it was.
    pub kind: ErrorKind,
}

/// What a runner did on his own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Running {
    /// He stole the base.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stole: bool,
    /// He was caught, even if an error then saved him.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub caught: bool,
    /// He was picked off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub picked_off: bool,
}

/// A sacrifice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sacrifice {
    /// A bunt that moved a runner.
    Hit,
    /// A fly that brought a run in.
    Fly,
}

/// A play of several outs that is credited as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoublePlay {
    /// A double play.
    Double,
    /// A double play that the batter grounded into.
    Grounded,
    /// A triple play.
    Triple,
}

/// How a ball was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trajectory {
    /// On the ground.
    Ground,
    /// A fly.
    Fly,
    /// A line drive.
    Line,
    /// A pop-up.
    Pop,
}

/// A batted ball.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// How it was hit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trajectory: Option<Trajectory>,
    /// Who fielded it first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fielder: Option<Position>,
    /// A bunt.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bunt: bool,
    /// In foul territory.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub foul: bool,
}

/// A play.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools)] // Independent marks that a scorer makes beside a play.
pub struct ScoredPlay {
    /// Who was at bat.
    pub batter: LineupId,
    /// In which place of the batting order.
    pub slot: BattingSlot,
    /// He batted out of turn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub out_of_turn: bool,
    /// What kind of play it was.
    pub class: Class,
    /// Those who were not put out, in no particular order.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub moves: ArrayVec<Move, 4>,
    /// Those who were, in the order it happened.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub outs: ArrayVec<ScoredOut, 3>,
    /// Errors.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub errors: ArrayVec<ScoredError, 4>,
    /// Assists towards outs that an error prevented.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub fruitless_assists: ArrayVec<Position, 9>,
    /// What the runners on first, second and third did on their own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub running: [Running; 3],
    /// The pitch was wild.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub wild_pitch: bool,
    /// The catcher let the pitch by.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passed_ball: bool,
    /// A sacrifice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sacrifice: Option<Sacrifice>,
    /// What the outs are credited as, beyond outs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub double_play: Option<DoublePlay>,
    /// The batted ball.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contact: Contact,
    /// The batter who answers for a strikeout that a pinch hitter completed with two strikes on him.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged_batter: Option<LineupId>,
    /// The pitcher who answers for a walk that his reliever completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged_pitcher: Option<LineupId>,
    /// Fielders of an out are not known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub credits_unknown: bool,
}

impl ScoredPlay {
    /// A play of a batter on which nothing has happened yet.
    pub fn new(batter: LineupId, slot: BattingSlot, class: Class) -> Self {
        Self {
            batter,
            slot,
            out_of_turn: false,
            class,
            moves: ArrayVec::new(),
            outs: ArrayVec::new(),
            errors: ArrayVec::new(),
            fruitless_assists: ArrayVec::new(),
            running: [Running::default(); 3],
            wild_pitch: false,
            passed_ball: false,
            sacrifice: None,
            double_play: None,
            contact: Contact::default(),
            charged_batter: None,
            charged_pitcher: None,
            credits_unknown: false,
        }
    }

    /// Runs that scored.
    pub fn runs(&self) -> impl Iterator<Item = (&Move, Run)> {
        self.moves
            .iter()
            .filter_map(|moved| Some((moved, moved.run?)))
    }

    /// Whether it is a time at bat.
    pub const fn is_time_at_bat(&self) -> bool {
        self.class.is_time_at_bat() && self.sacrifice.is_none()
    }

    /// Whether this runner was put out where the defense might have had the batter: he was forced, or the fielder
    /// chose him. Whoever is safe behind him is on base in his stead.
    pub fn was_out_for_the_batter(&self, man: Origin) -> bool {
        let mut outs = self.outs.iter().filter(|out| out.man == man);
        let chosen = self.class == Class::FieldersChoice && man != Origin::Plate;
        outs.any(|out| out.forced || chosen)
    }

    /// Whether this man was put out.
    pub fn is_out(&self, man: Origin) -> bool {
        self.outs.iter().any(|out| out.man == man)
    }
}

/// What is not said is left out of the log.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
