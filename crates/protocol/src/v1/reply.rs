//! What the server answers to the client's own frame.

use super::cards::CardsData;
use super::chat::{Announced, ChatSent, Muted};
use super::client::MemberRole;
use super::error::ErrorData;
use super::id::{GameId, Timestamp};
use super::members::MemberList;
use super::membership::{InviteCreated, SideTaken};
use super::notice::Connected;
use super::plays::PastPlay;
use super::ready::ReadySet;
use super::reason::Reason;
use super::rolls::RollView;
use super::room::{
    BySide, EntropyCommitted, EntropyRevealed, GameEnded, GameStarted, TakeBackAnswered,
    TakeBackRequested,
};
use super::substitutions::{PlayerSubstituted, PositionsSwapped};
use super::token::TokenEnds;
use super::view::{GameView, LineScore, LineupView, PlayerView};
use super::wire::wire_events;
use bandbox_engine::PlayOutcome;
use bandbox_engine::Team;
use bandbox_engine::choice::Answer;
use bandbox_engine::decisions::Decisions;
use bandbox_engine::hex::Hex32;
use bandbox_engine::inning::Half;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::team::ByTeam;
use bandbox_scorebook::box_score::{Standing, TeamBox};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

wire_events! {
    /// A reply. To a command it means: decided and durable.
    pub enum ReplyEvent {
        /// To `authenticate`.
        Connected(Box<Connected>) = "connected",
        /// To `refresh_token`.
        TokenRefreshed(TokenEnds) = "token_refreshed",
        /// To `heartbeat`.
        HeartbeatAck(HeartbeatAck) = "heartbeat_ack",
        /// To `create_game`.
        GameCreated(NewGame) = "game_created",
        /// To `list_games`.
        GameList(GameList) = "game_list",
        /// To `join_game`.
        GameJoined(GameJoined) = "game_joined",
        /// To `leave_game`.
        GameLeft(GameLeft) = "game_left",
        /// To `request_game_state`.
        GameStateSync(Box<GameStateSync>) = "game_state_sync",
        /// To `commit_entropy`.
        EntropyCommitted(EntropyCommitted) = "entropy_committed",
        /// To `reveal_entropy`.
        EntropyRevealed(EntropyRevealed) = "entropy_revealed",
        /// To `start_game`.
        GameStarted(GameStarted) = "game_started",
        /// To `submit_defensive_decision` and `submit_offensive_decision`.
        DecisionAccepted(DecisionAccepted) = "decision_accepted",
        /// To `roll_dice`.
        RollAccepted(RollView) = "roll_accepted",
        /// To `submit_manual_outcome`.
        OutcomeAccepted(OutcomeAccepted) = "outcome_accepted",
        /// To `submit_manual_outcome`, when it is refused.
        OutcomeRejected(ErrorData) = "outcome_rejected",
        /// To `submit_choice`.
        ChoiceAccepted(ChoiceAccepted) = "choice_accepted",
        /// To the requests for a substitution.
        SubstitutionAccepted(Box<PlayerSubstituted>) = "substitution_accepted",
        /// To `request_position_swap`.
        PositionsSwapped(Box<PositionsSwapped>) = "positions_swapped",
        /// To `list_members`.
        MemberList(MemberList) = "member_list",
        /// To `get_lineup`.
        LineupData(LineupData) = "lineup_data",
        /// To `get_cards`.
        Cards(CardsData) = "cards",
        /// To `get_box_score`.
        BoxScoreData(Box<BoxScoreData>) = "box_score_data",
        /// To `get_play_history`.
        PlayHistory(PlayHistory) = "play_history",
        /// To `request_take_back`.
        TakeBackRequested(TakeBackRequested) = "take_back_requested",
        /// To `answer_take_back`.
        TakeBackAnswered(TakeBackAnswered) = "take_back_answered",
        /// To `suspend_game`.
        GameSuspended(BySide) = "game_suspended",
        /// To `resume_game`.
        GameResumed(BySide) = "game_resumed",
        /// To `forfeit_game`.
        GameEnded(GameEnded) = "game_ended",
        /// To `cleanup_game`.
        GameCleanedUp(CleanedUp) = "game_cleaned_up",
        /// To `create_invite`.
        InviteCreated(InviteCreated) = "invite_created",
        /// To `accept_invite` and `hand_over`.
        SideTaken(SideTaken) = "side_taken",
        /// To `set_ready`.
        ReadySet(ReadySet) = "ready_set",
        /// To `send_chat`.
        ChatSent(ChatSent) = "chat_sent",
        /// To `mute`.
        Muted(Muted) = "muted",
        /// To `announce`.
        Announced(Announced) = "announced",
        /// To anything else that is refused.
        Error(ErrorData) = "error",
    }
}

/// Data of `heartbeat_ack`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct HeartbeatAck {
    /// The server's time.
    pub timestamp: Timestamp,
    /// The last `seq` of each joined game.
    #[cfg_attr(feature = "schema", ts(type = "Record<string, number>"))]
    pub heads: BTreeMap<GameId, u64>,
}

/// Data of the reply `game_created`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct NewGame {
    /// The new game.
    pub game_id: GameId,
    /// SHA-256 of the server's secret.
    pub commitment: Hex32,
    /// The user ids of the managers; null for a side that is open.
    pub managers: ByTeam<Option<String>>,
}

/// Data of the reply `game_cleaned_up`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CleanedUp {
    /// The game.
    pub game_id: GameId,
    /// Why.
    pub reason: Reason,
}

/// Data of `game_list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameList {
    /// A page of games, those changed last first.
    pub games: Vec<GameSummary>,
    /// Give this as `after` to get the next page; null after the last.
    pub next: Option<String>,
}

/// How far a game is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum GameStatus {
    /// It has not started.
    Open,
    /// It is being played.
    Playing,
    /// It broke off, to go on another time.
    Suspended,
    /// It is over.
    Final,
}

/// A game in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameSummary {
    /// Which.
    pub game_id: GameId,
    /// The names of the teams.
    pub teams: ByTeam<String>,
    /// Runs.
    pub score: ByTeam<u16>,
    /// The inning, from 1.
    pub inning: u8,
    /// Top or bottom.
    pub half: Half,
    /// How far it is.
    pub status: GameStatus,
    /// The user ids of the managers; null for a side that is open.
    pub managers: ByTeam<Option<String>>,
    /// Whether nobody else sees it.
    pub private: bool,
    /// When it changed last.
    pub updated_at: Timestamp,
}

/// Data of `game_joined`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameJoined {
    /// Which game.
    pub game_id: GameId,
    /// The side he manages, if he does.
    pub side: Option<Team>,
    /// As what he is here.
    pub role: MemberRole,
    /// Changes when an operator restores a log, so that reused numbers are noticed.
    pub epoch: u64,
    /// The last `seq` of the game.
    pub head_seq: u64,
    /// Whether every event after `after_seq` follows; otherwise a `game_state_sync` does.
    pub recovered: bool,
    /// How many events follow before the live ones.
    pub replayed: u32,
    /// Who is in the room.
    pub members: Vec<Member>,
}

/// Somebody in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Member {
    /// The user.
    pub user_id: String,
    /// The name to show.
    pub name: String,
    /// As what.
    pub role: MemberRole,
}

/// Data of `game_left`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameLeft {
    /// Which game.
    pub game_id: GameId,
}

/// Data of `game_state_sync`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameStateSync {
    /// Which game.
    pub game_id: GameId,
    /// The game as the asker may see it.
    pub state: GameView,
    /// The last plays, in order.
    pub recent_plays: Vec<PastPlay>,
    /// The event after which the game stands so.
    pub seq: u64,
    /// The server's time.
    pub timestamp: Timestamp,
}

/// Data of `decision_accepted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DecisionAccepted {
    /// Both decisions, when this was the second.
    pub disclosed: Option<Decisions>,
}

/// Data of `outcome_accepted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OutcomeAccepted {
    /// The outcome, by its own name.
    pub outcome: PlayOutcome,
    /// Where the ball was hit.
    pub hit_location: Option<Position>,
}

/// Data of `choice_accepted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ChoiceAccepted {
    /// The answer.
    pub choice: Answer,
}

/// Data of `lineup_data`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LineupData {
    /// Which game.
    pub game_id: GameId,
    /// Whose lineup.
    pub side: Team,
    /// Who plays.
    pub lineup: LineupView,
    /// Those who have not been in the game.
    pub bench: Vec<LineupId>,
    /// Everyone on the roster.
    pub players: Vec<PlayerView>,
}

/// Data of `box_score_data`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BoxScoreData {
    /// Which game.
    pub game_id: GameId,
    /// The event after which it stands so. Earned runs of a half-inning that is going on are those earned so far.
    pub seq: u64,
    /// Whether the game's statistics count.
    pub standing: Standing,
    /// Runs by inning.
    pub line_score: LineScore,
    /// What everybody did.
    pub teams: ByTeam<TeamBox>,
}

/// Data of `play_history`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlayHistory {
    /// Which game.
    pub game_id: GameId,
    /// The plays, in order.
    pub plays: Vec<PastPlay>,
    /// Give this as `after` to get the next page; null after the last.
    pub next: Option<u16>,
}
