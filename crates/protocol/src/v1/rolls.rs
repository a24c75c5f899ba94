//! A roll of the dice, as it is shown.

use bandbox_engine::dice::roll::{PitchCheck, Roll, RollId, RollKind};
use serde::{Deserialize, Serialize};

/// The faces of a roll: the at-bat fields for an at-bat roll, the two dice of a row for a lead, a bunt and a hit and
/// run, three dice for an injury, `d20` for the others, and the error and rare dice for an x-check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RollView {
    /// Names the roll within its game.
    pub roll_id: RollId,
    /// Counts the rolls of a game from 0.
    pub roll_index: u32,
    /// What the roll is for.
    pub kind: RollKind,
    /// Picks the column: 1 to 3 of the batter's card, 4 to 6 of the pitcher's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_one: Option<u8>,
    /// One of the two dice that pick the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_two_a: Option<u8>,
    /// The other.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_two_b: Option<u8>,
    /// Their sum: the row, 2 to 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_two_total: Option<u8>,
    /// Picks the part of a split cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub chaos_d20: Option<u8>,
    /// Settles pitch checks and ballpark checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub resolution_d20: Option<u8>,
    /// A wild pitch is to be checked before the card is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub check_wild_pitch: Option<bool>,
    /// A passed ball is to be checked before the card is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub check_passed_ball: Option<bool>,
    /// The range die of an x-check; the one die of the kinds that have but one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d20: Option<u8>,
    /// The error dice of an x-check.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub error_d6: Option<[u8; 3]>,
    /// Their sum, 3 to 18.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub error_total: Option<u8>,
    /// The die of an x-check that makes it a rare play.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub rare_d100: Option<u8>,
    /// The three dice of an injury.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub injury_d6: Option<[u8; 3]>,
    /// Their sum, 3 to 18.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub injury_total: Option<u8>,
}

impl RollView {
    /// The roll, with the check it calls for.
    pub fn of(roll: &Roll, check: Option<PitchCheck>) -> Self {
        let blank = Self {
            roll_id: roll.id,
            roll_index: roll.id.index,
            kind: roll.id.kind,
            d6_one: None,
            d6_two_a: None,
            d6_two_b: None,
            d6_two_total: None,
            chaos_d20: None,
            resolution_d20: None,
            check_wild_pitch: None,
            check_passed_ball: None,
            d20: None,
            error_d6: None,
            error_total: None,
            rare_d100: None,
            injury_d6: None,
            injury_total: None,
        };
        match roll.id.kind {
            RollKind::AtBat => {
                let dice = roll.at_bat();
                Self {
                    d6_one: Some(dice.d6_one),
                    d6_two_a: Some(dice.d6_two_a),
                    d6_two_b: Some(dice.d6_two_b),
                    d6_two_total: Some(dice.d6_two_total()),
                    chaos_d20: Some(dice.chaos_d20),
                    resolution_d20: Some(dice.resolution_d20),
                    check_wild_pitch: Some(check == Some(PitchCheck::WildPitch)),
                    check_passed_ball: Some(check == Some(PitchCheck::PassedBall)),
                    ..blank
                }
            }
            RollKind::Advance
            | RollKind::HomeDecision
            | RollKind::Speed
            | RollKind::FoulPopup
            | RollKind::Jump
            | RollKind::Pickoff
            | RollKind::Balk
            | RollKind::Steal
            | RollKind::Overthrow => Self {
                d20: Some(roll.first()),
                ..blank
            },
            RollKind::Lead | RollKind::Bunt | RollKind::HitAndRun => {
                let [a, b] = roll.two_dice();
                Self {
                    d6_two_a: Some(a),
                    d6_two_b: Some(b),
                    d6_two_total: Some(a + b),
                    ..blank
                }
            }
            RollKind::PitcherInjury | RollKind::BatterInjury => Self {
                injury_d6: Some(roll.three_dice()),
                injury_total: Some(roll.three_dice_total()),
                ..blank
            },
            RollKind::XCheck => {
                let dice = roll.x_check();
                Self {
                    d20: Some(dice.range_d20),
                    error_d6: Some(dice.error_d6),
                    error_total: Some(dice.error_total()),
                    rare_d100: Some(dice.rare_d100),
                    ..blank
                }
            }
        }
    }
}
