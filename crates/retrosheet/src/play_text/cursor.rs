//! A place in the text of a play.

use crate::fault::{Problem, TextFault};

/// A text that is being read, and the marks met on the way that belong to no part of it.
pub(super) struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
    pub(super) uncertain: bool,
    pub(super) misprint: bool,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            at: 0,
            uncertain: false,
            misprint: false,
        }
    }

    /// The next byte. A scorer marks a play as remarkable (`!`) or uncertain (`#`, `?`) anywhere; that is passed over.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.get(self.at) {
                Some(b'#') => self.uncertain = true,
                Some(b'!' | b'?') => (),
                Some(other) => return Some(*other),
                None => return None,
            }
            self.at += 1;
        }
    }

    /// The byte after the next.
    pub(super) fn second(&self) -> Option<u8> {
        self.text.get(self.at + 1).copied()
    }

    /// Passes the next byte, if it is this one.
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    /// Passes these bytes, if they come next.
    pub(super) fn takes_word(&mut self, word: &[u8]) -> bool {
        self.peek();
        let taken = self.text[self.at..].starts_with(word);
        if taken {
            self.at += word.len();
        }
        taken
    }

    /// Passes the next byte, whatever it is.
    pub(super) fn pass(&mut self) {
        self.at += 1;
    }

    /// Passes everything for which this holds, and returns it.
    pub(super) fn take_while(&mut self, holds: impl Fn(u8) -> bool) -> &'a [u8] {
        let begins = self.at;
        while self.text.get(self.at).is_some_and(|byte| holds(*byte)) {
            self.uncertain |= self.text[self.at] == b'#';
            self.at += 1;
        }
        &self.text[begins..self.at]
    }

    /// What was passed since then.
    pub(super) fn since(&self, at: usize) -> &'a [u8] {
        &self.text[at..self.at]
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// A problem with what comes next.
    pub(super) const fn fault(&self, problem: Problem) -> TextFault {
        TextFault::new(self.at, problem)
    }
}
