//! What may be asked of a game, and who asks.

use crate::choice::Answer;
use crate::decisions::{DefensiveDecision, OffensiveDecision};
use crate::dice::roll::RollId;
use crate::hex::{Entropy, Hex32};
use crate::outcome::PlayOutcome;
use crate::player::LineupId;
use crate::position::Position;
use crate::team::Team;
use serde::{Deserialize, Serialize};

/// On whose behalf a command is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The manager of this team.
    Manager(Team),
    /// The umpire, who may act for either team: an administrator, or the server for an absent manager.
    Umpire,
}

impl Actor {
    /// Whether he may act for this team.
    pub const fn acts_for(self, team: Team) -> bool {
        match (self, team) {
            (Self::Manager(Team::Away), Team::Away)
            | (Self::Manager(Team::Home), Team::Home)
            | (Self::Umpire, Team::Away | Team::Home) => true,
            (Self::Manager(Team::Away), Team::Home) | (Self::Manager(Team::Home), Team::Away) => {
                false
            }
        }
    }
}

/// An outcome as a manager read it off a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeReport {
    /// What it says.
    pub outcome: PlayOutcome,
    /// Where the ball was hit.
    pub hit_location: Option<Position>,
    /// Bases of an error, 1 to 3; only with `error`.
    pub error_bases: Option<u8>,
    /// The roll it was read for, to make sure of it; optional.
    pub roll_id: Option<RollId>,
}

/// A substitution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Substitution {
    /// A man from the bench bats for the current batter.
    PinchHitter {
        /// The current batter.
        out: LineupId,
        /// From the bench.
        r#in: LineupId,
    },
    /// A man from the bench pitches.
    Pitcher {
        /// The pitcher, or whoever was left standing on the mound by a pinch hitter.
        out: LineupId,
        /// From the bench.
        r#in: LineupId,
    },
    /// A man from the bench takes the place of a fielder.
    Fielder {
        /// In the field.
        out: LineupId,
        /// From the bench.
        r#in: LineupId,
        /// The position he takes.
        position: Position,
    },
}

impl Substitution {
    /// Who leaves.
    pub const fn out(&self) -> LineupId {
        match self {
            Self::PinchHitter { out, .. }
            | Self::Pitcher { out, .. }
            | Self::Fielder { out, .. } => *out,
        }
    }

    /// Who comes in.
    pub const fn r#in(&self) -> LineupId {
        match self {
            Self::PinchHitter { r#in, .. }
            | Self::Pitcher { r#in, .. }
            | Self::Fielder { r#in, .. } => *r#in,
        }
    }
}

/// What a manager or the umpire may ask of a game.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Commit to entropy by its SHA-256.
    CommitEntropy {
        /// The hash.
        commitment: Hex32,
    },
    /// Show the entropy committed to.
    RevealEntropy {
        /// The bytes.
        entropy: Entropy,
    },
    /// Play ball.
    StartGame,
    /// Decide for the fielding team.
    DecideDefense {
        /// The decision.
        decision: DefensiveDecision,
    },
    /// Decide for the batting team.
    DecideOffense {
        /// The decision.
        decision: OffensiveDecision,
    },
    /// Roll the dice that are due.
    Roll,
    /// Report the outcome of the roll.
    ReportOutcome {
        /// What was read.
        report: OutcomeReport,
    },
    /// Answer the choice that is due.
    Answer {
        /// The answer.
        answer: Answer,
    },
    /// Substitute.
    Substitute {
        /// Who for whom.
        substitution: Substitution,
    },
    /// Give the game up.
    Forfeit {
        /// The team that gives up.
        team: Team,
    },
    /// End the game without a result.
    Abandon,
}
