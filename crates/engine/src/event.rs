//! What happened. The log of a game is a list of these, and its state is their fold.

use crate::bases::Base;
use crate::cards::Reading;
use crate::choice::{Answer, Batted, Question};
use crate::command::{Actor, Substitution};
use crate::decisions::{Decisions, DefensiveDecision, OffensiveDecision};
use crate::dice::roll::{PitchCheck, Roll, RollId};
use crate::fatigue::TiredBy;
use crate::hex::{Entropy, Hex32};
use crate::injury::Injury;
use crate::inning::HalfInning;
use crate::lineup::LineupCard;
use crate::play::Play;
use crate::player::LineupId;
use crate::position::Position;
use crate::scored::Entry;
use crate::setup::GameSetup;
use crate::stealing::Jump;
use crate::team::{ByTeam, Team};
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

/// How a game ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Ending {
    /// The score differed after the last inning or an extra inning.
    Regulation,
    /// The hosts went ahead in the bottom of the last inning or an extra inning.
    WalkOff,
    /// The lead was too great.
    Mercy,
    /// This team gave up; the score is 9 to 0 against it.
    Forfeit(Team),
    /// No result.
    Abandoned,
    /// It was called before its last inning was played: the score stands, and a tie has no winner.
    Called,
}

/// The result of a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameResult {
    /// How it ended.
    pub ending: Ending,
    /// The score that stands: 9 to 0 after a forfeit.
    pub score: ByTeam<u16>,
    /// The winner; nobody when it was abandoned, or called with the score tied.
    pub winner: Option<Team>,
}

/// One thing that happened in a game. Facts only: no wording, nothing that depends on who looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The first event of every game.
    GameCreated {
        /// Teams, lineups and options.
        setup: Box<GameSetup>,
        /// SHA-256 of the server's secret.
        commitment: Hex32,
    },
    /// A manager committed to entropy.
    EntropyCommitted {
        /// Whose.
        team: Team,
        /// Its SHA-256.
        commitment: Hex32,
    },
    /// A manager showed his entropy.
    EntropyRevealed {
        /// Whose.
        team: Team,
        /// The bytes.
        entropy: Entropy,
    },
    /// The first batter is up.
    GameStarted,
    /// The fielding manager decided.
    DefensiveDecisionSubmitted {
        /// His decision: only his side sees it until it is disclosed.
        decision: DefensiveDecision,
        /// Both decisions, when this was the second.
        disclosed: Option<Decisions>,
    },
    /// The batting manager decided.
    OffensiveDecisionSubmitted {
        /// His decision: only his side sees it until it is disclosed.
        decision: OffensiveDecision,
        /// Both decisions, when this was the second.
        disclosed: Option<Decisions>,
    },
    /// A team's decision no longer stands, because of a substitution.
    DecisionDropped {
        /// Whose.
        team: Team,
    },
    /// Dice fell.
    DiceRolled {
        /// What they show.
        roll: Roll,
        /// With runners on, the check that comes before the card is read.
        check: Option<PitchCheck>,
        /// They fell before, for a play that was taken back, and are read again.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        again: bool,
    },
    /// The server read a card.
    CardRead {
        /// The roll it was read for.
        roll_id: RollId,
        /// What the card says.
        reading: Reading,
    },
    /// A manager must choose before the play can go on.
    ChoiceDue {
        /// Who must answer.
        team: Team,
        /// What.
        question: Question,
        /// The play that waits; none when the pitch itself is in question.
        play: Option<Batted>,
    },
    /// He chose.
    ChoiceMade {
        /// Who answered.
        team: Team,
        /// The answer.
        answer: Answer,
    },
    /// A runner edged off his base to steal.
    JumpTaken {
        /// Who.
        runner: LineupId,
        /// Where.
        from: Base,
        /// What came of it.
        jump: Jump,
        /// Whether the steal goes on; if not, both managers decide again.
        goes_on: bool,
    },
    /// A play is over.
    PlayResolved {
        /// All of it.
        play: Box<Play>,
    },
    /// A scorer told what happened in a game that was really played.
    Scored {
        /// What he said.
        entry: Box<Entry>,
    },
    /// A pitcher is tired, and stays so.
    PitcherTired {
        /// Who.
        pitcher: LineupId,
        /// Why.
        by: TiredBy,
    },
    /// A man is hurt.
    PlayerHurt {
        /// Who.
        player: LineupId,
        /// How badly.
        injury: Injury,
    },
    /// Three outs, or the winning run.
    HalfInningEnded {
        /// Which.
        ended: HalfInning,
        /// Those left on base, lead runner first.
        left_on_base: ArrayVec<LineupId, 3>,
    },
    /// The other team is up.
    InningChanged {
        /// Which half-inning begins.
        started: HalfInning,
        /// The runner placed on second, in an extra inning played that way.
        placed_runner: Option<LineupId>,
    },
    /// A team must put an eligible man at this position before play goes on.
    LineupDue {
        /// Which team.
        team: Team,
        /// Where.
        position: Position,
    },
    /// A man who is hurt must be replaced before play goes on.
    ReplacementDue {
        /// Who leaves.
        player: LineupId,
    },
    /// A player left the game for another.
    PlayerSubstituted {
        /// Who for whom.
        substitution: Substitution,
        /// Who bats and fields where from now on, unless whoever came in took the very place of the man who
        /// left and nothing else changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lineup: Option<Box<LineupCard>>,
    },
    /// Two fielders exchanged their positions.
    PositionsSwapped {
        /// One.
        one: LineupId,
        /// The other.
        other: LineupId,
        /// Who bats and fields where from now on.
        lineup: Box<LineupCard>,
    },
    /// A manager, or the umpire, wants what was entered for these dice to be entered again.
    TakeBackRequested {
        /// Who wants it.
        by: Actor,
        /// The dice.
        to: RollId,
    },
    /// He was answered, or thought better of it.
    TakeBackAnswered {
        /// By whom.
        by: Actor,
        /// He agreed.
        accepted: bool,
    },
    /// The game stands where it stood when these dice had fallen. Every roll since stays used.
    PlayTakenBack {
        /// The dice.
        to: RollId,
        /// The play that had come of them, which has not happened now; none where they had come to none yet.
        play: Option<u16>,
    },
    /// Play broke off. The game stays as it is until it is resumed.
    GameSuspended {
        /// Who broke off.
        by: Actor,
    },
    /// Play goes on where it broke off.
    GameResumed {
        /// Who wanted to go on.
        by: Actor,
    },
    /// The game is over.
    GameEnded {
        /// How.
        result: GameResult,
    },
    /// The server's secret, at every kind of end: every roll can now be checked.
    DiceRevealed {
        /// The bytes whose SHA-256 was published at creation.
        secret: Hex32,
    },
}

impl Event {
    /// The dice that fell, or are read again, if that is what happened.
    pub const fn roll(&self) -> Option<&Roll> {
        if let Self::DiceRolled { roll, .. } = self {
            Some(roll)
        } else {
            None
        }
    }
}
