//! A game of Bandbox as Retrosheet writes games: an event file, the rosters of both teams, and the file of teams.
//!
//! What the game knows is written: who was where, who was out and by whom, off whom each run is earned. What it does
//! not know stays out: counts and pitches.
//!
//! - `names`: the short names of players and teams.
//! - `lineup`: who begins, and every `sub` that is needed until the file says what the game says.
//! - `writer`: line after line.
//! - `told`: what was played, as a scorer tells it.
//! - `text`: what a scorer tells of a play, as its text.
//! - `advances`: the part of it that says where everybody went.
//! - `hands`: through whose hands the ball went on it.
//! - `stop`: where play stopped for a substitution.
//! - `charges`: who answers for which runner.
//! - `roster`: the roster and team files.

mod advances;
mod charges;
mod hands;
mod lineup;
mod names;
mod roster;
mod stop;
mod text;
mod told;
mod writer;

use crate::id::GameId;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, FoldError, standing};
use writer::Writer;

/// What the log of a game does not say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year, four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 for the only game of the day between these teams, 1 to 9 for one of several.
    pub game: u8,
}

impl Day {
    /// The day of a time such as `2026-04-09T18:30:00Z`; `None` when that is no time.
    pub fn of_time(at: &str, game: u8) -> Option<Self> {
        let (date, _) = at.split_once('T')?;
        let mut parts = date.split('-');
        Some(Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
            game,
        })
    }
}

/// A file: its name, and its text in Latin-1 with the line ends that Retrosheet uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, such as `2026TER.EVN`.
    pub name: String,
    /// Its text.
    pub text: Vec<u8>,
}

impl File {
    /// Latin-1 has no more than 256 letters; any other becomes a question mark.
    fn new(name: String, text: &str) -> Self {
        let latin = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(b'?');
        let text = text.replace('\n', "\r\n");
        Self {
            name,
            text: text.chars().map(latin).collect(),
        }
    }
}

/// A game in Retrosheet's format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The id of the game.
    pub game: GameId,
    /// The game.
    pub events: File,
    /// Who plays for each team.
    pub rosters: ByTeam<File>,
    /// Both teams.
    pub teams: File,
}

impl Export {
    /// All four files, the game first.
    pub fn files(&self) -> [&File; 4] {
        let rosters = &self.rosters;
        [&self.events, &rosters.away, &rosters.home, &self.teams]
    }
}

/// Writes a game, without the plays that were taken back. One that is going on is written as far as it has come.
///
/// # Errors
/// [`ExportError`] when the log is not that of a game, or the day is none.
pub fn export<'e>(
    log: impl IntoIterator<Item = &'e Event>,
    day: Day,
) -> Result<Export, ExportError> {
    let standing = standing(log)?;
    let (created, rest) = standing.split_first().ok_or(FoldError::NoCreation)?;
    let mut writer = Writer::begin(created, day)?;
    for event in rest {
        writer.record(event);
    }
    Ok(writer.finish())
}

/// Why a game cannot be written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ExportError {
    /// The log.
    #[error(transparent)]
    Log(#[from] FoldError),
    /// The day.
    #[error("{0:?} is not a day of a year between 1000 and 9999; the id of a game begins with one")]
    Day(Day),
}
