//! What an audit found that is not as it should be.

use crate::id::GameId;
use std::fmt;

/// Characters shown of either value.
const SHOWN: usize = 120;

/// Characters shown that both values have in common before they part.
const LEAD: usize = 24;

/// The first thing in a recording that came out differently when it was recomputed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("game {game}, event {seq}: {subject}; recorded {recorded}, recomputed {recomputed}")]
pub struct Difference {
    /// The game.
    pub game: GameId,
    /// The event, or the first event of the batch.
    pub seq: u64,
    /// What differs.
    pub subject: Subject,
    /// As it is recorded; of long values the part around the difference.
    pub recorded: String,
    /// As it was recomputed; likewise.
    pub recomputed: String,
}

/// What can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A batch does not begin where the one before it ended.
    Place,
    /// A batch has more or fewer events than it says.
    EventCount,
    /// A command is not the one whose hash is kept.
    Command,
    /// The chain is broken: a text of this batch was changed, or one before it.
    Chain,
    /// The log ends elsewhere than its head says: batches are missing or added.
    Head,
    /// A text cannot be read.
    Text,
    /// The secret is not the one committed to.
    Secret,
    /// The rules refuse the command.
    Refusal,
    /// The rules or the dice give another event.
    Event,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Place => "the batch does not follow the one before it",
            Self::EventCount => "the batch has not as many events as it says",
            Self::Command => "the command is not the one that was accepted",
            Self::Chain => "the hash chain is broken, so a text was changed here",
            Self::Head => "the log does not end at its head",
            Self::Text => "a text cannot be read",
            Self::Secret => "the secret is not the one committed to",
            Self::Refusal => "the rules refuse the command",
            Self::Event => "the rules and the dice give another event",
        })
    }
}

impl Difference {
    pub(super) fn new(
        game: GameId,
        seq: u64,
        subject: Subject,
        recorded: &(impl ToString + ?Sized),
        recomputed: &(impl ToString + ?Sized),
    ) -> Self {
        let (recorded, recomputed) = (recorded.to_string(), recomputed.to_string());
        let common = recorded
            .chars()
            .zip(recomputed.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let skipped = common.saturating_sub(LEAD);
        Self {
            game,
            seq,
            subject,
            recorded: excerpt(&recorded, skipped),
            recomputed: excerpt(&recomputed, skipped),
        }
    }
}

/// The part of a text after `skipped` characters, with dots where something is left out.
fn excerpt(text: &str, skipped: usize) -> String {
    let mut rest = text.chars().skip(skipped);
    let shown: String = rest.by_ref().take(SHOWN).collect();
    let before = if skipped > 0 { "…" } else { "" };
    let after = if rest.next().is_some() { "…" } else { "" };
    format!("{before}{shown}{after}")
}
