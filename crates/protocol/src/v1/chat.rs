//! Words beside the game: chat, who does not want to hear whom, and announcements. They have no number, are sent at most once,
//! and are kept nowhere.

use super::id::{GameId, Timestamp};
use bandbox_engine::Team;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody says: 1 to [`ChatText::MAX`] characters on one line, none of them a control character.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String", extend("minLength" = 1, "maxLength" = 500)),
    ts(type = "string")
)]
pub struct ChatText(String);

impl ChatText {
    /// The most characters.
    pub const MAX: usize = 500;
}

impl fmt::Debug for ChatText {
    /// The words are left out: what people say to one another reaches no log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChatText")
    }
}

impl TryFrom<String> for ChatText {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let characters = text.chars().count();
        let says_something = text.chars().any(|c| !c.is_whitespace());
        if characters <= Self::MAX && says_something && !text.chars().any(char::is_control) {
            Ok(Self(text))
        } else {
            Err(format!(
                "a text is one line of 1 to {} characters, not all of them blank",
                Self::MAX
            ))
        }
    }
}

impl From<ChatText> for String {
    fn from(text: ChatText) -> Self {
        text.0
    }
}

/// To whom in the room somebody speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ChatAudience {
    /// To everybody.
    #[default]
    Room,
    /// To those who manage his own side.
    Team,
    /// To those who watch. Managers neither say nor hear this.
    Spectators,
    /// To one user alone.
    User,
}

/// Data of `send_chat`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SendChat {
    /// In the room of which game.
    pub game_id: GameId,
    /// What is said.
    pub text: ChatText,
    /// To whom; to everybody when left out.
    #[serde(default)]
    #[cfg_attr(feature = "schema", ts(optional, as = "Option<ChatAudience>"))]
    pub audience: ChatAudience,
    /// The user id of him to whom alone it is said, with the audience `user` and no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub to: Option<String>,
}

/// Data of `chat_sent`: it went out once to those who were there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ChatSent {
    /// In the room of which game.
    pub game_id: GameId,
}

/// Data of the notice `chat`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Chat {
    /// Who speaks.
    pub user_id: String,
    /// The name to show.
    pub name: String,
    /// The side that he manages, if he does.
    pub side: Option<Team>,
    /// To whom.
    pub audience: ChatAudience,
    /// What he says. It is text, never markup.
    pub text: ChatText,
    /// When.
    pub timestamp: Timestamp,
}

/// Data of `mute`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Mute {
    /// In the room of which game.
    pub game_id: GameId,
    /// Whom the asker no longer hears. Muted by an umpire, he is heard by nobody.
    pub user_id: String,
    /// False takes it back.
    pub muted: bool,
}

/// Data of `muted`. It holds while the game is in memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Muted {
    /// In the room of which game.
    pub game_id: GameId,
    /// Whom.
    pub user_id: String,
    /// Whether he is muted now.
    pub muted: bool,
    /// Whether for everybody in the room.
    pub for_all: bool,
}

/// Data of `announce`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Announce {
    /// To the room of this game; to everybody who is connected when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub game_id: Option<GameId>,
    /// What is announced.
    pub text: ChatText,
}

/// Data of `announced`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Announced {
    /// To how many connections it went.
    pub reached: u32,
}

/// Data of the notice `announcement`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Announcement {
    /// What is announced.
    pub text: ChatText,
    /// When.
    pub timestamp: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_line_that_says_something_and_stays_out_of_logs() {
        let text = |text: &str| ChatText::try_from(text.to_owned());
        assert!(text("well played").is_ok());
        assert!(text(&"ü".repeat(ChatText::MAX)).is_ok());
        for bad in [
            "",
            "  ",
            "two\nlines",
            "\u{7}",
            &"x".repeat(ChatText::MAX + 1),
        ] {
            assert!(text(bad).is_err(), "{bad:?}");
        }
        assert_eq!(
            text("psst").map(|text| format!("{text:?}")).as_deref(),
            Ok("ChatText")
        );
    }
}
