//! What can be wrong with a setup.

use crate::cards::{CardFault, Whose};
use crate::position::{Position, Role};
use crate::scored::LineupFault;
use std::fmt;

/// One fault of a setup, with the path of the field that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupFault {
    /// The path from the setup's root, such as `teams.away.lineup[3].role`.
    pub field: String,
    /// What is wrong there, and what would be right.
    pub problem: SetupProblem,
}

/// What is wrong with a field of a setup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetupProblem {
    /// A text is too long, too short, or has characters that cannot be shown.
    #[error("must be {shortest} to {longest} printable characters")]
    Text {
        /// At least this many.
        shortest: usize,
        /// At most this many.
        longest: usize,
    },
    /// A number is out of its range.
    #[error("is {found}; it must be {lowest} to {highest}")]
    Range {
        /// What was given.
        found: i64,
        /// The least allowed.
        lowest: i64,
        /// The greatest allowed.
        highest: i64,
    },
    /// A text is no card for stealing.
    #[error("must be a card for stealing as printed, such as \"*2-6/- (17-13)\" or \"-/- (---)\"")]
    StealCard,
    /// A list has too many or too few entries.
    #[error("has {found} entries; it must have {lowest} to {highest}")]
    Count {
        /// How many there are.
        found: usize,
        /// The fewest allowed.
        lowest: usize,
        /// The most allowed.
        highest: usize,
    },
    /// Two players of a roster have the same id.
    #[error("is used twice on this roster: {0:?}; give each player an id of his own")]
    DuplicateId(String),
    /// A player is rated twice for one position.
    #[error("lists {0} twice; list each position once")]
    DuplicateRating(Position),
    /// The lineup names somebody who is not on the roster.
    #[error("is {0:?}, who is not on the roster; add him to it or name another")]
    NotOnRoster(String),
    /// Somebody is in the batting order twice.
    #[error("is {0:?}, who is in the lineup twice; a man bats once")]
    BatsTwice(String),
    /// A position is filled twice.
    #[error("is {0}, which is filled twice; fill each position once")]
    FilledTwice(Role),
    /// A position is not filled.
    #[error("nobody plays {0}; fill each position once")]
    Unfilled(Role),
    /// A designated hitter where the option is off.
    #[error(
        "there is no designated hitter in this game; set options.designated_hitter or let the pitcher bat"
    )]
    NoDesignatedHitter,
    /// The pitcher is in the batting order although a designated hitter bats for him.
    #[error(
        "the pitcher does not bat when there is a designated hitter; name him as starting_pitcher"
    )]
    PitcherBats,
    /// With a designated hitter the starting pitcher must be named apart.
    #[error("name the starting pitcher, for whom the designated hitter bats")]
    StarterMissing,
    /// Without a designated hitter the starting pitcher is the one in the lineup.
    #[error(
        "without a designated hitter the starting pitcher is the P of the lineup; leave this out"
    )]
    StarterTwice,
    /// A pitcher or catcher who is not rated there.
    #[error("is not rated at {0}, and somebody on the roster is; choose one who is")]
    NotEligible(Position),
    /// A lineup with which nobody can have begun a game that was really played.
    #[error("{0}")]
    Scored(LineupFault),
    /// A card that cannot be read.
    #[error("{0}")]
    Card(CardFault),
    /// A player's cards are given twice.
    #[error("gives the cards of {0:?} twice; give each player one entry")]
    DuplicateCards(String),
    /// The server is to read the cards, and does not have this one.
    #[error("has no {} card of {player:?}; add it, or set mode to \"manual\"", match .card { Whose::Batter => "batting", Whose::Pitcher => "pitching" })]
    CardMissing {
        /// Whose it is.
        player: String,
        /// Which of his cards.
        card: Whose,
    },
    /// The server is to read the cards, and does not have a rating that they need.
    #[error("is needed where the server reads the cards; add it, or set mode to \"manual\"")]
    RatingMissing,
}

/// A setup that cannot be played, with all its faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupRefused {
    /// At least one.
    pub faults: Vec<SetupFault>,
}

impl fmt::Display for SetupRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the setup has {} fault(s):", self.faults.len())?;
        for fault in &self.faults {
            write!(f, " {} {};", fault.field, fault.problem)?;
        }
        Ok(())
    }
}

impl std::error::Error for SetupRefused {}
