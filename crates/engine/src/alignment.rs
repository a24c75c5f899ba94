//! Who of the fielders is drawn in, and who holds a runner.
//!
//! Rules: R-XCHECK-MARK, R-XCHECK-HOLDING.

use crate::bases::Base;
use crate::decisions::{DefensiveDecision, InfieldDepth};
use crate::player::Hand;
use crate::position::Position;

/// The fielders as they stand when the ball is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// What the fielding manager decided.
    pub defense: DefensiveDecision,
    /// The side the batter bats from: the middle infielders share out the bases by where he pulls the ball.
    pub bats: Hand,
}

impl Alignment {
    /// Whether the fielder is drawn in or holding a runner, which opens a hole beside him.
    pub fn is_in_or_holding(&self, position: Position) -> bool {
        self.is_drawn_in(position) || self.is_holding(position)
    }

    /// Whether the fielder is drawn in.
    pub const fn is_drawn_in(&self, position: Position) -> bool {
        let depth = self.defense.infield_depth;
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

    /// Whether the fielder is holding a runner: the first baseman one on first and the third baseman one on third.
    /// The middle infielder away from where the batter pulls the ball covers second for a runner on first, the
    /// other holds a runner on second.
    pub const fn is_holding(&self, position: Position) -> bool {
        let held = self.defense.hold_runners;
        let first = held.contains(Base::First);
        let second = held.contains(Base::Second);
        let (covers_for_first, holds_second) = match (position, self.bats) {
            (Position::FirstBase, Hand::Left | Hand::Right) => (true, false),
            (Position::SecondBase, Hand::Right) | (Position::Shortstop, Hand::Left) => {
                (true, false)
            }
            (Position::SecondBase, Hand::Left) | (Position::Shortstop, Hand::Right) => {
                (false, true)
            }
            (Position::ThirdBase, Hand::Left | Hand::Right) => return held.contains(Base::Third),
            (
                Position::Pitcher
                | Position::Catcher
                | Position::LeftField
                | Position::CenterField
                | Position::RightField,
                Hand::Left | Hand::Right,
            ) => (false, false),
        };
        (covers_for_first && first) || (holds_second && second)
    }
}
