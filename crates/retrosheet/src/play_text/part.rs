//! What happened on a play: hits, outs, steals and all the rest.

use super::advance::{Notes, notes};
use super::cursor::Cursor;
use super::fielding::{Chain, Fielders, Muff, chain, error_fielder, fielders};
use crate::fault::{Problem, TextFault};
use bandbox_engine::bases::{Base, Destination};
use bandbox_engine::position::Position;

/// A basic play, or what happened beside one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// `64(1)3`, `8`, `6E3`: the batted ball was fielded.
    Fielded(Chain<'a>),
    /// `E6`: an error on the batted ball, or beside a strikeout or a walk.
    Error(Muff),
    /// `FC6`: the fielder chose to put out somebody else.
    FieldersChoice(Fielders<'a>),
    /// `FLE3`: a foul ball was dropped; the batter bats on.
    FoulError(Muff),
    /// `S7`.
    Single(Fielders<'a>),
    /// `D8`.
    Double(Fielders<'a>),
    /// `DGR`: the ball left the field on a bounce.
    GroundRuleDouble(Fielders<'a>),
    /// `T9`.
    Triple(Fielders<'a>),
    /// `HR`; with fielders when it did not leave the field.
    HomeRun(Fielders<'a>),
    /// `W`.
    Walk,
    /// `IW`.
    IntentionalWalk,
    /// `HP`.
    HitByPitch,
    /// `C`, with the fielder as an error among the modifiers.
    CatcherInterference,
    /// `K`, and the fielders when the third strike was not simply caught.
    Strikeout(Fielders<'a>),
    /// `SB2`.
    StolenBase {
        /// The base he ran for.
        to: Destination,
        /// What is in brackets behind.
        notes: Notes<'a>,
    },
    /// `CS2(24)`.
    CaughtStealing {
        /// The base he ran for.
        to: Destination,
        /// Who caught him, or the error that saved him.
        notes: Notes<'a>,
    },
    /// `PO1(13)`.
    PickedOff {
        /// The base he stood on.
        base: Base,
        /// Who picked him off, or the error that saved him.
        notes: Notes<'a>,
    },
    /// `POCS2(134)`: picked off, then caught on the way.
    PickedOffStealing {
        /// The base he ran for.
        to: Destination,
        /// Who caught him, or the error that saved him.
        notes: Notes<'a>,
    },
    /// `WP`.
    WildPitch,
    /// `PB`.
    PassedBall,
    /// `BK`.
    Balk,
    /// `DI`: nobody tried to stop the runner.
    Indifference,
    /// `OA`: runners moved or were put out in a way that has no code.
    OtherAdvance,
    /// `NP`: the place of a substitution.
    NoPlay,
}

/// Reads the basic play.
pub(super) fn basic<'a>(cursor: &mut Cursor<'a>) -> Result<Part<'a>, TextFault> {
    if matches!(cursor.peek(), Some(b'1'..=b'9')) {
        return chain(cursor).map(Part::Fielded);
    }
    if let Some(hit) = on_contact(cursor)? {
        return Ok(hit);
    }
    match runners_and_pitches(cursor)? {
        Some(part) => Ok(part),
        None => Err(cursor.fault(Problem::UnknownPlay)),
    }
}

/// Reads what is joined to the basic play.
pub(super) fn joined<'a>(cursor: &mut Cursor<'a>) -> Result<Part<'a>, TextFault> {
    if cursor.takes(b'E') {
        return error(cursor).map(Part::Error);
    }
    match runners_and_pitches(cursor)? {
        Some(part) => Ok(part),
        None => Err(cursor.fault(Problem::UnknownJoined)),
    }
}

/// What ends a plate appearance. Codes of two letters that begin alike are left for others.
fn on_contact<'a>(cursor: &mut Cursor<'a>) -> Result<Option<Part<'a>>, TextFault> {
    let Some(first) = cursor.peek() else {
        return Err(cursor.fault(Problem::EmptyPlay));
    };
    let second = cursor.second();
    let part = match (first, second) {
        (b'S', Some(b'B')) | (b'C', Some(b'S')) | (b'D', Some(b'I')) | (b'W', Some(b'P')) => {
            return Ok(None);
        }
        (b'S', _) => hit(cursor, Part::Single),
        (b'D', Some(b'G')) if cursor.takes_word(b"DGR") => Part::GroundRuleDouble(fielders(cursor)),
        (b'D', Some(b'G')) => return Ok(None),
        (b'D', _) => hit(cursor, Part::Double),
        (b'T', _) => hit(cursor, Part::Triple),
        (b'H', Some(b'P')) => word(cursor, 2, Part::HitByPitch),
        (b'H', Some(b'R')) => {
            cursor.pass();
            hit(cursor, Part::HomeRun)
        }
        (b'H', _) => hit(cursor, Part::HomeRun),
        (b'W', _) => word(cursor, 1, Part::Walk),
        (b'I', Some(b'W')) => word(cursor, 2, Part::IntentionalWalk),
        (b'I', _) => word(cursor, 1, Part::IntentionalWalk),
        (b'K', _) => hit(cursor, Part::Strikeout),
        (b'C', _) => word(cursor, 1, Part::CatcherInterference),
        (b'E', _) => {
            cursor.pass();
            Part::Error(error(cursor)?)
        }
        (b'F', Some(b'C')) => {
            cursor.pass();
            hit(cursor, Part::FieldersChoice)
        }
        (b'F', Some(b'L')) if cursor.takes_word(b"FLE") => Part::FoulError(error(cursor)?),
        (b'N', Some(b'P')) => word(cursor, 2, Part::NoPlay),
        (_, _) => return Ok(None),
    };
    Ok(Some(part))
}

/// What can happen while the batter is still up.
fn runners_and_pitches<'a>(cursor: &mut Cursor<'a>) -> Result<Option<Part<'a>>, TextFault> {
    let part = if cursor.takes_word(b"SB") {
        let to = stolen_base(cursor)?;
        let notes = notes(cursor)?;
        Part::StolenBase { to, notes }
    } else if cursor.takes_word(b"CS") {
        let to = stolen_base(cursor)?;
        let notes = fielded(cursor)?;
        Part::CaughtStealing { to, notes }
    } else if cursor.takes_word(b"POCS") {
        let to = stolen_base(cursor)?;
        let notes = fielded(cursor)?;
        Part::PickedOffStealing { to, notes }
    } else if cursor.takes_word(b"PO") {
        let base = picked_off_base(cursor)?;
        let notes = fielded(cursor)?;
        Part::PickedOff { base, notes }
    } else if cursor.takes_word(b"WP") {
        Part::WildPitch
    } else if cursor.takes_word(b"PB") {
        Part::PassedBall
    } else if cursor.takes_word(b"BK") {
        Part::Balk
    } else if cursor.takes_word(b"DI") {
        Part::Indifference
    } else if cursor.takes_word(b"OA") {
        Part::OtherAdvance
    } else {
        return Ok(None);
    };
    Ok(Some(part))
}

/// A code of one letter, and the fielders behind it.
fn hit<'a>(cursor: &mut Cursor<'a>, part: impl FnOnce(Fielders<'a>) -> Part<'a>) -> Part<'a> {
    cursor.pass();
    part(fielders(cursor))
}

/// A code of so many letters.
fn word<'a>(cursor: &mut Cursor<'a>, letters: usize, part: Part<'a>) -> Part<'a> {
    for _ in 0..letters {
        cursor.pass();
    }
    part
}

fn error(cursor: &mut Cursor<'_>) -> Result<Muff, TextFault> {
    let position: Position = error_fielder(cursor)?;
    // Whether it was a throw is said by a modifier of the play.
    Ok(Muff {
        position,
        throw: false,
    })
}

fn stolen_base(cursor: &mut Cursor<'_>) -> Result<Destination, TextFault> {
    let to = match cursor.peek() {
        Some(b'2') => Destination::On(Base::Second),
        Some(b'3') => Destination::On(Base::Third),
        Some(b'H') => Destination::Home,
        Some(_) | None => return Err(cursor.fault(Problem::StolenBase)),
    };
    cursor.pass();
    Ok(to)
}

fn picked_off_base(cursor: &mut Cursor<'_>) -> Result<Base, TextFault> {
    let base = match cursor.peek() {
        Some(b'1') => Base::First,
        Some(b'2') => Base::Second,
        Some(b'3') => Base::Third,
        Some(_) | None => return Err(cursor.fault(Problem::PickedOffBase)),
    };
    cursor.pass();
    Ok(base)
}

/// Notes of which one must say who fielded.
fn fielded<'a>(cursor: &mut Cursor<'a>) -> Result<Notes<'a>, TextFault> {
    let notes = notes(cursor)?;
    if notes.fielding.is_empty() {
        return Err(cursor.fault(Problem::NoFielders));
    }
    Ok(notes)
}
