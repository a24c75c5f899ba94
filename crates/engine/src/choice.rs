//! Choices that fall due in the middle of a play, and the answers to them.

use crate::bases::{Base, Destination};
use crate::dice::roll::PitchCheck;
use crate::dice::roll::RollId;
use crate::grade::{Grade, GradeShift, GradedChart};
use crate::injury::Injury;
use crate::outcome::PlayOutcome;
use crate::player::LineupId;
use crate::position::Position;
use crate::stealing::{PickoffFormula, StealFormula};
use crate::x_check::{Reading, XCheck};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How the number that a d20 must not exceed is made, for managers who read a rating off a card.
///
/// The number is `running + arm + modifier`, kept between `lowest` and `highest`; a part whose flag is off
/// does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Formula {
    /// The arm of the fielder at `hit_location` is added.
    pub arm: bool,
    /// Added to the runner's running rating.
    pub modifier: i8,
    /// The number is at least this.
    pub lowest: u8,
    /// The number is at most this.
    pub highest: u8,
}

impl Formula {
    /// The number, from the runner's rating and the fielder's arm.
    pub fn number(self, running: u8, arm: i8) -> u8 {
        let arm = if self.arm { i16::from(arm) } else { 0 };
        let sum = i16::from(running) + arm + i16::from(self.modifier);
        kept(sum, self.lowest, self.highest)
    }

    /// A number that stands for the unknown one when the die settles the matter whatever the ratings are: it
    /// shows no more than the lowest, or more than the highest.
    pub const fn settled_by(self, d20: u8) -> Option<u8> {
        settled(d20, self.lowest, self.highest)
    }
}

/// The sum as a number from lowest to highest.
pub(crate) fn kept(sum: i16, lowest: u8, highest: u8) -> u8 {
    let kept = sum.clamp(i16::from(lowest), i16::from(highest));
    u8::try_from(kept).unwrap_or(lowest)
}

/// See [`Formula::settled_by`].
pub(crate) const fn settled(d20: u8, lowest: u8, highest: u8) -> Option<u8> {
    if d20 <= lowest {
        Some(lowest)
    } else if d20 > highest {
        Some(highest)
    } else {
        None
    }
}

/// A runner's try for a base that the chart does not give him.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Attempt {
    /// From first to third on an uncapped single.
    FirstToThird,
    /// From second to home on an uncapped single.
    SecondToHome,
    /// From first to home on an uncapped double.
    FirstToHome,
    /// From second to third after a fly to right is caught.
    TagToThird,
    /// From third to home after a doubtful fly is caught.
    TagHome,
    /// From third to home on a groundball, against a throw home (result 12).
    HomeOnGroundball,
    /// From first to third on an uncapped single, behind a runner who draws the throw home.
    TrailToThird,
    /// The batter to second on an uncapped single, behind a runner who draws the throw.
    BatterToSecond,
    /// The batter to third on an uncapped double, behind a runner who draws the throw home.
    BatterToThird,
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttemptResult {
    /// He made it.
    Safe,
    /// He was thrown out.
    Out,
    /// He turned back in time and stands where he was.
    Back,
}

/// A choice that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Question {
    /// Batting team: does the runner go?
    Send {
        /// What he would try.
        attempt: Attempt,
        /// The d20 must not exceed this; absent when a rating is unknown.
        number: Option<u8>,
    },
    /// Fielding team: the runner on third goes on a groundball; throw home, or take the out at first?
    ThrowHome {
        /// The d20 must not exceed this on a throw home; absent when his rating is unknown.
        number: Option<u8>,
    },
    /// Fielding team, where it chooses its throws: the lead runner goes on an uncapped hit; throw for him, or let
    /// him have the base?
    Throw {
        /// What he tries.
        attempt: Attempt,
        /// The d20 must not exceed this on a throw; absent when a rating is unknown.
        number: Option<u8>,
    },
    /// Batting team: the throw goes through; does the man behind go too?
    SendTrail {
        /// What the lead runner tries.
        lead: Attempt,
        /// What the man behind would try.
        attempt: Attempt,
        /// The d20 must not exceed this if the defense plays on him; absent when a rating is unknown.
        number: Option<u8>,
    },
    /// Fielding team: two men go, and whoever it does not play on is safe.
    PlayOn {
        /// What the lead runner tries.
        lead: Attempt,
        /// His number; absent when a rating is unknown.
        lead_number: Option<u8>,
        /// What the man behind tries.
        trail: Attempt,
        /// His number; absent when a rating is unknown.
        trail_number: Option<u8>,
    },
    /// The team that owns the unknown rating: read it, and say how the try ended.
    ReadAttempt {
        /// What the runner tries.
        attempt: Attempt,
        /// What the die shows.
        d20: u8,
        /// What it is compared with.
        formula: Formula,
    },
    /// Fielding team: did the pitch get away? The resolution die against the unknown rating.
    ReadPitchCheck {
        /// Whose rating.
        check: PitchCheck,
        /// What the die shows: it happens at or below the rating.
        d20: u8,
    },
    /// Fielding team: read the range table and the error table for the fielder's ratings.
    ReadXCheck(XCheck),
    /// Batting team: did the batter beat out his slow roller? The die against his running rating.
    ReadSpeed {
        /// What the die shows: he is safe at or below the rating.
        d20: u8,
    },
    /// Batting team: the runner on first has no lead; does he go all the same?
    GoWithoutLead {
        /// The d20 must not exceed this; absent when a rating is unknown.
        number: Option<u8>,
    },
    /// Fielding team: does the pitcher pick the runner off? The die against his unknown hold.
    ReadPickoff {
        /// Where the runner is.
        from: Base,
        /// What the die shows: he is out at or below the number.
        d20: u8,
        /// How the number is made.
        formula: PickoffFormula,
    },
    /// Fielding team: does the pitcher balk? The die against his unknown rating.
    ReadBalk {
        /// What the die shows: it happens at or below the rating.
        d20: u8,
    },
    /// Batting team: what lead does the runner get? The two dice against his unknown card.
    ReadLead {
        /// Where the runner is.
        from: Base,
        /// What the two dice show together. An asterisk gives a man on first whom nobody holds a good lead
        /// whatever they show.
        total: u8,
        /// The runner is held.
        held: bool,
    },
    /// The team that owns the unknown rating: read it, and say how the steal ended.
    ReadSteal {
        /// The base that the lead runner steals.
        to: Destination,
        /// What the die shows: he is safe at or below the number.
        d20: u8,
        /// How the number is made.
        formula: StealFormula,
    },
    /// Fielding team: does the catcher's throw go wild? The die against his unknown throwing rating.
    ReadOverthrow {
        /// What the die shows: it happens at or below the rating.
        d20: u8,
    },
    /// Batting team: what is the batter's grade for this chart?
    ReadGrade {
        /// The chart.
        chart: GradedChart,
        /// What the two dice show together.
        total: u8,
        /// How the defense shifts the grade; the one to be read is the one on the card.
        shift: GradeShift,
    },
    /// His team: is he hurt? The three dice against his unknown rating.
    ReadInjury {
        /// Who.
        player: LineupId,
        /// Of a pitcher, the injury number that is at risk; with another number he is not hurt.
        number: Option<u8>,
        /// What the three dice show together.
        total: u8,
    },
}

/// A manager's answer to a [`Question`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Answer {
    /// The runner stays.
    Hold,
    /// The runner goes.
    Send,
    /// Throw to first.
    ThrowFirst,
    /// Throw home.
    ThrowHome,
    /// Throw for the lead runner.
    Throw,
    /// Let him have the base.
    Concede,
    /// Play on the lead runner.
    PlayLead,
    /// Play on the man behind him.
    PlayTrail,
    /// The runner is safe.
    Safe,
    /// The runner is out.
    Out,
    /// The runner turned back in time.
    Back,
    /// The pitch got away.
    Happened,
    /// It did not.
    DidNotHappen,
    /// What the charts say.
    XCheck(Reading),
    /// The runner has a good lead.
    GoodLead,
    /// The runner has no lead.
    NoLead,
    /// The runner is caught taking his lead.
    CaughtLeading,
    /// The grade on the card.
    Grade(Grade),
    /// He is not hurt.
    Unhurt,
    /// How badly he is hurt.
    Hurt(Injury),
}

impl Answer {
    /// Every answer but the readings of charts, of which each check has its own.
    pub const ALL: [Self; 32] = [
        Self::Hold,
        Self::Send,
        Self::ThrowFirst,
        Self::ThrowHome,
        Self::Throw,
        Self::Concede,
        Self::PlayLead,
        Self::PlayTrail,
        Self::Safe,
        Self::Out,
        Self::Back,
        Self::Happened,
        Self::DidNotHappen,
        Self::GoodLead,
        Self::NoLead,
        Self::CaughtLeading,
        Self::Grade(Grade::A),
        Self::Grade(Grade::B),
        Self::Grade(Grade::C),
        Self::Grade(Grade::D),
        Self::Unhurt,
        Self::Hurt(Injury::ALL[0]),
        Self::Hurt(Injury::ALL[1]),
        Self::Hurt(Injury::ALL[2]),
        Self::Hurt(Injury::ALL[3]),
        Self::Hurt(Injury::ALL[4]),
        Self::Hurt(Injury::ALL[5]),
        Self::Hurt(Injury::ALL[6]),
        Self::Hurt(Injury::ALL[7]),
        Self::Hurt(Injury::ALL[8]),
        Self::Hurt(Injury::ALL[9]),
        Self::Hurt(Injury::ALL[10]),
    ];
}

impl Answer {
    /// The injury that was read, if it is the answer to that.
    pub(crate) const fn injury(self) -> Option<Injury> {
        match self {
            Self::Hurt(injury) => Some(injury),
            Self::Unhurt
            | Self::Hold
            | Self::Send
            | Self::ThrowFirst
            | Self::ThrowHome
            | Self::Throw
            | Self::Concede
            | Self::PlayLead
            | Self::PlayTrail
            | Self::Safe
            | Self::Out
            | Self::Back
            | Self::Happened
            | Self::DidNotHappen
            | Self::XCheck(_)
            | Self::GoodLead
            | Self::NoLead
            | Self::CaughtLeading
            | Self::Grade(_) => None,
        }
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = match self {
            Self::XCheck(reading) => return write!(f, "x_check {reading}"),
            Self::Grade(grade) => return write!(f, "grade {grade}"),
            Self::Hurt(injury) => return write!(f, "hurt {injury}"),
            Self::Unhurt => "unhurt",
            Self::Hold => "hold",
            Self::Send => "send",
            Self::ThrowFirst => "throw_first",
            Self::ThrowHome => "throw_home",
            Self::Throw => "throw",
            Self::Concede => "concede",
            Self::PlayLead => "play_lead",
            Self::PlayTrail => "play_trail",
            Self::Safe => "safe",
            Self::Out => "out",
            Self::Back => "back",
            Self::Happened => "happened",
            Self::DidNotHappen => "did_not_happen",
            Self::GoodLead => "good_lead",
            Self::NoLead => "no_lead",
            Self::CaughtLeading => "caught_leading",
        };
        f.write_str(word)
    }
}

impl Question {
    /// The answers allowed, the default first.
    pub fn answers(&self) -> Cow<'static, [Answer]> {
        Cow::Borrowed(match self {
            Self::ReadXCheck(check) => return check.readings().map(Answer::XCheck).collect(),
            Self::ReadSpeed { .. } | Self::ReadSteal { .. } => &[Answer::Out, Answer::Safe],
            Self::Send { .. } | Self::SendTrail { .. } | Self::GoWithoutLead { .. } => {
                &[Answer::Hold, Answer::Send]
            }
            Self::Throw { .. } => &[Answer::Throw, Answer::Concede],
            Self::PlayOn { .. } => &[Answer::PlayLead, Answer::PlayTrail],
            Self::ThrowHome { .. } => &[Answer::ThrowFirst, Answer::ThrowHome],
            Self::ReadPitchCheck { .. } | Self::ReadBalk { .. } | Self::ReadOverthrow { .. } => {
                &[Answer::DidNotHappen, Answer::Happened]
            }
            Self::ReadPickoff { .. } => &[Answer::Safe, Answer::Out],
            Self::ReadLead { .. } => &[Answer::NoLead, Answer::GoodLead, Answer::CaughtLeading],
            Self::ReadGrade { .. } => &[
                Answer::Grade(Grade::D),
                Answer::Grade(Grade::C),
                Answer::Grade(Grade::B),
                Answer::Grade(Grade::A),
            ],
            Self::ReadInjury { .. } => {
                let hurt = Injury::ALL.map(Answer::Hurt);
                return [Answer::Unhurt].into_iter().chain(hurt).collect();
            }
            Self::ReadAttempt { attempt, d20, .. } => match attempt {
                // On this try alone the runner may turn back, and is out only when the die shows its highest.
                Attempt::TagToThird => match d20 {
                    20.. => &[Answer::Out, Answer::Safe],
                    0..20 => &[Answer::Back, Answer::Safe],
                },
                Attempt::FirstToThird
                | Attempt::SecondToHome
                | Attempt::FirstToHome
                | Attempt::TagHome
                | Attempt::HomeOnGroundball
                | Attempt::TrailToThird
                | Attempt::BatterToSecond
                | Attempt::BatterToThird => &[Answer::Out, Answer::Safe],
            },
        })
    }
}

/// The play that waits for a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Batted {
    /// The outcome as reported or read.
    pub outcome: PlayOutcome,
    /// Where the ball was hit.
    pub hit_location: Option<Position>,
    /// Bases of a reported error, 1 to 3; only with `error`.
    pub error_bases: Option<u8>,
    /// The at-bat roll it came from.
    pub roll_id: RollId,
    /// The fielder tested by an x-check, once the outcome is what the check came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub check_position: Option<Position>,
    /// What the man behind a lead runner does who draws a throw, once that is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub trail: Option<TrailRunner>,
}

/// What the man behind a lead runner does while the throw goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum TrailRunner {
    /// He takes what he would if the lead runner were held.
    Holds,
    /// He tries for the next base.
    Goes,
}
