//! What a scorer can say, and what it brings about.

use super::play::ScoredPlay;
use crate::bases::Base;
use crate::event::GameResult;
use crate::lineup::BattingSlot;
use crate::player::LineupId;
use crate::position::Position;
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

/// What a man is in the game for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Duty {
    /// He plays this position.
    Fields(Position),
    /// He bats for the pitcher.
    DesignatedHitter,
    /// He bats for another.
    PinchHitter,
    /// He runs for another.
    PinchRunner,
}

/// A man comes in or takes another position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Change {
    /// Who.
    pub player: LineupId,
    /// Where he bats; none for a pitcher for whom somebody else bats.
    pub slot: Option<BattingSlot>,
    /// What he does.
    pub duty: Duty,
}

/// The pitchers who won, lost and saved the game, as its scorer has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Credits {
    /// Who won.
    pub win: Option<LineupId>,
    /// Who lost.
    pub loss: Option<LineupId>,
    /// Who saved the win of another.
    pub save: Option<LineupId>,
}

impl Credits {
    /// Everybody named.
    pub fn pitchers(&self) -> impl Iterator<Item = LineupId> {
        [self.win, self.loss, self.save].into_iter().flatten()
    }
}

/// What a scorer says next.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(clippy::large_enum_variant)] // Nearly all of them are plays.
pub enum Entry {
    /// A play.
    Play(ScoredPlay),
    /// A substitution or a change of position. Several may follow one another before the lineup is whole again.
    Change(Change),
    /// A runner is placed on a base before the first pitch of a half-inning.
    PlacedRunner {
        /// Who.
        runner: LineupId,
        /// Where.
        base: Base,
    },
    /// Another pitcher answers for the runner on a base than the rules would have it.
    ChargedTo {
        /// The pitcher.
        pitcher: LineupId,
        /// The runner's base.
        base: Base,
    },
    /// Who won, lost and saved the game, once it is over. The last word on it counts.
    Credits(Credits),
    /// The game is over before its last inning was played, and its score stands.
    Called,
}

/// What an entry brings about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// The half-inning goes on.
    GoesOn,
    /// Three are out.
    SideRetired {
        /// Those left on base, lead runner first; the batter among them after a force for the third out.
        left_on_base: ArrayVec<LineupId, 3>,
    },
    /// The game is over.
    GameOver {
        /// Those left on base, lead runner first.
        left_on_base: ArrayVec<LineupId, 3>,
        /// How it ended.
        result: GameResult,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// What was said of it.
    pub entry: Entry,
    /// What it brings about.
    pub then: Then,
}
