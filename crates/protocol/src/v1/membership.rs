//! Who belongs to a game: whom its creator lets in, the invites to its sides, and sides that change hands. None of it is an
//! event of the game, so none of it has a number in its log.

use super::id::{GameId, Timestamp};
use bandbox_engine::Team;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who may come to a new game, besides its managers, its creator and administrators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Access {
    /// Nobody else sees it, in lists neither: to others it is not there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", ts(optional, as = "Option<bool>"))]
    pub private: bool,
    /// So many connections may watch at once; 0 for none. The server's own limit counts as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub max_spectators: Option<u32>,
    /// The sides that nobody manages until an invite is accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        feature = "schema",
        ts(optional, as = "Option<Vec<Team>>"),
        schemars(length(max = 2))
    )]
    pub open_sides: Vec<Team>,
}

/// The code of an invite: 26 characters out of `a` to `z` and `2` to `7`. Whoever has it may take the side, once.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String", extend("pattern" = "^[a-z2-7]{26}$")),
    ts(type = "string")
)]
pub struct InviteCode(String);

impl InviteCode {
    /// How many characters it has: 128 bits, five to a character.
    pub const LENGTH: usize = 26;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for InviteCode {
    /// The code is left out, so that it cannot reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InviteCode")
    }
}

impl TryFrom<String> for InviteCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'2'..=b'7');
        if text.len() == Self::LENGTH && text.bytes().all(fits) {
            Ok(Self(text))
        } else {
            Err(format!(
                "an invite's code is {} characters out of a to z and 2 to 7",
                Self::LENGTH
            ))
        }
    }
}

impl From<InviteCode> for String {
    fn from(code: InviteCode) -> Self {
        code.0
    }
}

/// Data of `create_invite`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CreateInvite {
    /// Which game.
    pub game_id: GameId,
    /// The side that is to have a manager.
    pub side: Team,
}

/// Data of `invite_created`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct InviteCreated {
    /// Which game.
    pub game_id: GameId,
    /// The side.
    pub side: Team,
    /// What whoever is invited sends with `accept_invite`. It is good once.
    pub code: InviteCode,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// Data of `accept_invite`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AcceptInvite {
    /// The code of the invite.
    pub code: InviteCode,
}

/// Data of `hand_over`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct HandOver {
    /// Which game.
    pub game_id: GameId,
    /// The side that changes hands.
    pub side: Team,
    /// The user id of who manages it from now on, 1 to 128 characters.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 128)))]
    pub to: String,
}

/// Data of `side_taken`: the reply to `accept_invite` and `hand_over`, and the notice of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SideTaken {
    /// Which game.
    pub game_id: GameId,
    /// The side.
    pub side: Team,
    /// Who manages it now.
    pub user_id: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invites_code_has_one_form_and_stays_out_of_logs() {
        let code = |text: &str| InviteCode::try_from(text.to_owned());
        let good = "abcdefghijklmnopqrstuvwxyz";
        assert_eq!(code(good).map(String::from).as_deref(), Ok(good));
        for bad in [
            "",
            "abc",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "1bcdefghijklmnopqrstuvwxyz",
        ] {
            assert!(code(bad).is_err(), "{bad}");
        }
        assert_eq!(
            code(good).map(|code| format!("{code:?}")).as_deref(),
            Ok("InviteCode")
        );
    }
}
