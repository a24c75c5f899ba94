//! What one client wrote down.

use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One line of a record.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Entry {
    /// Who writes this, and of which game. The first line.
    Member {
        /// The name of the client.
        name: String,
        /// Its user.
        user: String,
        /// The game.
        game: String,
    },
    /// A command is about to be sent, for the first time.
    Intent(String),
    /// A command was answered with yes: the frame as it came.
    Answer(String),
    /// A numbered event was shown: the frame as it came.
    Shown(String),
    /// The server said that it could not tell all that was missed.
    NotRecovered,
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// To which command.
    pub(super) re: String,
    /// The number that it tells.
    pub(super) seq: u64,
    /// It says of itself that it is one that came before.
    pub(super) is_repeat: bool,
    /// All of it but that mark.
    pub(super) text: String,
}

/// A numbered event.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Its number.
    pub(super) seq: u64,
    /// The frame.
    pub(super) text: String,
    /// The frame, read.
    pub(super) frame: Value,
}

/// The record of one client.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    pub(super) name: String,
    pub(super) user: String,
    pub(super) game: String,
    pub(super) intents: Vec<String>,
    pub(super) answers: Vec<Answer>,
    pub(super) shown: Vec<Shown>,
    pub(super) not_recovered: usize,
}

impl Record {
    /// Reads what a client wrote.
    ///
    /// # Errors
    /// When a frame is not what the client took it for.
    pub(super) fn read(entries: Vec<Entry>) -> anyhow::Result<Self> {
        let mut record = Self::default();
        for entry in entries {
            match entry {
                Entry::Member { name, user, game } => {
                    (record.name, record.user, record.game) = (name, user, game);
                }
                Entry::Intent(id) => record.intents.push(id),
                Entry::Answer(text) => record.answers.push(answer(&text)?),
                Entry::Shown(text) => {
                    let frame: Value = serde_json::from_str(&text)?;
                    let seq = frame["seq"].as_u64().context("no number")?;
                    record.shown.push(Shown { seq, text, frame });
                }
                Entry::NotRecovered => record.not_recovered += 1,
            }
        }
        Ok(record)
    }
}

fn answer(text: &str) -> anyhow::Result<Answer> {
    let frame: Value = serde_json::from_str(text)?;
    Ok(Answer {
        re: frame["re"].as_str().context("an answer to nothing")?.into(),
        seq: frame["seq"]
            .as_u64()
            .context("an answer without a number")?,
        is_repeat: frame["repeat"] == true,
        text: text.replace(r#""repeat":true,"#, ""),
    })
}
