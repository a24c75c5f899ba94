//! Where a man went, and what the scorer wrote in brackets about it: `2-H(E5/TH)(UR)(NR)`.

use super::cursor::Cursor;
use super::fielding::{Handling, close, handling};
use crate::fault::{Problem, TextFault};
use arrayvec::ArrayVec;
use bandbox_engine::bases::{Base, Destination, Origin};

/// A movement that was written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advance<'a> {
    /// Where he was.
    pub from: Origin,
    /// Where he ended, or was put out.
    pub to: Destination,
    /// Written with an `X`: he was out, unless an error saved him.
    pub out: bool,
    /// What is in brackets behind.
    pub notes: Notes<'a>,
}

/// Brackets behind an advance or behind a steal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes<'a> {
    /// Fielders and errors.
    pub fielding: ArrayVec<Handling<'a>, 3>,
    /// `UR` or `TUR`: how the run counts.
    pub unearned: Option<Unearned>,
    /// `RBI`: the run was batted in; `NR`, `NORBI`: it was not.
    pub batted_in: Option<bool>,
    /// `WP`: he moved on a wild pitch.
    pub wild_pitch: bool,
    /// `PB`: he moved on a passed ball.
    pub passed_ball: bool,
}

impl Notes<'_> {
    /// An error is among them.
    pub fn has_error(&self) -> bool {
        self.fielding.iter().any(|handling| handling.muff.is_some())
    }
}

/// A run that is not earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unearned {
    /// `UR`: neither off the pitcher nor off his team.
    Wholly,
    /// `TUR`: earned off the pitcher, not off his team.
    ForTeam,
}

/// Reads an advance.
pub(super) fn read<'a>(cursor: &mut Cursor<'a>) -> Result<Advance<'a>, TextFault> {
    let from = match cursor.peek() {
        Some(b'B') => Origin::Plate,
        Some(b'1') => Origin::On(Base::First),
        Some(b'2') => Origin::On(Base::Second),
        Some(b'3') => Origin::On(Base::Third),
        Some(_) | None => return Err(cursor.fault(Problem::AdvanceFrom)),
    };
    cursor.pass();
    let out = match cursor.peek() {
        Some(b'-') => false,
        Some(b'X') => true,
        Some(_) | None => return Err(cursor.fault(Problem::AdvanceHow)),
    };
    cursor.pass();
    let to = match cursor.peek() {
        Some(b'1') => Destination::On(Base::First),
        Some(b'2') => Destination::On(Base::Second),
        Some(b'3') => Destination::On(Base::Third),
        Some(b'H') => Destination::Home,
        Some(_) | None => return Err(cursor.fault(Problem::AdvanceTo)),
    };
    if to.number() < from.number() {
        return Err(cursor.fault(Problem::Backwards));
    }
    cursor.pass();
    let notes = notes(cursor)?;
    Ok(Advance {
        from,
        to,
        out,
        notes,
    })
}

/// Reads the brackets that come next, perhaps none.
pub(super) fn notes<'a>(cursor: &mut Cursor<'a>) -> Result<Notes<'a>, TextFault> {
    let mut notes = Notes::default();
    while cursor.takes(b'(') {
        note(cursor, &mut notes)?;
    }
    Ok(notes)
}

fn note<'a>(cursor: &mut Cursor<'a>, notes: &mut Notes<'a>) -> Result<(), TextFault> {
    let Some(first) = cursor.peek() else {
        return Err(cursor.fault(Problem::UnclosedBracket));
    };
    if matches!(first, b'1'..=b'9' | b'E') {
        let at = cursor.at();
        let handling = handling(cursor)?;
        return notes
            .fielding
            .try_push(handling)
            .map_err(|_| TextFault::new(at, Problem::TooManyNotes));
    }
    let at = cursor.at();
    match cursor.take_while(|byte| byte.is_ascii_alphanumeric()) {
        b"UR" => notes.unearned = Some(Unearned::Wholly),
        b"TUR" => notes.unearned = Some(Unearned::ForTeam),
        b"NR" | b"NORBI" => notes.batted_in = Some(false),
        b"RBI" => notes.batted_in = Some(true),
        b"WP" => notes.wild_pitch = true,
        b"PB" => notes.passed_ball = true,
        // He advanced while the ball went elsewhere; an appeal or interference is said by a modifier too.
        b"TH" | b"TH1" | b"TH2" | b"TH3" | b"THH" | b"AP" | b"OBS" | b"INT" | b"RINT" | b"BR" => (),
        _ => return Err(TextFault::new(at, Problem::UnknownNote)),
    }
    close(cursor)
}
