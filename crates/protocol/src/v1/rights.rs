//! Who may ask for what: one row for each client event, one column for each way to stand to a game. What no row permits is
//! refused. Whose turn it is, the rules of the game decide afterwards.

use super::client::ClientEvent;
use super::wire::WireEvent;

/// How somebody stands to a game, or to the server where no game is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Has shown no good token.
    Unauthenticated,
    /// Is signed in, and may not see the game: to him it is not there.
    Outsider,
    /// Is signed in, and may watch.
    Spectator,
    /// Manages a side.
    Manager,
    /// Created the game.
    Creator,
    /// An administrator, who is the umpire of every game.
    Umpire,
}

impl Role {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 6] = [
        Self::Unauthenticated,
        Self::Outsider,
        Self::Spectator,
        Self::Manager,
        Self::Creator,
        Self::Umpire,
    ];

    /// The name of the column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unauthenticated => "unauthenticated",
            Self::Outsider => "outsider",
            Self::Spectator => "spectator",
            Self::Manager => "manager",
            Self::Creator => "creator",
            Self::Umpire => "umpire",
        }
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Refused.
    No,
    /// As if there was no such game.
    Hidden,
    /// Granted.
    Yes,
    /// Granted for the own side.
    Own,
    /// Granted for any side.
    Any,
    /// Granted, as a spectator.
    Watching,
    /// Granted for a side that nobody manages.
    Open,
    /// Granted before the first roll.
    BeforeTheFirstRoll,
}

impl Right {
    /// Whether anything is granted.
    pub const fn is_granted(self) -> bool {
        match self {
            Self::No | Self::Hidden => false,
            Self::Yes
            | Self::Own
            | Self::Any
            | Self::Watching
            | Self::Open
            | Self::BeforeTheFirstRoll => true,
        }
    }

    /// The words of the cell.
    pub const fn words(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Hidden => "not there",
            Self::Yes => "yes",
            Self::Own => "own side",
            Self::Any => "any side",
            Self::Watching => "watching",
            Self::Open => "open side",
            Self::BeforeTheFirstRoll => "before the first roll",
        }
    }
}

/// One row, its cells in the order of [`Role::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// The name of the client's event.
    pub event: &'static str,
    /// What each role may.
    pub cells: [Right; 6],
}

impl Rights {
    /// What a role may.
    pub const fn of(&self, role: Role) -> Right {
        let [
            unauthenticated,
            outsider,
            spectator,
            manager,
            creator,
            umpire,
        ] = self.cells;
        match role {
            Role::Unauthenticated => unauthenticated,
            Role::Outsider => outsider,
            Role::Spectator => spectator,
            Role::Manager => manager,
            Role::Creator => creator,
            Role::Umpire => umpire,
        }
    }
}

const fn row(event: &'static str, cells: [Right; 6]) -> Rights {
    Rights { event, cells }
}

use Right::{Any, BeforeTheFirstRoll, Hidden, No, Open, Own, Watching, Yes};

/// The table, in the order of [`ClientEvent`].
#[rustfmt::skip]
pub const RIGHTS: &[Rights] = &[
    //                                    unauth. outsider spectator manager creator umpire
    row("authenticate",                  [Yes,    Yes,     Yes,      Yes,    Yes,    Yes]),
    row("refresh_token",                 [No,     Yes,     Yes,      Yes,    Yes,    Yes]),
    row("heartbeat",                     [No,     Yes,     Yes,      Yes,    Yes,    Yes]),
    row("create_game",                   [No,     Yes,     Yes,      Yes,    Yes,    Yes]),
    row("list_games",                    [No,     Yes,     Yes,      Yes,    Yes,    Yes]),
    row("join_game",                     [No,     Hidden,  Watching, Own,    Watching, Any]),
    row("leave_game",                    [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("request_game_state",            [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("commit_entropy",                [No,     Hidden,  No,       Own,    No,     No]),
    row("reveal_entropy",                [No,     Hidden,  No,       Own,    No,     No]),
    row("start_game",                    [No,     Hidden,  No,       Yes,    Yes,    Yes]),
    row("submit_defensive_decision",     [No,     Hidden,  No,       Own,    No,     Any]),
    row("submit_offensive_decision",     [No,     Hidden,  No,       Own,    No,     Any]),
    row("roll_dice",                     [No,     Hidden,  No,       Yes,    No,     Yes]),
    row("submit_manual_outcome",         [No,     Hidden,  No,       Own,    No,     Any]),
    row("submit_choice",                 [No,     Hidden,  No,       Own,    No,     Any]),
    row("request_pinch_hitter",          [No,     Hidden,  No,       Own,    No,     Any]),
    row("request_pinch_runner",          [No,     Hidden,  No,       Own,    No,     Any]),
    row("request_pitching_change",       [No,     Hidden,  No,       Own,    No,     Any]),
    row("request_defensive_replacement", [No,     Hidden,  No,       Own,    No,     Any]),
    row("request_double_switch",         [No,     Hidden,  No,       Own,    No,     Any]),
    row("request_position_swap",         [No,     Hidden,  No,       Own,    No,     Any]),
    row("list_members",                  [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("get_lineup",                    [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("get_cards",                     [No,     Hidden,  No,       Own,    No,     Any]),
    row("get_box_score",                 [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("get_play_history",              [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("request_take_back",             [No,     Hidden,  No,       Own,    No,     Any]),
    row("answer_take_back",              [No,     Hidden,  No,       Own,    No,     Any]),
    row("suspend_game",                  [No,     Hidden,  No,       Yes,    No,     Yes]),
    row("resume_game",                   [No,     Hidden,  No,       Yes,    No,     Yes]),
    row("forfeit_game",                  [No,     Hidden,  No,       Own,    BeforeTheFirstRoll, Any]),
    row("cleanup_game",                  [No,     Hidden,  No,       No,     No,     Yes]),
    row("create_invite",                 [No,     Hidden,  No,       No,     Open,   Open]),
    row("accept_invite",                 [No,     Yes,     Yes,      Yes,    Yes,    Yes]),
    row("hand_over",                     [No,     Hidden,  No,       Own,    No,     Any]),
    row("set_ready",                     [No,     Hidden,  No,       Own,    No,     Any]),
    row("send_chat",                     [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("mute",                          [No,     Hidden,  Yes,      Yes,    Yes,    Yes]),
    row("announce",                      [No,     No,      No,       No,     No,     Yes]),
];

/// The row of an event of this name. One that has none is permitted to nobody.
pub fn rights(event: &str) -> Option<&'static Rights> {
    RIGHTS.iter().find(|row| row.event == event)
}

/// The row of an event.
pub fn rights_to(event: &ClientEvent) -> Option<&'static Rights> {
    rights(event.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_has_its_row_and_no_row_is_of_anything_else() {
        let rows: Vec<&str> = RIGHTS.iter().map(|row| row.event).collect();
        assert_eq!(rows, ClientEvent::NAMES);
    }

    #[test]
    fn whoever_has_shown_no_token_may_show_one_and_nothing_else() {
        for row in RIGHTS {
            let granted = row.of(Role::Unauthenticated).is_granted();
            assert_eq!(granted, row.event == "authenticate", "{}", row.event);
        }
    }

    #[test]
    fn nothing_of_a_game_is_there_for_an_outsider() {
        let of_no_game = [
            "authenticate",
            "refresh_token",
            "heartbeat",
            "create_game",
            "list_games",
            "accept_invite",
            "announce",
        ];
        for row in RIGHTS {
            let hidden = row.of(Role::Outsider) == Right::Hidden;
            assert_eq!(hidden, !of_no_game.contains(&row.event), "{}", row.event);
        }
    }
}
