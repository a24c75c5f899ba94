//! What may be asked of a game, and who asks.

use crate::choice::Answer;
use crate::decisions::{DefensiveDecision, OffensiveDecision};
use crate::dice::roll::RollId;
use crate::hex::{Entropy, Hex32};
use crate::lineup::BattingSlot;
use crate::outcome::PlayOutcome;
use crate::player::LineupId;
use crate::position::Position;
use crate::scored::Entry;
use crate::team::Team;
use arrayvec::ArrayVec;
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
    /// The team whose manager he is.
    pub const fn team(self) -> Option<Team> {
        match self {
            Self::Manager(team) => Some(team),
            Self::Umpire => None,
        }
    }

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
    /// "Plus injury" stands there, in a game that plays with injuries.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub plus_injury: bool,
}

/// A man from the bench for a man in the game, as part of a [`Substitution::DoubleSwitch`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Replacement {
    /// Leaves the game.
    pub out: LineupId,
    /// From the bench.
    pub r#in: LineupId,
    /// Where he plays: a position of one of those who leave.
    pub position: Position,
    /// Where he bats: the slot of one of those who leave; that of `out` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub slot: Option<BattingSlot>,
}

/// The men of a double switch: two at least, and no team has more than nine to replace.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubleSwitch {
    /// One.
    pub first: Replacement,
    /// Another.
    pub second: Replacement,
    /// Whoever comes in besides.
    #[serde(default, skip_serializing_if = "ArrayVec::is_empty")]
    pub others: ArrayVec<Replacement, 7>,
}

impl DoubleSwitch {
    /// The double switch of these men; `None` when they are fewer than two or more than nine.
    pub fn of(replacements: &[Replacement]) -> Option<Self> {
        let [first, second, others @ ..] = replacements else {
            return None;
        };
        Some(Self {
            first: *first,
            second: *second,
            others: others.try_into().ok()?,
        })
    }

    /// All of them.
    pub fn replacements(&self) -> impl Iterator<Item = Replacement> + Clone + '_ {
        let others = self.others.iter().copied();
        [self.first, self.second].into_iter().chain(others)
    }
}

/// A substitution.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Substitution {
    /// A man bats for the current batter.
    PinchHitter {
        /// The current batter.
        out: LineupId,
        /// From the bench; or the pitcher, whose designated hitter is lost with that.
        r#in: LineupId,
    },
    /// A man runs for a runner.
    PinchRunner {
        /// On base.
        out: LineupId,
        /// From the bench; or the pitcher, whose designated hitter is lost with that.
        r#in: LineupId,
    },
    /// Another man pitches.
    Pitcher {
        /// The pitcher, or whoever was left standing on the mound by a pinch hitter.
        out: LineupId,
        /// From the bench; or the designated hitter, who is that no longer.
        r#in: LineupId,
    },
    /// A man takes the place of a fielder.
    Fielder {
        /// In the field.
        out: LineupId,
        /// From the bench; or the designated hitter, who is that no longer.
        r#in: LineupId,
        /// The position he takes.
        position: Position,
    },
    /// Several men from the bench come in at once and share out the places of those who leave.
    DoubleSwitch(DoubleSwitch),
}

impl Substitution {
    /// Who leaves, each with the man who comes in for him.
    pub fn changes(&self) -> ArrayVec<(LineupId, LineupId), 9> {
        match self {
            Self::PinchHitter { out, r#in }
            | Self::PinchRunner { out, r#in }
            | Self::Pitcher { out, r#in }
            | Self::Fielder { out, r#in, .. } => std::iter::once((*out, *r#in)).collect(),
            Self::DoubleSwitch(switch) => switch
                .replacements()
                .map(|man| (man.out, man.r#in))
                .collect(),
        }
    }

    /// The team whose men these are.
    pub const fn team(&self) -> Team {
        match self {
            Self::PinchHitter { out, .. }
            | Self::PinchRunner { out, .. }
            | Self::Pitcher { out, .. }
            | Self::Fielder { out, .. } => out.team(),
            Self::DoubleSwitch(switch) => switch.first.out.team(),
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
    /// Let two fielders exchange their positions. Nobody leaves the game, so it is no substitution.
    SwapPositions {
        /// In the field.
        one: LineupId,
        /// Another man in the field.
        other: LineupId,
    },
    /// Ask that what was entered for the dice that fell last be entered again.
    RequestTakeBack {
        /// The dice, to make sure of them: [`GameState::take_back_to`](crate::GameState::take_back_to).
        to: RollId,
    },
    /// Answer him who asked; he himself may only withdraw.
    AnswerTakeBack {
        /// Whether it is taken back.
        accept: bool,
    },
    /// Tell what happened in a game that was really played.
    Score {
        /// What happened.
        entry: Box<Entry>,
    },
    /// Break off, to go on another time.
    Suspend,
    /// Go on with a game that was broken off.
    Resume,
    /// Give the game up.
    Forfeit {
        /// The team that gives up.
        team: Team,
    },
    /// End the game without a result.
    Abandon,
}
