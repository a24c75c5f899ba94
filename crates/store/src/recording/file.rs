//! A recording as a file: one line of JSON for the game, then one for each batch.
//!
//! Commands and events stand in the lines exactly as they are stored, so the hashes of the log can be
//! recomputed from the file alone. Whoever changes a line is found out by [`crate::audit()`].

use super::{RecordedBatch, RecordedEvent, RecordedGame};
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head};
use crate::people::seats::Access;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::hex::Hex32;
use bandbox_engine::team::ByTeam;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::io::{self, BufRead, Write};

/// What the first line says it is.
const FORMAT: &str = "bandbox-game";

/// The version of the lines.
const VERSION: u32 = 1;

/// A recording cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file did not take or give its bytes.
    #[error("the file cannot be read or written; check the disk and the permissions")]
    Io(#[from] io::Error),
    /// The first line is missing or something else.
    #[error(
        "line 1 is not the first line of a recorded game ({problem}); give the file that the export wrote"
    )]
    NotARecording {
        /// What is wrong with it.
        problem: String,
    },
    /// The file was written by a newer release.
    #[error(
        "the recording has version {found} and this release knows {VERSION}; read it with the newer release that wrote it"
    )]
    TooNew {
        /// Its version.
        found: u32,
    },
    /// A line is not what it should be.
    #[error("line {line} is not a batch of a recorded game ({problem}); export the game again")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// A stored text is not one line of JSON, so it cannot stand in a file.
    #[error(
        "the stored text of event {seq} is not JSON as the store writes it; the database was changed by hand, restore a backup"
    )]
    Text {
        /// The event, or the first event of the batch whose cause it is.
        seq: u64,
    },
    /// The log itself cannot be read.
    #[error(transparent)]
    Log(#[from] StoreError),
}

/// What every version of the first line has.
#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
    version: u32,
}

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
    version: u32,
    game_id: GameId,
    managers: ByTeam<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret: Option<Hex32>,
    head: Head,
}

/// Every other line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BatchLine<'a> {
    first_seq: u64,
    last_seq: u64,
    #[serde(borrow)]
    user: Cow<'a, str>,
    #[serde(borrow)]
    actor: &'a RawValue,
    #[serde(borrow)]
    command_id: Cow<'a, str>,
    payload_hash: Hex32,
    #[serde(borrow)]
    command: &'a RawValue,
    #[serde(borrow)]
    at: Cow<'a, str>,
    #[serde(borrow)]
    events: Vec<EventText<'a>>,
    chain: Hex32,
}

/// An event in a line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventText<'a> {
    version: i64,
    #[serde(borrow)]
    data: &'a RawValue,
}

impl RecordedGame {
    /// Writes the recording. The secret is written only if the log has shown it: before that it would tell
    /// the rolls to come.
    ///
    /// # Errors
    /// [`FileError`] when the file takes no more, or a stored text is not what the store wrote.
    pub fn write_to(&self, out: &mut impl Write) -> Result<(), FileError> {
        let header = Header {
            format: Cow::Borrowed(FORMAT),
            version: VERSION,
            game_id: self.game,
            managers: codec::managers_text(&self.managers),
            secret: self.revealed()?.map(|secret| secret.reveal()),
            head: self.head,
        };
        write_line(out, &header)?;
        for batch in &self.batches {
            write_line(out, &BatchLine::of(batch)?)?;
        }
        Ok(())
    }

    /// Reads a recording. That it is a game nobody has tampered with is for [`crate::audit()`] to say.
    ///
    /// # Errors
    /// [`FileError`] with the number of the line at fault.
    pub fn read_from(file: impl BufRead) -> Result<Self, FileError> {
        let mut lines = file.lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let header = Header::read(&first)?;
        let mut batches = Vec::new();
        for (line, text) in (2..).zip(lines) {
            let text = text?;
            let batch: BatchLine<'_> =
                serde_json::from_str(&text).map_err(|error| FileError::Line {
                    line,
                    problem: error.to_string(),
                })?;
            batches.push(batch.into_batch());
        }
        let managers = codec::managers(&header.managers);
        Ok(Self {
            game: header.game_id,
            managers_now: managers.clone(),
            managers,
            access: Access::default(),
            secret: header.secret.map(|secret| Secret::new(secret.0)),
            head: header.head,
            batches,
        })
    }
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> Result<(), FileError> {
    serde_json::to_writer(&mut *out, line).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

impl<'a> Header<'a> {
    fn read(line: &'a str) -> Result<Self, FileError> {
        let wrong = |problem: String| FileError::NotARecording { problem };
        let kind: Kind<'_> =
            serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
        if kind.format != FORMAT {
            return Err(wrong(format!("its format is {:?}", kind.format)));
        }
        match kind.version {
            VERSION => serde_json::from_str(line).map_err(|error| wrong(error.to_string())),
            0 => Err(wrong("its version is 0".to_string())),
            found => Err(FileError::TooNew { found }),
        }
    }
}

impl<'a> BatchLine<'a> {
    fn of(batch: &'a RecordedBatch) -> Result<Self, FileError> {
        let first_seq = batch.first_seq;
        Ok(Self {
            first_seq,
            last_seq: batch.last_seq,
            user: Cow::Borrowed(&batch.user),
            actor: raw(first_seq, &batch.actor)?,
            command_id: Cow::Borrowed(&batch.command_id),
            payload_hash: batch.payload_hash,
            command: raw(first_seq, &batch.command)?,
            at: Cow::Borrowed(&batch.at),
            events: (first_seq..)
                .zip(&batch.events)
                .map(|(seq, event)| {
                    Ok(EventText {
                        version: event.version,
                        data: raw(seq, &event.data)?,
                    })
                })
                .collect::<Result<_, FileError>>()?,
            chain: batch.chain,
        })
    }

    fn into_batch(self) -> RecordedBatch {
        RecordedBatch {
            first_seq: self.first_seq,
            last_seq: self.last_seq,
            user: self.user.into_owned(),
            actor: self.actor.get().to_string(),
            command_id: self.command_id.into_owned(),
            payload_hash: self.payload_hash,
            command: self.command.get().to_string(),
            session: None,
            at: self.at.into_owned(),
            events: self
                .events
                .into_iter()
                .map(|event| RecordedEvent {
                    version: event.version,
                    data: event.data.get().to_string(),
                })
                .collect(),
            chain: self.chain,
        }
    }
}

/// A stored text as it will stand in a line: the same characters, or an error.
fn raw(seq: u64, text: &str) -> Result<&RawValue, FileError> {
    serde_json::from_str(text)
        .ok()
        .filter(|raw: &&RawValue| raw.get() == text && !text.contains('\n'))
        .ok_or(FileError::Text { seq })
}
