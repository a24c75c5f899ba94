//! The text of a play: `basic/modifier/modifier.advance;advance`, such as `64(1)/FO/G6.3-H(UR);2-3;B-1`.
//!
//! - [`part`]: what happened: one basic play, and what was joined to it with a `+` or a `;`.
//! - [`modifier`]: what the scorer added after a `/`.
//! - [`advance`]: where the men went, and what he wrote in brackets about it.
//! - [`fielding`]: strings of fielders.

pub mod advance;
mod cursor;
pub mod fielding;
pub mod modifier;
pub mod part;

pub use advance::{Advance, Notes};
pub use fielding::{Chain, Fielders, Handling, Leg, Muff};
pub use modifier::{Contact, Interference, Modifier, Trajectory};
pub use part::Part;

use crate::fault::{Problem, TextFault};
use arrayvec::ArrayVec;
use cursor::Cursor;

/// A play as the scorer wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlayText<'a> {
    /// The basic play first, then what happened beside it.
    pub parts: ArrayVec<Part<'a>, 4>,
    /// What was added.
    pub modifiers: ArrayVec<Modifier<'a>, 12>,
    /// Movements that were written out, at most one a man.
    pub advances: ArrayVec<Advance<'a>, 4>,
    /// Marked as uncertain, with a `#`.
    pub uncertain: bool,
    /// Letters stood among fielders; the fielders alone were read.
    pub misprint: bool,
}

impl<'a> PlayText<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// The first thing that cannot be part of a play.
    pub fn read(text: &'a [u8]) -> Result<Self, TextFault> {
        let mut play = Self::default();
        play.read_over(text)?;
        Ok(play)
    }

    /// Reads a text in place of the one before, as [`PlayText::read`] does: a play text has room for the longest play
    /// there is, so it is not moved about for every play of a season.
    ///
    /// # Errors
    /// The first thing that cannot be part of a play. What was read up to there means nothing.
    pub(crate) fn read_over(&mut self, text: &'a [u8]) -> Result<(), TextFault> {
        self.parts.clear();
        self.modifiers.clear();
        self.advances.clear();
        let mut cursor = Cursor::new(text);
        self.read_parts(&mut cursor)?;
        while cursor.takes(b'/') {
            let modifier = modifier::read(&mut cursor)?;
            if self.modifiers.try_push(modifier).is_err() {
                return Err(cursor.fault(Problem::TooManyModifiers));
            }
        }
        if cursor.takes(b'.') && cursor.peek().is_some() {
            self.read_advances(&mut cursor)?;
        }
        match cursor.peek() {
            None => (),
            Some(b')') => return Err(cursor.fault(Problem::StrayBracket)),
            Some(_) => return Err(cursor.fault(Problem::StrayText)),
        }
        self.uncertain = cursor.uncertain;
        self.misprint = cursor.misprint;
        self.check_interference(text.len())
    }

    fn read_parts(&mut self, cursor: &mut Cursor<'a>) -> Result<(), TextFault> {
        self.parts.push(part::basic(cursor)?);
        while cursor.takes(b'+') || cursor.takes(b';') {
            let joined = part::joined(cursor)?;
            if self.parts.try_push(joined).is_err() {
                return Err(cursor.fault(Problem::TooManyParts));
            }
        }
        Ok(())
    }

    fn read_advances(&mut self, cursor: &mut Cursor<'a>) -> Result<(), TextFault> {
        loop {
            cursor.peek();
            let begins = cursor.at();
            let advance = advance::read(cursor)?;
            if self.advances.is_full() {
                return Err(TextFault::new(begins, Problem::TooManyAdvances));
            }
            if self.advances.iter().any(|other| other.from == advance.from) {
                return Err(TextFault::new(begins, Problem::AdvanceTwice));
            }
            self.advances.push(advance);
            if !cursor.takes(b';') {
                break;
            }
        }
        match cursor.peek() {
            None | Some(b')') => Ok(()),
            Some(_) => Err(cursor.fault(Problem::AfterAdvance)),
        }
    }

    /// Whoever interfered with the batter is charged with an error, so he must be named.
    fn check_interference(&self, length: usize) -> Result<(), TextFault> {
        let named = |modifier: &Modifier| matches!(modifier, Modifier::Error(_));
        if self.parts[0] == Part::CatcherInterference && !self.modifiers.iter().any(named) {
            return Err(TextFault::new(length, Problem::NoInterferer));
        }
        Ok(())
    }

    /// Whether nothing happened: the place of a substitution.
    pub fn is_no_play(&self) -> bool {
        self.parts[0] == Part::NoPlay
    }

    /// Whether the scorer added this.
    pub fn has(&self, modifier: Modifier<'_>) -> bool {
        self.modifiers.contains(&modifier)
    }
}
