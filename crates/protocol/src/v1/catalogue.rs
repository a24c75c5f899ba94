//! Which event is answered by which, and what a room is told of it: the table that the documents are made of.

use super::client::ClientEvent;
use super::wire::WireEvent;

/// One row: a client's event, its replies, and the room events of one success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The name of the client's event.
    pub event: &'static str,
    /// What it is for.
    pub summary: &'static str,
    /// Whether it may move the game: then its id is an idempotency key, and `if_seq` counts.
    pub command: bool,
    /// The names of the replies; `error` may always come instead.
    pub replies: &'static [&'static str],
    /// The names of the room events that say it was done.
    pub room: &'static [&'static str],
    /// The names of the room events that may come with them.
    pub then: &'static [&'static str],
    /// The names of the notices that it may bring.
    pub notices: &'static [&'static str],
}

const NOTHING: &[&str] = &[];

/// What may follow in the same breath once a play goes on.
const AFTERMATH: &[&str] = &[
    "dice_rolled",
    "card_read",
    "choice_due",
    "play_resolved",
    "pitcher_tired",
    "player_hurt",
    "half_inning_ended",
    "inning_changed",
    "lineup_due",
    "replacement_due",
    "game_ended",
    "dice_revealed",
];
const REVEAL: &[&str] = &["dice_revealed"];
const LINEUP: &[&str] = &[
    "decision_dropped",
    "lineup_due",
    "replacement_due",
    "game_ended",
    "dice_revealed",
];
const TAKEN_BACK: &[&str] = &["play_taken_back"];
const CHANGE: &[&str] = &["game_state_update", "decisions_due"];

const fn question(
    event: &'static str,
    summary: &'static str,
    replies: &'static [&'static str],
    notices: &'static [&'static str],
) -> Exchange {
    Exchange {
        event,
        summary,
        command: false,
        replies,
        room: NOTHING,
        then: NOTHING,
        notices,
    }
}

const fn command(
    event: &'static str,
    summary: &'static str,
    replies: &'static [&'static str],
    room: &'static [&'static str],
    then: &'static [&'static str],
) -> Exchange {
    Exchange {
        event,
        summary,
        command: true,
        replies,
        room,
        then,
        notices: CHANGE,
    }
}

/// Every client event, in the order of [`ClientEvent`].
#[rustfmt::skip]
pub const EXCHANGES: &[Exchange] = &[
    question("authenticate", "Say who is there.", &["connected"], &[]),
    question("refresh_token", "Show another token, before the first ends.", &["token_refreshed"], &[]),
    question("heartbeat", "Ask where the joined games stand.", &["heartbeat_ack"], &[]),
    command("create_game", "Make a game.", &["game_created"], &["game_created"], NOTHING),
    question("list_games", "List games.", &["game_list"], &[]),
    question("join_game", "Enter a game's room and get what was missed.", &["game_joined"], &["game_state_sync", "user_connected"]),
    question("leave_game", "Leave a game's room.", &["game_left"], &["user_disconnected"]),
    question("request_game_state", "Get the whole state of a game.", &["game_state_sync"], &[]),
    command("commit_entropy", "Commit to entropy for the dice by its SHA-256.", &["entropy_committed"], &["entropy_committed"], NOTHING),
    command("reveal_entropy", "Show the entropy committed to.", &["entropy_revealed"], &["entropy_revealed"], NOTHING),
    command("start_game", "Start the game.", &["game_started"], &["game_started"], NOTHING),
    command("submit_defensive_decision", "Decide for the fielding team.", &["decision_accepted"], &["defensive_decision_submitted"], AFTERMATH),
    command("submit_offensive_decision", "Decide for the batting team.", &["decision_accepted"], &["offensive_decision_submitted"], AFTERMATH),
    command("roll_dice", "Roll the dice that are due.", &["roll_accepted"], &["dice_rolled"], AFTERMATH),
    command("submit_manual_outcome", "Report the outcome read off a card.", &["outcome_accepted", "outcome_rejected"], NOTHING, AFTERMATH),
    command("submit_choice", "Answer the choice that is due.", &["choice_accepted"], &["choice_made"], AFTERMATH),
    command("request_pinch_hitter", "Send a man from the bench to bat for the current batter.", &["substitution_accepted"], &["player_substituted"], LINEUP),
    command("request_pinch_runner", "Send a man to run for a runner.", &["substitution_accepted"], &["player_substituted"], LINEUP),
    command("request_pitching_change", "Change the pitcher.", &["substitution_accepted"], &["player_substituted"], LINEUP),
    command("request_defensive_replacement", "Put a man from the bench in a fielder's place.", &["substitution_accepted"], &["player_substituted"], LINEUP),
    command("request_double_switch", "Send several men from the bench in at once; they share out the places of those who leave.", &["substitution_accepted"], &["player_substituted"], LINEUP),
    command("request_position_swap", "Let two fielders exchange their positions.", &["positions_swapped"], &["positions_swapped"], LINEUP),
    question("list_members", "Ask who is in a game's room.", &["member_list"], &[]),
    question("get_lineup", "Ask who plays for a team.", &["lineup_data"], &[]),
    question("get_cards", "Get the own cards and bench.", &["cards"], &[]),
    question("get_box_score", "Get the box score.", &["box_score_data"], &[]),
    question("get_play_history", "Get the plays so far.", &["play_history"], &[]),
    command("request_take_back", "Ask that what was entered for the last dice be entered again.", &["take_back_requested"], &["take_back_requested"], TAKEN_BACK),
    command("answer_take_back", "Agree to it, or not.", &["take_back_answered"], &["take_back_answered"], TAKEN_BACK),
    command("suspend_game", "Break the game off, to go on another time.", &["game_suspended"], &["game_suspended"], NOTHING),
    command("resume_game", "Go on with a game that broke off.", &["game_resumed"], &["game_resumed"], NOTHING),
    command("forfeit_game", "Give the game up.", &["game_ended"], &["game_ended"], REVEAL),
    Exchange {
        event: "cleanup_game",
        summary: "End a game for good, as an administrator, and send everybody out of its room.",
        command: true,
        replies: &["game_cleaned_up"],
        room: NOTHING,
        then: &["game_ended", "dice_revealed"],
        notices: &["game_state_update", "game_cleaned_up"],
    },
    question("create_invite", "Make an invite to a side that nobody manages; the same id gives the same invite.", &["invite_created"], &[]),
    question("accept_invite", "Take the side that an invite is for; whoever took it may ask again.", &["side_taken"], &["side_taken"]),
    question("hand_over", "Give a side to another user.", &["side_taken"], &["side_taken"]),
    question("set_ready", "Say that a manager is ready to begin, or take it back.", &["ready_set"], &["ready_set"]),
    question("send_chat", "Say something in a game's room.", &["chat_sent"], &["chat"]),
    question("mute", "Hear somebody no more, or again; an umpire does it for everybody.", &["muted"], &[]),
    question("announce", "Tell something to a room, or to everybody, as an administrator.", &["announced"], &["announcement"]),
];

/// The row of a client's event.
pub fn exchange(event: &ClientEvent) -> Option<&'static Exchange> {
    EXCHANGES.iter().find(|row| row.event == event.name())
}
