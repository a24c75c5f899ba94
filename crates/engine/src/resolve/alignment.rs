//! Who of the fielders is drawn in, and who holds a runner.
//!
//! Rules: R-XCHECK-MARK, R-XCHECK-HOLDING.

use super::Scorer;
use crate::bases::Base;
use crate::decisions::{DefensiveDecision, InfieldDepth};
use crate::player::{Bats, Throws};
use crate::position::Position;

impl Scorer<'_> {
    /// Whether the fielder is drawn in or holding a runner, which opens a hole beside him.
    pub(super) fn is_in_or_holding(&self, position: Position) -> bool {
        let Some(decisions) = self.state.phase().decisions() else {
            return false;
        };
        is_drawn_in(decisions.defense.infield_depth, position)
            || holds(&decisions.defense, position, self.bats_right())
    }

    /// The side the batter bats from: a switch hitter from the side opposite to the pitcher's hand.
    pub(super) fn bats_right(&self) -> bool {
        let hand = |id| self.state.player(id).map(|player| player.throws);
        let side = |id| self.state.player(id).map(|player| player.bats);
        match side(self.state.batter()) {
            Some(Bats::Right) | None => true,
            Some(Bats::Left) => false,
            Some(Bats::Switch) => hand(self.state.pitcher()) == Some(Throws::Left),
        }
    }
}

const fn is_drawn_in(depth: InfieldDepth, position: Position) -> bool {
    match position {
        Position::Pitcher | Position::Catcher | Position::FirstBase | Position::ThirdBase => {
            match depth {
                InfieldDepth::Normal => false,
                InfieldDepth::CornersIn | InfieldDepth::InfieldIn => true,
            }
        }
        Position::SecondBase | Position::Shortstop => match depth {
            InfieldDepth::Normal | InfieldDepth::CornersIn => false,
            InfieldDepth::InfieldIn => true,
        },
        Position::LeftField | Position::CenterField | Position::RightField => false,
    }
}

/// The first baseman holds a runner on first and the third baseman one on third. The middle infielder away from
/// where the batter pulls the ball covers second for a runner on first, the other holds a runner on second.
const fn holds(defense: &DefensiveDecision, position: Position, bats_right: bool) -> bool {
    let first = defense.hold_runners.contains(Base::First);
    let second = defense.hold_runners.contains(Base::Second);
    match position {
        Position::FirstBase => first,
        Position::SecondBase => (first && bats_right) || (second && !bats_right),
        Position::Shortstop => (first && !bats_right) || (second && bats_right),
        Position::ThirdBase => defense.hold_runners.contains(Base::Third),
        Position::Pitcher
        | Position::Catcher
        | Position::LeftField
        | Position::CenterField
        | Position::RightField => false,
    }
}
