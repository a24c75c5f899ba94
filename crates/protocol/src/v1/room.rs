//! What happened in a game, as its room is told: one event here for each event of the engine.

use super::id::Timestamp;
use super::plays::PlayResolved;
use super::rolls::RollView;
use super::scored::Scored;
use super::substitutions::{PlayerSubstituted, PositionsSwapped};
use super::wire::wire_events;
use bandbox_engine::GameSetup;
use bandbox_engine::Team;
use bandbox_engine::bases::Base;
use bandbox_engine::cards::Reading;
use bandbox_engine::choice::{Answer, Batted, Question};
use bandbox_engine::decisions::{Decisions, DefensiveDecision, OffensiveDecision};
use bandbox_engine::dice::roll::{RollId, RollKind};
use bandbox_engine::event::GameResult;
use bandbox_engine::fatigue::TiredBy;
use bandbox_engine::hex::{Entropy, Hex32};
use bandbox_engine::injury::Injury;
use bandbox_engine::inning::Half;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::stealing::Jump;
use serde::{Deserialize, Serialize};

wire_events! {
    /// An event of a game. Each carries the next `seq`, whatever the audience may see of it.
    pub enum RoomEvent {
        /// The game exists.
        GameCreated(Box<GameCreated>) = "game_created",
        /// A manager committed to entropy.
        EntropyCommitted(EntropyCommitted) = "entropy_committed",
        /// A manager showed his entropy.
        EntropyRevealed(EntropyRevealed) = "entropy_revealed",
        /// The first batter is up.
        GameStarted(GameStarted) = "game_started",
        /// The fielding manager decided.
        DefensiveDecisionSubmitted(DefensiveDecisionSubmitted) = "defensive_decision_submitted",
        /// The batting manager decided.
        OffensiveDecisionSubmitted(OffensiveDecisionSubmitted) = "offensive_decision_submitted",
        /// A decision no longer stands, because of a substitution.
        DecisionDropped(OfSide) = "decision_dropped",
        /// Dice fell.
        DiceRolled(DiceRolled) = "dice_rolled",
        /// The server read a card.
        CardRead(CardRead) = "card_read",
        /// A manager must choose before the play can go on.
        ChoiceDue(ChoiceDue) = "choice_due",
        /// He chose.
        ChoiceMade(ChoiceMade) = "choice_made",
        /// A runner edged off his base to steal.
        JumpTaken(JumpTaken) = "jump_taken",
        /// A play is over.
        PlayResolved(Box<PlayResolved>) = "play_resolved",
        /// A scorer told what happened in a game that was really played.
        Scored(Box<Scored>) = "scored",
        /// A pitcher is tired, and stays so: the dots on his card count.
        PitcherTired(PitcherTired) = "pitcher_tired",
        /// Three outs, or the winning run.
        HalfInningEnded(HalfInningEnded) = "half_inning_ended",
        /// The other team is up.
        InningChanged(InningChanged) = "inning_changed",
        /// A team must put an eligible man at a position.
        LineupDue(LineupDue) = "lineup_due",
        /// A player is hurt.
        PlayerHurt(PlayerHurt) = "player_hurt",
        /// A team must replace a man who is hurt.
        ReplacementDue(ReplacementDue) = "replacement_due",
        /// Somebody wants what was entered for the last dice to be entered again.
        TakeBackRequested(TakeBackRequested) = "take_back_requested",
        /// He was answered.
        TakeBackAnswered(TakeBackAnswered) = "take_back_answered",
        /// The game stands where it stood when those dice had fallen.
        PlayTakenBack(PlayTakenBack) = "play_taken_back",
        /// A player left the game for another.
        PlayerSubstituted(Box<PlayerSubstituted>) = "player_substituted",
        /// Two fielders exchanged their positions.
        PositionsSwapped(Box<PositionsSwapped>) = "positions_swapped",
        /// Play broke off; the game goes on another time.
        GameSuspended(BySide) = "game_suspended",
        /// It goes on where it broke off.
        GameResumed(BySide) = "game_resumed",
        /// The game is over.
        GameEnded(GameEnded) = "game_ended",
        /// The server's secret is out: every roll can be checked.
        DiceRevealed(DiceRevealed) = "dice_revealed",
    }
}

/// Data of the room event `game_created`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameCreated {
    /// Teams, lineups and options.
    pub setup: GameSetup,
    /// SHA-256 of the server's secret.
    pub commitment: Hex32,
}

/// Data of `entropy_committed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct EntropyCommitted {
    /// Whose.
    pub side: Team,
    /// Its SHA-256.
    pub commitment: Hex32,
}

/// Data of `entropy_revealed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct EntropyRevealed {
    /// Whose.
    pub side: Team,
    /// The bytes, in hexadecimal.
    pub entropy: Entropy,
}

/// Data of `game_started`: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameStarted {}

/// Data of `defensive_decision_submitted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DefensiveDecisionSubmitted {
    /// The decision; null for those who may not see it yet.
    pub decision: Option<DefensiveDecision>,
    /// Both decisions, when this was the second.
    pub disclosed: Option<Decisions>,
}

/// Data of `offensive_decision_submitted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OffensiveDecisionSubmitted {
    /// The decision; null for those who may not see it yet.
    pub decision: Option<OffensiveDecision>,
    /// Both decisions, when this was the second.
    pub disclosed: Option<Decisions>,
}

/// Data of the events that only name a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OfSide {
    /// Whose.
    pub side: Team,
}

/// Data of `dice_rolled`: the at-bat fields for an at-bat roll, the two dice of a row for a lead, a bunt and a
/// hit and run, three dice for an injury, `d20` for the others, and the error and rare dice for an x-check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DiceRolled {
    /// Names the roll within its game.
    pub roll_id: RollId,
    /// Counts the rolls of a game from 0.
    pub roll_index: u32,
    /// What the roll is for.
    pub kind: RollKind,
    /// Picks the column: 1 to 3 of the batter's card, 4 to 6 of the pitcher's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_one: Option<u8>,
    /// One of the two dice that pick the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_two_a: Option<u8>,
    /// The other.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_two_b: Option<u8>,
    /// Their sum: the row, 2 to 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d6_two_total: Option<u8>,
    /// Picks the part of a split cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub chaos_d20: Option<u8>,
    /// Settles pitch checks and ballpark checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub resolution_d20: Option<u8>,
    /// A wild pitch is to be checked before the card is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub check_wild_pitch: Option<bool>,
    /// A passed ball is to be checked before the card is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub check_passed_ball: Option<bool>,
    /// The range die of an x-check; the one die of the kinds that have but one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub d20: Option<u8>,
    /// The error dice of an x-check.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub error_d6: Option<[u8; 3]>,
    /// Their sum, 3 to 18.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub error_total: Option<u8>,
    /// The die of an x-check that makes it a rare play.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub rare_d100: Option<u8>,
    /// The three dice of an injury.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub injury_d6: Option<[u8; 3]>,
    /// Their sum, 3 to 18.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub injury_total: Option<u8>,
    /// The dice fell before, for a play that was taken back, and are read again; absent of dice that fell now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", ts(optional, as = "Option<bool>"))]
    pub again: bool,
    /// When.
    pub timestamp: Timestamp,
    /// A sentence for people.
    pub message: String,
}

impl DiceRolled {
    /// The roll, with when it fell and a sentence that tells it.
    pub fn of(roll: RollView, again: bool, timestamp: Timestamp, message: String) -> Self {
        Self {
            roll_id: roll.roll_id,
            roll_index: roll.roll_index,
            kind: roll.kind,
            d6_one: roll.d6_one,
            d6_two_a: roll.d6_two_a,
            d6_two_b: roll.d6_two_b,
            d6_two_total: roll.d6_two_total,
            chaos_d20: roll.chaos_d20,
            resolution_d20: roll.resolution_d20,
            check_wild_pitch: roll.check_wild_pitch,
            check_passed_ball: roll.check_passed_ball,
            d20: roll.d20,
            error_d6: roll.error_d6,
            error_total: roll.error_total,
            rare_d100: roll.rare_d100,
            injury_d6: roll.injury_d6,
            injury_total: roll.injury_total,
            again,
            timestamp,
            message,
        }
    }
}

/// Data of `card_read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CardRead {
    /// The roll it was read for.
    pub roll_id: RollId,
    /// What the card says.
    pub reading: Reading,
    /// The cell as it is printed on the card.
    pub printed: String,
}

/// Data of `choice_due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ChoiceDue {
    /// Who must answer.
    pub side: Team,
    /// What.
    pub question: Question,
    /// The play that waits; null when the pitch itself is in question.
    pub play: Option<Batted>,
}

/// Data of `choice_made`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ChoiceMade {
    /// Who answered.
    pub side: Team,
    /// The answer.
    pub choice: Answer,
}

/// Data of `jump_taken`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct JumpTaken {
    /// Who.
    pub runner: LineupId,
    /// Where.
    pub from: Base,
    /// What came of it.
    pub jump: Jump,
    /// Whether the steal goes on; if not, both managers decide again.
    pub goes_on: bool,
    /// A sentence for people; null where the play tells all.
    pub description: Option<String>,
}

/// Data of `pitcher_tired`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PitcherTired {
    /// Whose pitcher.
    pub side: Team,
    /// Who.
    pub pitcher: LineupId,
    /// Why.
    pub by: TiredBy,
}

/// Data of `half_inning_ended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct HalfInningEnded {
    /// Its inning, from 1.
    pub inning: u8,
    /// Top or bottom.
    pub half: Half,
    /// Those left on base, lead runner first.
    pub left_on_base: Vec<LineupId>,
}

/// Data of `inning_changed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct InningChanged {
    /// The inning that is played now, from 1.
    pub inning: u8,
    /// Top or bottom.
    pub half: Half,
    /// The runner placed on second, in an extra inning played that way.
    pub placed_runner: Option<LineupId>,
}

/// Data of `lineup_due`: this side must put an eligible man at this position before play goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LineupDue {
    /// Which side.
    pub side: Team,
    /// Where.
    pub position: Position,
}

/// Data of `player_hurt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlayerHurt {
    /// His side.
    pub side: Team,
    /// Who.
    pub player: LineupId,
    /// `rest_of_game`, or the games that he misses after this one. A pitcher who is out for the rest of the game is tired
    /// instead; any other man is replaced as soon as he would have to play.
    pub injury: Injury,
}

/// Data of `replacement_due`: this side must replace this man before play goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ReplacementDue {
    /// Which side.
    pub side: Team,
    /// Who is hurt.
    pub player: LineupId,
}

/// Data of `take_back_requested`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TakeBackRequested {
    /// The side whose manager asks, and whose opponent must answer; null when the umpire has it done.
    pub side: Option<Team>,
    /// The dice to go back to.
    pub roll_id: RollId,
}

/// Data of `take_back_answered`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TakeBackAnswered {
    /// The side whose manager answered; null for the umpire.
    pub side: Option<Team>,
    /// Whether the play is taken back.
    pub accepted: bool,
}

/// Data of `play_taken_back`: everything since these dice has not happened, but every roll since stays used. One of
/// them that is called for again is shown as `again`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlayTakenBack {
    /// The dice, which are to be read again.
    pub roll_id: RollId,
    /// The play that had come of them; null where they had come to none yet.
    pub play_number: Option<u16>,
}

/// Data of `game_suspended` and `game_resumed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BySide {
    /// The side whose manager did it; null for the umpire.
    pub side: Option<Team>,
}

/// Data of `game_ended`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameEnded {
    /// How it ended, the score that stands, and the winner.
    pub result: GameResult,
}

/// Data of `dice_revealed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DiceRevealed {
    /// The bytes whose SHA-256 was published at creation.
    pub secret: Hex32,
}
