//! Why a scorer cannot be right.

use crate::bases::{Base, Destination, Origin};
use crate::lineup::BattingSlot;
use crate::player::LineupId;
use crate::position::Position;
use crate::team::Team;
use std::fmt;

/// An entry that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ScoringFault {
    /// Nothing more can happen.
    #[error("the game is over; this play belongs to no game")]
    GameOver,
    /// Somebody else is due.
    #[error("{due} is due to bat, not {slot}; say that he bats out of turn, or enter the batter who is due", due = place(*.due), slot = place(*.slot))]
    NotDue {
        /// Whose turn it is.
        due: BattingSlot,
        /// Who bats.
        slot: BattingSlot,
    },
    /// The batter is not the man of his place.
    #[error("{batter} does not bat in {slot}, {bats} does; enter the substitution first", slot = place(*.slot))]
    NotInOrder {
        /// Who bats.
        batter: LineupId,
        /// In which place.
        slot: BattingSlot,
        /// Who should.
        bats: LineupId,
    },
    /// A position is empty.
    #[error("nobody of the {team} team is at {position}; enter who plays there")]
    Undefended {
        /// Which team.
        team: Team,
        /// Where.
        position: Position,
    },
    /// The man of whom something is said is not there.
    #[error("nobody is {}; leave out what happened to him", whereabouts(*.0))]
    NobodyThere(Origin),
    /// Two things are said of one man.
    #[error("the man {} ends twice; say once where he ended", whereabouts(*.0))]
    EndsTwice(Origin),
    /// A plate appearance is over and nothing is said of the batter.
    #[error(
        "the plate appearance is over, but not where the batter ended; put him out or on a base"
    )]
    BatterNowhere,
    /// A plate appearance goes on and the batter is said to have ended it.
    #[error("the batter is still up; he can neither be out nor on a base")]
    BatterStillUp,
    /// More outs than the side had left.
    #[error("{made} outs are too many after {before}; three retire the side")]
    TooManyOuts {
        /// Outs before the play.
        before: u8,
        /// Outs on it.
        made: u8,
    },
    /// Nobody runs backwards.
    #[error("the man {} runs back to {to}; nobody does", whereabouts(*.from), to = base(*.to))]
    Backwards {
        /// Where he was.
        from: Origin,
        /// Where he is said to be.
        to: Destination,
    },
    /// Two men on one base.
    #[error("two men are on {0}; only one can be")]
    SameBase(Base),
    /// Nobody passes anybody.
    #[error("the man {} passes the man {}; put out whoever passed another", whereabouts(*.behind), whereabouts(*.ahead))]
    Passes {
        /// Who passes.
        behind: Origin,
        /// Whom.
        ahead: Origin,
    },
    /// A man came home and it is not said how the run counts, or the other way round.
    #[error("how a run counts is said of those who come home, and of all of them: not so of the man {}", whereabouts(*.0))]
    RunUnclear(Origin),
    /// More runs than win.
    #[error(
        "{runs} runs score where {needed} win the game; the play is over with the last of them"
    )]
    BeyondTheWin {
        /// Runs said to score.
        runs: u8,
        /// Runs that win.
        needed: u8,
    },
    /// A player of another team, or of none.
    #[error("{0} is not on this roster; add him to it")]
    NotOnRoster(LineupId),
    /// A man cannot bat in two places.
    #[error("{player} bats in {} already; he cannot move in the order", place(*.bats))]
    BatsElsewhere {
        /// Who.
        player: LineupId,
        /// Where he bats.
        bats: BattingSlot,
    },
    /// Somebody who does not bat must pitch, and somebody must bat for him.
    #[error(
        "{0} has no place in the batting order; only a pitcher for whom a designated hitter bats has none"
    )]
    BatsNowhere(LineupId),
    /// A pinch runner for somebody who is not on base.
    #[error("{0} is not on base; nobody can run for him")]
    NotOnBase(LineupId),
    /// A pinch hitter for somebody who does not bat.
    #[error("{} is due to bat; only for him can somebody bat", place(*.0))]
    NotAtBat(BattingSlot),
    /// A runner is placed where somebody stands, or in the middle of a half-inning.
    #[error("a runner is placed on {0}, on an empty base before the first pitch")]
    CannotPlace(Base),
    /// The lineup with which a team begins.
    #[error("the {team} team cannot begin so: {fault}")]
    Lineup {
        /// Which.
        team: Team,
        /// Why not.
        fault: LineupFault,
    },
}

/// Why a team cannot begin with a lineup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum LineupFault {
    /// The batting order.
    #[error("the batting order has {0} men; it has nine")]
    NotNine(u8),
    /// Too many players.
    #[error("the roster has {0} players; it has at most 60")]
    Roster(u16),
    /// A name that is not on the roster.
    #[error("the man in {} is not on the roster; add him", place(*.0))]
    NotOnRoster(BattingSlot),
    /// A man who bats twice.
    #[error("the man in {} bats twice; a man bats once", place(*.0))]
    BatsTwice(BattingSlot),
    /// A position that is filled twice.
    #[error("{0} is filled twice")]
    FilledTwice(Position),
    /// A position that is not filled.
    #[error("nobody plays {0}")]
    Unfilled(Position),
}

fn place(slot: BattingSlot) -> impl fmt::Display {
    struct Place(u8);
    impl fmt::Display for Place {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "place {}", self.0)
        }
    }
    Place(slot.number())
}

fn whereabouts(man: Origin) -> impl fmt::Display {
    match man {
        Origin::Plate => "at the plate",
        Origin::On(Base::First) => "on first",
        Origin::On(Base::Second) => "on second",
        Origin::On(Base::Third) => "on third",
    }
}

fn base(to: Destination) -> impl fmt::Display {
    match to {
        Destination::On(Base::First) => "first",
        Destination::On(Base::Second) => "second",
        Destination::On(Base::Third) => "third",
        Destination::Home => "home",
    }
}
