//! The log of one game as raw text: what is stored, and what travels as a file.

mod file;

pub use file::FileError;

use crate::cause::Cause;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::people::seats::Access;
use crate::stored::Batch;
use crate::{chain, codec};
use bandbox_engine::Event;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::hex::Hex32;
use bandbox_engine::team::ByTeam;

/// The whole log of a game as it is stored.
#[derive(Clone, Debug)]
pub struct RecordedGame {
    /// The game.
    pub game: GameId,
    /// The users who managed the teams when it was created: the chain begins with them.
    pub managers: ByTeam<Option<String>>,
    /// Those who manage them now. A file does not know, and has those of the creation.
    pub managers_now: ByTeam<Option<String>>,
    /// Who may come in. A file does not know, and lets everybody.
    pub access: Access,
    /// The server's secret. A file has it only when the log itself has shown it.
    pub secret: Option<Secret>,
    /// How far the log has come.
    pub head: Head,
    /// The batches, in order.
    pub batches: Vec<RecordedBatch>,
}

/// One accepted command and its events: exact texts, to be hashed and compared, not to be reformatted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedBatch {
    /// The place of the first event.
    pub first_seq: u64,
    /// The place of the last event.
    pub last_seq: u64,
    /// The user who asked.
    pub user: String,
    /// On whose behalf, in JSON.
    pub actor: String,
    /// The user's name for the command.
    pub command_id: String,
    /// SHA-256 of the text of the command.
    pub payload_hash: Hex32,
    /// What was asked for, in JSON.
    pub command: String,
    /// The connection that the request came by. A file does not tell.
    pub session: Option<String>,
    /// When.
    pub at: String,
    /// The events.
    pub events: Vec<RecordedEvent>,
    /// The hash chain up to the last event.
    pub chain: Hex32,
}

/// An event as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedEvent {
    /// The version it was written in.
    pub version: i64,
    /// The event, in JSON.
    pub data: String,
}

impl RecordedGame {
    /// The secret as the log has shown it, if it has.
    ///
    /// # Errors
    /// [`StoreError`] when an event cannot be read.
    pub fn revealed(&self) -> Result<Option<Secret>, StoreError> {
        // It is the last thing that happens in a game, so the search begins at the end.
        for batch in self.batches.iter().rev() {
            for event in batch.decode_events(self.game)?.iter().rev() {
                if let Event::DiceRevealed { secret } = event {
                    return Ok(Some(Secret::new(secret.0)));
                }
            }
        }
        Ok(None)
    }
}

impl RecordedBatch {
    /// Writes down events after `previous`, and seals them with the next link of the chain.
    pub(crate) fn seal(
        previous: Head,
        cause: &Cause,
        events: &[Event],
    ) -> Result<Self, StoreError> {
        if events.is_empty() {
            return Err(StoreError::Malformed(
                "it has no events; a batch has one or more",
            ));
        }
        if !(1..=64).contains(&cause.command_id.chars().count()) {
            return Err(StoreError::Malformed(
                "its command id must have 1 to 64 characters",
            ));
        }
        codec::storable(&cause.user)?;
        codec::storable(&cause.command_id)?;
        codec::storable(cause.session.as_deref().unwrap_or_default())?;
        let command = codec::encode(&cause.command)?;
        let mut batch = Self {
            first_seq: previous.seq.after(1).0,
            last_seq: previous.seq.after(events.len() as u64).0,
            user: cause.user.clone(),
            actor: codec::encode(&cause.actor)?,
            command_id: cause.command_id.clone(),
            payload_hash: codec::payload_hash(&command),
            command,
            session: cause.session.clone(),
            at: cause.at.to_string(),
            events: events
                .iter()
                .map(RecordedEvent::write)
                .collect::<Result<_, _>>()?,
            chain: previous.chain,
        };
        batch.chain = chain::link(previous.chain, &batch);
        Ok(batch)
    }

    /// The head of the log just after this batch.
    pub const fn head(&self) -> Head {
        Head {
            seq: Seq(self.last_seq),
            chain: self.chain,
        }
    }

    /// Reads the texts.
    ///
    /// # Errors
    /// [`StoreError`] when one of them is not what it should be.
    pub fn decode(&self, game: GameId) -> Result<Batch, StoreError> {
        Ok(Batch {
            game,
            first_seq: Seq(self.first_seq),
            last_seq: Seq(self.last_seq),
            cause: Cause {
                user: self.user.clone(),
                actor: codec::actor(game, self.first_seq, &self.actor)?,
                command_id: self.command_id.clone(),
                command: codec::command(game, self.first_seq, &self.command)?,
                session: self.session.clone(),
                at: codec::timestamp(game, &self.at)?,
            },
            events: self.decode_events(game)?,
            chain: self.chain,
        })
    }

    fn decode_events(&self, game: GameId) -> Result<Vec<Event>, StoreError> {
        (self.first_seq..)
            .zip(&self.events)
            .map(|(seq, event)| codec::event(game, seq, event.version, &event.data))
            .collect()
    }
}

impl RecordedEvent {
    fn write(event: &Event) -> Result<Self, StoreError> {
        Ok(Self {
            version: codec::EVENT_VERSION,
            data: codec::encode(event)?,
        })
    }
}
