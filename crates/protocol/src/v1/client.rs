//! What a client may ask for.

use super::cards::GetCards;
use super::chat::{Announce, Mute, SendChat};
use super::games::{CreateGame, ListGames};
use super::id::GameId;
use super::members::ListMembers;
use super::membership::{AcceptInvite, CreateInvite, HandOver};
use super::outcomes::OutcomeName;
use super::page::Limit;
use super::ready::SetReady;
use super::reason::Reason;
use super::token::ShowToken;
use super::wire::wire_events;
use bandbox_engine::Team;
use bandbox_engine::choice::Answer;
use bandbox_engine::command::{OutcomeReport, Replacement};
use bandbox_engine::decisions::{DefensiveDecision, OffensiveDecision};
use bandbox_engine::dice::roll::{RollId, RollKind};
use bandbox_engine::hex::{Entropy, Hex32};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use serde::{Deserialize, Serialize};

wire_events! {
    /// A client's event.
    pub enum ClientEvent {
        /// Says who is there.
        Authenticate(ShowToken) = "authenticate",
        /// Shows another token of the same user, before the first ends.
        RefreshToken(ShowToken) = "refresh_token",
        /// Asks whether the server is there, and where the joined games stand.
        Heartbeat(Heartbeat) = "heartbeat",
        /// Makes a game.
        CreateGame(Box<CreateGame>) = "create_game",
        /// Asks which games there are.
        ListGames(ListGames) = "list_games",
        /// Enters a game's room.
        JoinGame(JoinGame) = "join_game",
        /// Leaves a game's room.
        LeaveGame(OfGame) = "leave_game",
        /// Asks for the whole state of a game.
        RequestGameState(OfGame) = "request_game_state",
        /// Commits to entropy for the dice by its SHA-256.
        CommitEntropy(CommitEntropy) = "commit_entropy",
        /// Shows the entropy committed to.
        RevealEntropy(RevealEntropy) = "reveal_entropy",
        /// Starts the game.
        StartGame(OfGame) = "start_game",
        /// Decides for the fielding team.
        SubmitDefensiveDecision(SubmitDefensiveDecision) = "submit_defensive_decision",
        /// Decides for the batting team.
        SubmitOffensiveDecision(SubmitOffensiveDecision) = "submit_offensive_decision",
        /// Rolls the dice that are due.
        RollDice(RollDice) = "roll_dice",
        /// Reports the outcome that a manager read off a card.
        SubmitManualOutcome(SubmitManualOutcome) = "submit_manual_outcome",
        /// Answers the choice that is due.
        SubmitChoice(SubmitChoice) = "submit_choice",
        /// Sends a man from the bench to bat for the current batter.
        RequestPinchHitter(Replace) = "request_pinch_hitter",
        /// Sends a man to run for a runner.
        RequestPinchRunner(Replace) = "request_pinch_runner",
        /// Changes the pitcher.
        RequestPitchingChange(Replace) = "request_pitching_change",
        /// Puts a man from the bench in a fielder's place.
        RequestDefensiveReplacement(ReplaceFielder) = "request_defensive_replacement",
        /// Sends several men from the bench in at once.
        RequestDoubleSwitch(RequestDoubleSwitch) = "request_double_switch",
        /// Lets two fielders exchange their positions.
        RequestPositionSwap(RequestPositionSwap) = "request_position_swap",
        /// Asks who is in a game's room.
        ListMembers(ListMembers) = "list_members",
        /// Asks who plays for a team.
        GetLineup(GetLineup) = "get_lineup",
        /// Asks for the own cards.
        GetCards(GetCards) = "get_cards",
        /// Asks for the box score.
        GetBoxScore(OfGame) = "get_box_score",
        /// Asks for the plays so far.
        GetPlayHistory(GetPlayHistory) = "get_play_history",
        /// Asks that what was entered for the last dice be entered again.
        RequestTakeBack(RequestTakeBack) = "request_take_back",
        /// Answers him who asked for that.
        AnswerTakeBack(AnswerTakeBack) = "answer_take_back",
        /// Breaks the game off, to go on another time.
        SuspendGame(OfGame) = "suspend_game",
        /// Goes on with it.
        ResumeGame(OfGame) = "resume_game",
        /// Gives the game up.
        ForfeitGame(OfGame) = "forfeit_game",
        /// Ends a game for good and sends everybody out of its room.
        CleanupGame(CleanupGame) = "cleanup_game",
        /// Makes an invite to a side that nobody manages.
        CreateInvite(CreateInvite) = "create_invite",
        /// Takes the side that an invite is for.
        AcceptInvite(AcceptInvite) = "accept_invite",
        /// Gives a side to another user.
        HandOver(HandOver) = "hand_over",
        /// Says that a manager is ready to begin.
        SetReady(SetReady) = "set_ready",
        /// Says something in a game's room.
        SendChat(SendChat) = "send_chat",
        /// Asks not to hear somebody there.
        Mute(Mute) = "mute",
        /// Tells something to a room, or to everybody.
        Announce(Announce) = "announce",
    }
}

impl ClientEvent {
    /// The game it is about, if it is about one.
    pub const fn game_id(&self) -> Option<GameId> {
        match self {
            Self::Authenticate(_)
            | Self::RefreshToken(_)
            | Self::Heartbeat(_)
            | Self::CreateGame(_)
            | Self::ListGames(_)
            | Self::AcceptInvite(_) => None,
            Self::JoinGame(data) => Some(data.game_id),
            Self::LeaveGame(data)
            | Self::RequestGameState(data)
            | Self::GetBoxScore(data)
            | Self::StartGame(data)
            | Self::SuspendGame(data)
            | Self::ResumeGame(data)
            | Self::ForfeitGame(data) => Some(data.game_id),
            Self::CommitEntropy(data) => Some(data.game_id),
            Self::RevealEntropy(data) => Some(data.game_id),
            Self::SubmitDefensiveDecision(data) => Some(data.game_id),
            Self::SubmitOffensiveDecision(data) => Some(data.game_id),
            Self::RollDice(data) => Some(data.game_id),
            Self::SubmitManualOutcome(data) => Some(data.game_id),
            Self::SubmitChoice(data) => Some(data.game_id),
            Self::RequestPinchHitter(data)
            | Self::RequestPinchRunner(data)
            | Self::RequestPitchingChange(data) => Some(data.game_id),
            Self::RequestDefensiveReplacement(data) => Some(data.game_id),
            Self::RequestDoubleSwitch(data) => Some(data.game_id),
            Self::RequestPositionSwap(data) => Some(data.game_id),
            Self::GetLineup(data) => Some(data.game_id),
            Self::GetCards(data) => Some(data.game_id),
            Self::GetPlayHistory(data) => Some(data.game_id),
            Self::ListMembers(data) => Some(data.game_id),
            Self::RequestTakeBack(data) => Some(data.game_id),
            Self::AnswerTakeBack(data) => Some(data.game_id),
            Self::CleanupGame(data) => Some(data.game_id),
            Self::CreateInvite(data) => Some(data.game_id),
            Self::HandOver(data) => Some(data.game_id),
            Self::SetReady(data) => Some(data.game_id),
            Self::SendChat(data) => Some(data.game_id),
            Self::Mute(data) => Some(data.game_id),
            Self::Announce(data) => data.game_id,
        }
    }
}

/// Data of `heartbeat`: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Heartbeat {}

/// As what a user enters a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum MemberRole {
    /// To play for his team.
    #[default]
    Player,
    /// To watch.
    Spectator,
}

/// Data of `join_game`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct JoinGame {
    /// Which game.
    pub game_id: GameId,
    /// As what.
    #[serde(default)]
    #[cfg_attr(feature = "schema", ts(optional, as = "Option<MemberRole>"))]
    pub role: MemberRole,
    /// The last `seq` the client has, to be sent what it missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub after_seq: Option<u64>,
    /// The `epoch` that `after_seq` belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub epoch: Option<u64>,
}

/// Data of the events that only name their game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OfGame {
    /// Which game.
    pub game_id: GameId,
}

/// Data of `commit_entropy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CommitEntropy {
    /// Which game.
    pub game_id: GameId,
    /// SHA-256 of the entropy, 64 lower-case hexadecimal digits.
    pub commitment: Hex32,
}

/// Data of `reveal_entropy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RevealEntropy {
    /// Which game.
    pub game_id: GameId,
    /// The 1 to 64 bytes committed to, in lower-case hexadecimal.
    pub entropy: Entropy,
}

/// Data of `submit_defensive_decision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SubmitDefensiveDecision {
    /// Which game.
    pub game_id: GameId,
    /// The decision.
    pub decision: DefensiveDecision,
}

/// Data of `submit_offensive_decision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SubmitOffensiveDecision {
    /// Which game.
    pub game_id: GameId,
    /// The decision.
    pub decision: OffensiveDecision,
}

/// Data of `roll_dice`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RollDice {
    /// Which game.
    pub game_id: GameId,
    /// The kind of roll that the client believes to be due, to make sure of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub roll_type: Option<RollKind>,
}

/// Data of `submit_manual_outcome`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SubmitManualOutcome {
    /// Which game.
    pub game_id: GameId,
    /// What the card says, by name or alias.
    pub outcome: OutcomeName,
    /// Where the ball was hit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub hit_location: Option<Position>,
    /// Bases of an error, 1 to 3; only with `error`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub error_bases: Option<u8>,
    /// The roll it was read for, to make sure of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub roll_id: Option<RollId>,
    /// "Plus injury" stands on the card, in a game that is played with injuries.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", ts(optional, as = "Option<bool>"))]
    pub plus_injury: bool,
}

impl SubmitManualOutcome {
    /// The report in the engine's words; `None` when no outcome has this name.
    pub fn report(&self) -> Option<OutcomeReport> {
        Some(OutcomeReport {
            outcome: self.outcome.resolve(self.hit_location.is_some())?,
            hit_location: self.hit_location,
            error_bases: self.error_bases,
            roll_id: self.roll_id,
            plus_injury: self.plus_injury,
        })
    }
}

/// Data of `submit_choice`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SubmitChoice {
    /// Which game.
    pub game_id: GameId,
    /// The answer to the choice that is due.
    pub choice: Answer,
}

/// Data of `request_pinch_hitter`, `request_pinch_runner` and `request_pitching_change`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Replace {
    /// Which game.
    pub game_id: GameId,
    /// The lineup id of the man who leaves.
    pub out: LineupId,
    /// The lineup id of the man who comes in.
    pub r#in: LineupId,
}

/// Data of `request_defensive_replacement`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ReplaceFielder {
    /// Which game.
    pub game_id: GameId,
    /// The lineup id of the man who leaves.
    pub out: LineupId,
    /// The lineup id of the man from the bench.
    pub r#in: LineupId,
    /// The position he takes.
    pub position: Position,
}

/// Data of `request_double_switch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RequestDoubleSwitch {
    /// Which game.
    pub game_id: GameId,
    /// Two to nine men who leave, with those who come in and where.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 9)))]
    pub replacements: Vec<Replacement>,
}

/// Data of `request_position_swap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RequestPositionSwap {
    /// Which game.
    pub game_id: GameId,
    /// The lineup id of a man in the field.
    pub one: LineupId,
    /// The lineup id of another.
    pub other: LineupId,
}

/// Data of `request_take_back`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RequestTakeBack {
    /// Which game.
    pub game_id: GameId,
    /// The `seq` of the `dice_rolled` to go back to, as `take_back` of the state gives it: everything that was entered
    /// since can be entered again.
    pub to_seq: u64,
}

/// Data of `answer_take_back`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AnswerTakeBack {
    /// Which game.
    pub game_id: GameId,
    /// Whether the play is taken back; whoever asked may withdraw with false.
    pub accept: bool,
}

/// Data of `cleanup_game`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CleanupGame {
    /// Which game.
    pub game_id: GameId,
    /// Why, in words for those who were there; 1 to 200 characters.
    pub reason: Reason,
}

/// Data of `get_lineup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GetLineup {
    /// Which game.
    pub game_id: GameId,
    /// Whose lineup.
    pub side: Team,
}

/// Data of `get_play_history`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GetPlayHistory {
    /// Which game.
    pub game_id: GameId,
    /// Only plays with a greater number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub after: Option<u16>,
    /// At most this many plays, 1 to 200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        ts(optional, as = "Option<u16>"),
        schemars(with = "Option<u16>", range(min = 1, max = 200))
    )]
    pub limit: Option<Limit<200>>,
}
