//! An event file: its lines, and the games they make.

use crate::fault::{Fault, Problem, TextFault};
use crate::id::GameId;
use crate::record::Record;

/// A line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// What it says.
    pub record: Result<Record<'a>, Fault>,
}

/// The lines of a game.
#[derive(Clone, Copy, Debug)]
pub struct Game<'a> {
    /// What its `id` record says; the fault when that is no id, or when lines before the first `id` belong to
    /// no game.
    pub id: Result<GameId, Fault>,
    /// The number of its first line in the file.
    pub first_line: u32,
    text: &'a [u8],
}

impl<'a> Game<'a> {
    /// Its lines in order, the `id` among them.
    pub fn records(&self) -> impl Iterator<Item = Line<'a>> + use<'a> {
        let lines = Lines(self.text);
        (self.first_line..).zip(lines).map(|(number, line)| Line {
            number,
            record: Record::read(line).map_err(|fault| fault.on_line(number)),
        })
    }

    /// The whole of its text, line ends included.
    pub const fn text(&self) -> &'a [u8] {
        self.text
    }
}

/// The games of an event file, in order. Lines before the first `id` come as a game without an id.
pub fn games(file: &[u8]) -> impl Iterator<Item = Game<'_>> {
    let mut rest = file;
    let mut first_line = 1;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut length = line_length(rest);
        let mut lines = 1;
        while length < rest.len() && !is_id(&rest[length..]) {
            length += line_length(&rest[length..]);

            lines += 1;
        }
        let (text, after) = rest.split_at(length);
        let game = Game {
            id: id(text).map_err(|fault| fault.on_line(first_line)),
            first_line,
            text,
        };
        rest = after;
        first_line += lines;
        Some(game)
    })
}

fn is_id(text: &[u8]) -> bool {
    text.starts_with(b"id,")
}

fn id(text: &[u8]) -> Result<GameId, TextFault> {
    let line = Lines(text).next().unwrap_or_default();
    if !is_id(line) {
        return Err(TextFault::new(0, Problem::OutsideGame));
    }
    match Record::read(line)? {
        Record::Id(id) => Ok(id),
        Record::Version(_)
        | Record::Info { .. }
        | Record::Start(_)
        | Record::Sub(_)
        | Record::Play(_)
        | Record::BatterHand { .. }
        | Record::PitcherHand { .. }
        | Record::OutOfTurn { .. }
        | Record::PlacedRunner { .. }
        | Record::ChargedTo { .. }
        | Record::EarnedRuns { .. }
        | Record::Comment(_) => Err(TextFault::new(0, Problem::OutsideGame)),
    }
}

/// The length of the first line, its end included.
fn line_length(text: &[u8]) -> usize {
    memchr::memchr(b'\n', text).map_or(text.len(), |end| end + 1)
}

/// The lines of a text, without their ends (LF or CRLF).
#[derive(Clone, Debug)]
pub(crate) struct Lines<'a>(pub(crate) &'a [u8]);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.0.is_empty() {
            return None;
        }
        let length = line_length(self.0);
        let (line, rest) = self.0.split_at(length);
        self.0 = rest;
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }
}
