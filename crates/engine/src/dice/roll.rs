//! The rolls of the game: which dice each kind takes, and how a roll is named.

use super::faces::Faces;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A die, by its number of sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Die {
    sides: u8,
    /// The last byte that shows a face: below the largest multiple of the sides in 256.
    last_byte: u8,
}

impl Die {
    /// Six sides.
    pub const D6: Self = Self::with(6);
    /// Twenty sides.
    pub const D20: Self = Self::with(20);
    /// A hundred sides.
    pub const D100: Self = Self::with(100);

    const fn with(sides: u8) -> Self {
        let left_over = (u8::MAX % sides + 1) % sides;
        Self {
            sides,
            last_byte: u8::MAX - left_over,
        }
    }

    /// The number of sides.
    pub const fn sides(self) -> u8 {
        self.sides
    }

    /// The face that a byte of the key stream shows, 1 to the number of sides; none for a byte that would
    /// favour the low faces.
    pub const fn face(self, byte: u8) -> Option<u8> {
        if byte <= self.last_byte {
            Some(byte % self.sides + 1)
        } else {
            None
        }
    }
}

/// What a roll is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum RollKind {
    /// Once a plate appearance: which column, which row, the split die, the resolution die.
    AtBat,
    /// A runner tries for an extra base on an uncapped hit or a fly.
    Advance,
    /// A runner tries to score against a throw home (groundball result 12).
    HomeDecision,
    /// A fielder is tested: the range die, the error dice, the die for rare plays.
    XCheck,
    /// A batter runs out a slow roller.
    Speed,
    /// A foul popup with runners on: the pitch may get away.
    FoulPopup,
    /// A runner edges off his base: the pitcher may throw over or balk.
    Jump,
    /// The pitcher throws over.
    Pickoff,
    /// The pitcher may balk.
    Balk,
    /// A runner takes his lead.
    Lead,
    /// A runner steals.
    Steal,
    /// The catcher's throw came too late and may have gone wild.
    Overthrow,
    /// A bunt, to sacrifice or to squeeze.
    Bunt,
    /// A hit and run.
    HitAndRun,
    /// The dice of the plate appearance put the pitcher at risk of an injury.
    PitcherInjury,
    /// "Plus injury" stands on the card.
    BatterInjury,
}

/// Where a roll stands in the course of a turn at bat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RollStage {
    /// Somebody was to roll, or a roll like that led to it: it is what is read next.
    Opens,
    /// It belongs to the at-bat roll before it, and that is still to be read.
    AtBat,
    /// It belongs to the play that was read off the at-bat roll.
    Play,
}

impl RollKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::AtBat,
        Self::Advance,
        Self::HomeDecision,
        Self::XCheck,
        Self::Speed,
        Self::FoulPopup,
        Self::Jump,
        Self::Pickoff,
        Self::Balk,
        Self::Lead,
        Self::Steal,
        Self::Overthrow,
        Self::Bunt,
        Self::HitAndRun,
        Self::PitcherInjury,
        Self::BatterInjury,
    ];

    /// The dice, in the order in which their faces are recorded.
    pub const fn dice(self) -> &'static [Die] {
        match self {
            Self::AtBat => &[Die::D6, Die::D6, Die::D6, Die::D20, Die::D20],
            Self::Advance
            | Self::HomeDecision
            | Self::Speed
            | Self::FoulPopup
            | Self::Jump
            | Self::Pickoff
            | Self::Balk
            | Self::Steal
            | Self::Overthrow => &[Die::D20],
            Self::Lead | Self::Bunt | Self::HitAndRun => &[Die::D6, Die::D6],
            Self::PitcherInjury | Self::BatterInjury => &[Die::D6, Die::D6, Die::D6],
            Self::XCheck => &[Die::D20, Die::D6, Die::D6, Die::D6, Die::D100],
        }
    }

    /// The name, as in a [`RollId`].
    pub const fn name(self) -> &'static str {
        match self {
            Self::AtBat => "at_bat",
            Self::Advance => "advance",
            Self::HomeDecision => "home_decision",
            Self::XCheck => "x_check",
            Self::Speed => "speed",
            Self::FoulPopup => "foul_popup",
            Self::Jump => "jump",
            Self::Pickoff => "pickoff",
            Self::Balk => "balk",
            Self::Lead => "lead",
            Self::Steal => "steal",
            Self::Overthrow => "overthrow",
            Self::Bunt => "bunt",
            Self::HitAndRun => "hit_and_run",
            Self::PitcherInjury => "pitcher_injury",
            Self::BatterInjury => "batter_injury",
        }
    }

    /// Where it stands in the course of a turn at bat.
    pub(crate) const fn stage(self) -> RollStage {
        match self {
            Self::Advance
            | Self::HomeDecision
            | Self::XCheck
            | Self::Speed
            | Self::FoulPopup
            | Self::BatterInjury => RollStage::Play,
            Self::PitcherInjury => RollStage::AtBat,
            Self::AtBat
            | Self::Jump
            | Self::Pickoff
            | Self::Balk
            | Self::Lead
            | Self::Steal
            | Self::Overthrow
            | Self::Bunt
            | Self::HitAndRun => RollStage::Opens,
        }
    }
}

/// Names a roll within its game by kind and index, so that a roll can never be read as another kind.
/// Written `at_bat-17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct RollId {
    /// What the roll is for.
    pub kind: RollKind,
    /// Counts the rolls of a game from 0.
    pub index: u32,
}

impl fmt::Display for RollId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.name(), self.index)
    }
}

impl From<RollId> for String {
    fn from(id: RollId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for RollId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let id = text.rsplit_once('-').and_then(|(kind, index)| {
            let kind = RollKind::ALL.into_iter().find(|k| k.name() == kind)?;
            Some(Self {
                kind,
                index: index.parse().ok()?,
            })
        });
        // One spelling only: `at_bat-+7` and `at_bat-07` parse as numbers but name no roll.
        id.filter(|id| id.to_string() == text)
            .ok_or_else(|| format!("{text:?} is not a roll id like \"at_bat-17\""))
    }
}

/// A roll as it fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// Its name.
    pub id: RollId,
    /// What the dice show.
    pub faces: Faces,
}

impl Roll {
    /// The face of the die at this place, 0 if the roll has fewer dice.
    fn face(&self, place: usize) -> u8 {
        self.faces.get(place).copied().unwrap_or(0)
    }

    /// The first die: `d6_one` of an at-bat roll, the range die of an x-check, the only die of the others.
    pub fn first(&self) -> u8 {
        self.face(0)
    }

    /// The two dice of a lead, a bunt or a hit and run.
    pub fn two_dice(&self) -> [u8; 2] {
        [self.face(0), self.face(1)]
    }

    /// Their sum, 2 to 12.
    pub fn two_dice_total(&self) -> u8 {
        let [a, b] = self.two_dice();
        a + b
    }

    /// The three dice of an injury.
    pub fn three_dice(&self) -> [u8; 3] {
        [self.face(0), self.face(1), self.face(2)]
    }

    /// Their sum, 3 to 18.
    pub fn three_dice_total(&self) -> u8 {
        let [a, b, c] = self.three_dice();
        a + b + c
    }

    /// An at-bat roll's fields.
    pub fn at_bat(&self) -> AtBatDice {
        AtBatDice {
            d6_one: self.face(0),
            d6_two_a: self.face(1),
            d6_two_b: self.face(2),
            chaos_d20: self.face(3),
            resolution_d20: self.face(4),
        }
    }

    /// An x-check's fields.
    pub fn x_check(&self) -> XCheckDice {
        XCheckDice {
            range_d20: self.face(0),
            error_d6: [self.face(1), self.face(2), self.face(3)],
            rare_d100: self.face(4),
        }
    }
}

/// The five dice of an x-check by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XCheckDice {
    /// The line of the range table.
    pub range_d20: u8,
    /// Their sum is the line of the error table.
    pub error_d6: [u8; 3],
    /// A rare play on 1, where the options say so.
    pub rare_d100: u8,
}

impl XCheckDice {
    /// The line of the error table, 3 to 18.
    pub const fn error_total(self) -> u8 {
        let [a, b, c] = self.error_d6;
        a + b + c
    }
}

/// The five dice of an at-bat roll by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtBatDice {
    /// Picks the column: 1 to 3 of the batter's card, 4 to 6 of the pitcher's.
    pub d6_one: u8,
    /// One of the two dice that pick the row.
    pub d6_two_a: u8,
    /// The other.
    pub d6_two_b: u8,
    /// Picks the part of a split cell; 1 or 2 with a runner on calls for a pitch check.
    pub chaos_d20: u8,
    /// Settles pitch checks and ballpark checks.
    pub resolution_d20: u8,
}

impl AtBatDice {
    /// The row of the column, 2 to 12.
    pub const fn d6_two_total(self) -> u8 {
        self.d6_two_a + self.d6_two_b
    }
}

/// A check that comes before the card is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PitchCheck {
    /// Wild pitch, against the pitcher's rating.
    WildPitch,
    /// Passed ball, against the catcher's.
    PassedBall,
}
