//! A resolved play, as it is shown.

use super::scored::PlayScored;
use bandbox_engine::PlayOutcome;
use bandbox_engine::bases::{Destination, Origin};
use bandbox_engine::dice::roll::RollId;
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, OutKind, Play};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use serde::{Deserialize, Serialize};

/// Data of `play_resolved`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[allow(clippy::struct_excessive_bools)] // The fields of the wire.
pub struct PlayResolved {
    /// Counts the plays of a game from 1.
    pub play_number: u16,
    /// What came of it.
    pub outcome: PlayOutcome,
    /// Where the ball was hit, if that was said.
    pub hit_location: Option<Position>,
    /// A sentence for people.
    pub description: String,
    /// Outs made on the play.
    pub outs_recorded: u8,
    /// Runs that scored.
    pub runs_scored: u8,
    /// Of these, batted in.
    pub rbi: u8,
    /// What it was for the batter.
    pub batter_result: BatterResult,
    /// Who was at bat.
    pub batter: LineupId,
    /// Who was pitching.
    pub pitcher: LineupId,
    /// Where everybody went: those who are safe, lead runner first, then those who are out.
    pub runners_advanced: Vec<RunnerAdvanced>,
    /// Those put out, in order.
    pub outs: Vec<OutMade>,
    /// Errors charged.
    pub errors: Vec<ErrorMade>,
    /// A hit.
    pub is_hit: bool,
    /// The batter is out.
    pub is_out: bool,
    /// A base on balls.
    pub is_walk: bool,
    /// The batter grounded into a double play.
    pub grounded_into_double_play: bool,
    /// The at-bat roll it came from; none for an intentional walk.
    pub roll_id: Option<RollId>,
    /// The fielder tested by an x-check; absent on other plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub check_position: Option<Position>,
}

/// A man's way on a play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RunnerAdvanced {
    /// 0 for the batter, else the base he was on.
    pub from: Origin,
    /// The base he reached, 4 for home, 0 when he is out.
    pub to: Reached,
    /// Who.
    pub lineup_id: LineupId,
}

/// Where a man ended a play: 1 to 3 a base, 4 home, 0 out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "u8"),
    ts(type = "0 | 1 | 2 | 3 | 4")
)]
pub enum Reached {
    /// Nothing: he is out.
    Out,
    /// A base, or home.
    Safe(Destination),
}

impl From<Reached> for u8 {
    fn from(reached: Reached) -> Self {
        match reached {
            Reached::Out => 0,
            Reached::Safe(destination) => destination.number(),
        }
    }
}

impl TryFrom<u8> for Reached {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            0 => Ok(Self::Out),
            1.. => Destination::try_from(number).map(Self::Safe),
        }
    }
}

/// A man put out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OutMade {
    /// Who.
    pub lineup_id: LineupId,
    /// 0 for the batter, else the base he was on.
    pub from: Origin,
    /// How.
    pub kind: OutKind,
    /// The fielder who made the out.
    pub putout: Position,
    /// Those who helped, in the order the ball went.
    pub assists: Vec<Position>,
}

/// An error charged to a fielder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ErrorMade {
    /// The fielder.
    pub position: Position,
    /// The bases it was worth, 1 to 3.
    pub bases: u8,
}

impl PlayResolved {
    /// The play, with a sentence that tells it.
    pub fn of(play: &Play, description: String) -> Self {
        let safe = play.movements.iter().map(|movement| RunnerAdvanced {
            from: movement.from,
            to: Reached::Safe(movement.to),
            lineup_id: movement.runner,
        });
        let out = play.outs.iter().map(|out| RunnerAdvanced {
            from: out.from,
            to: Reached::Out,
            lineup_id: out.runner,
        });
        Self {
            play_number: play.number,
            outcome: play.outcome,
            hit_location: play.hit_location,
            description,
            // A play holds at most three outs.
            outs_recorded: u8::try_from(play.outs.len()).unwrap_or(u8::MAX),
            runs_scored: play.runs,
            rbi: play.rbi,
            batter_result: play.batter_result,
            batter: play.batter,
            pitcher: play.pitcher,
            runners_advanced: safe.chain(out).collect(),
            outs: play
                .outs
                .iter()
                .map(|out| OutMade {
                    lineup_id: out.runner,
                    from: out.from,
                    kind: out.kind,
                    putout: out.credit.putout,
                    assists: out.credit.assists.to_vec(),
                })
                .collect(),
            errors: play
                .errors
                .iter()
                .map(|error| ErrorMade {
                    position: error.position,
                    bases: error.bases,
                })
                .collect(),
            is_hit: play.outcome.is_hit(),
            is_out: play.outcome.is_out() || play.batter_result == BatterResult::Out,
            is_walk: play.outcome.is_walk(),
            grounded_into_double_play: play.grounded_into_double_play,
            roll_id: play.roll_id,
            check_position: play.check_position,
        }
    }
}

/// A play of the history, with the half-inning it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PastPlay {
    /// The number of its event in the game.
    pub seq: u64,
    /// The inning, from 1.
    pub inning: u8,
    /// Top or bottom.
    pub half: Half,
    /// The play: as it was resolved, or in a game that was really played as it was scored.
    #[serde(flatten)]
    pub told: ToldPlay,
}

/// A play of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ToldPlay {
    /// It was resolved.
    Play(PlayResolved),
    /// It was scored.
    Scored(PlayScored),
}

impl ToldPlay {
    /// Counts the plays of a game from 1.
    pub const fn number(&self) -> u16 {
        match self {
            Self::Play(play) => play.play_number,
            Self::Scored(play) => play.play_number,
        }
    }
}
