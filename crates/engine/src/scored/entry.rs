//! What a scorer can say, and what happened then.

use super::play::ScoredPlay;
use crate::bases::Base;
use crate::lineup::BattingSlot;
use crate::player::LineupId;
use crate::position::Position;
use arrayvec::ArrayVec;

/// What a man is in the game for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// Who.
    pub player: LineupId,
    /// Where he bats; none for a pitcher for whom somebody else bats.
    pub slot: Option<BattingSlot>,
    /// What he does.
    pub duty: Duty,
}

/// What a scorer says next.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// What a play brings about.
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
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // Nearly all of them are plays.
pub enum Scored {
    /// A play.
    Play {
        /// What was said of it.
        play: ScoredPlay,
        /// What it brings about.
        then: Then,
    },
    /// A substitution or a change of position.
    Change(Change),
    /// A runner was placed.
    PlacedRunner {
        /// Who.
        runner: LineupId,
        /// Where.
        base: Base,
    },
}
