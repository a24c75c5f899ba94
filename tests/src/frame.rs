//! A frame as it came from the server: the very text, and what it says.

use anyhow::Context;
use serde_json::Value;

/// A frame from the server.
#[derive(Clone, Debug)]
pub struct Frame {
    /// As it was sent.
    pub text: String,
    json: Value,
}

impl Frame {
    /// Reads a frame.
    ///
    /// # Errors
    /// When it is not JSON.
    pub fn read(text: &str) -> anyhow::Result<Self> {
        let json = serde_json::from_str(text)
            .with_context(|| format!("the server sent what is no JSON: {text}"))?;
        Ok(Self {
            text: text.to_string(),
            json,
        })
    }

    /// The name of the event.
    pub fn event(&self) -> &str {
        self.json["event"].as_str().unwrap_or_default()
    }

    /// The frame of ours that it answers.
    pub fn re(&self) -> Option<&str> {
        self.json["re"].as_str()
    }

    /// Its number in the game.
    pub fn seq(&self) -> Option<u64> {
        self.json["seq"].as_u64()
    }

    /// The game it is about.
    pub fn game_id(&self) -> Option<&str> {
        self.json["game_id"].as_str()
    }

    /// Whether it is the answer to a command that was accepted before.
    pub fn is_repeat(&self) -> bool {
        self.json["repeat"] == true
    }

    /// Whether it says that something was refused.
    pub fn is_refusal(&self) -> bool {
        matches!(self.event(), "error" | "outcome_rejected")
    }

    /// Whether it is a numbered event of a game.
    pub fn is_of_room(&self) -> bool {
        self.re().is_none() && self.game_id().is_some() && self.seq().is_some()
    }

    /// What it says.
    pub fn data(&self) -> &Value {
        &self.json["data"]
    }

    /// The code of a refusal.
    pub fn code(&self) -> &str {
        self.data()["code"].as_str().unwrap_or_default()
    }

    /// The path of the field that a refusal names.
    pub fn field(&self) -> &str {
        self.data()["field"].as_str().unwrap_or_default()
    }

    /// What a refusal says to people.
    pub fn message(&self) -> &str {
        self.data()["message"].as_str().unwrap_or_default()
    }
}
