//! A game in a format that others read: what `bandbox export` writes and HTTP answers.

use crate::game::table::retell;
use crate::view::Audience;
use bandbox_engine::FoldError;
use bandbox_protocol::v1::GameId as WireGameId;
use bandbox_protocol::v1::query::ExportFormat;
use bandbox_retrosheet::export::{Day, ExportError, export as retrosheet};
use bandbox_scorebook::page;
use bandbox_store::recording::RecordedGame;
use bandbox_store::{Seq, StoreError, StoredEvent};

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// Its name.
    pub(crate) name: String,
    /// What kind of text it is.
    pub(crate) media: &'static str,
    /// The text.
    pub(crate) text: Vec<u8>,
}

/// Why a game cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unwritten {
    /// Its log.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its beginning.
    #[error(transparent)]
    Log(#[from] FoldError),
    /// The format cannot hold it.
    #[error(transparent)]
    Retrosheet(#[from] ExportError),
}

/// The files of a game; but for Retrosheet's format there is one. `number` tells games apart that two teams play on one
/// day, and is 0 for the only one.
///
/// # Errors
/// [`Unwritten`], when the log is not that of a game, and when the format cannot hold it.
pub(crate) fn files(
    recorded: &RecordedGame,
    format: ExportFormat,
    audience: Audience,
    number: u8,
) -> Result<Vec<File>, Unwritten> {
    let log = stored(recorded)?;
    let events = || log.iter().map(|stored| &stored.event);
    let name = |ending| format!("{}.{ending}", recorded.game);
    Ok(match format {
        ExportFormat::Retrosheet => {
            let made = log.first().map(|stored| stored.at.to_string());
            let day = made.and_then(|at| Day::of_time(&at, number));
            let written = retrosheet(events(), day.ok_or(FoldError::NoCreation)?)?;
            let files = written.files().into_iter().map(|file| File {
                name: file.name.clone(),
                media: "text/plain; charset=iso-8859-1",
                text: file.text.clone(),
            });
            files.collect()
        }
        ExportFormat::Json => vec![File {
            name: name("json"),
            media: "application/json",
            text: json(recorded, &log, audience).into_bytes(),
        }],
        ExportFormat::Text => vec![File {
            name: name("txt"),
            media: "text/plain; charset=utf-8",
            text: (page(events())?.join("\n") + "\n").into_bytes(),
        }],
    })
}

fn stored(recorded: &RecordedGame) -> Result<Vec<StoredEvent>, StoreError> {
    let mut log = Vec::new();
    for batch in &recorded.batches {
        let batch = batch.decode(recorded.game)?;
        let at = batch.cause.at;
        let numbered = (batch.first_seq.0..).zip(batch.events);
        log.extend(numbered.map(|(seq, event)| StoredEvent {
            seq: Seq(seq),
            event,
            at,
        }));
    }
    Ok(log)
}

/// The frames of the room, as this audience was shown them.
fn json(recorded: &RecordedGame, log: &[StoredEvent], audience: Audience) -> String {
    let game_id = WireGameId(recorded.game.uuid());
    let mut frames = Vec::with_capacity(log.len());
    retell(log, |happened| {
        frames.push(happened.frame(game_id, audience));
    });
    let events = frames.join(",\n");
    format!(
        "{{\"game_id\":\"{}\",\"events\":[\n{events}\n]}}\n",
        recorded.game
    )
}
