//! Steals: what the jump die calls for, and the numbers that the dice of a steal are held against.
//!
//! Rules: R-STEAL-JUMP, R-STEAL-PICKOFF, R-STEAL-NUMBER, R-STEAL-OVERTHROW.

use crate::bases::{Base, Destination};
use crate::stealing::{PickoffFormula, StealFormula};

/// What the die of a jump calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JumpCheck {
    /// The pitcher throws over.
    Pickoff,
    /// The pitcher may balk.
    Balk,
    /// The runner takes his lead.
    Lead,
}

#[rustfmt::skip]
const JUMP: [JumpCheck; 20] = {
    use JumpCheck::{Balk as B, Lead as L, Pickoff as P};
    //1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20
    [ P, B, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L ]
};

/// What the die of a jump calls for when it shows this.
pub fn jump_check(d20: u8) -> JumpCheck {
    JUMP[usize::from(d20.clamp(1, 20)) - 1]
}

/// The safe throws, after each of which the catcher's throw is checked.
const OVERTHROW_UPTO: u8 = 3;

/// What a steal of each base takes.
#[rustfmt::skip]
const fn line(from: Base) -> (bool, i8, bool, bool) {
    match from {
        //               high number  added   arm    overthrow
        //               with a lead
        Base::First  => (true,         0,     true,  true),
        Base::Second => (false,        0,     true,  true),
        Base::Third  => (false,       -8,     false, false),
    }
}

/// The number of a steal by the runner on this base.
pub(crate) fn formula(from: Base, good_lead: bool) -> StealFormula {
    let (high_with_lead, modifier, arm, _) = line(from);
    StealFormula {
        high: high_with_lead && good_lead,
        arm,
        modifier,
        lowest: 1,
        highest: 19,
    }
}

/// Whether the runner may go without a good lead.
pub(crate) const fn may_go_without_lead(from: Base) -> bool {
    match from {
        Base::First => true,
        Base::Second | Base::Third => false,
    }
}

/// Whether an asterisk gives the runner his lead here, as long as nobody holds him.
pub(crate) const fn asterisk_counts(from: Base) -> bool {
    match from {
        Base::First => true,
        Base::Second | Base::Third => false,
    }
}

/// Whether the throw that came too late may also have gone wild.
pub(crate) const fn may_be_overthrown(from: Base, d20: u8) -> bool {
    line(from).3 && d20 <= OVERTHROW_UPTO
}

/// The number of a pickoff.
pub(crate) const fn pickoff(held: bool) -> PickoffFormula {
    PickoffFormula {
        base: if held { 6 } else { 3 },
        lowest: 1,
        highest: 14,
    }
}

/// What the runner on this base steals.
pub(crate) const fn target(from: Base) -> Destination {
    match from.next() {
        Some(base) => Destination::On(base),
        None => Destination::Home,
    }
}
