//! The fields of a line: separated by commas, some of them in quotation marks.

use crate::fault::{Problem, TextFault};

/// A field and the byte of its line where its text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Its text, without quotation marks. Retrosheet writes Latin-1, so this need not be UTF-8.
    pub text: &'a [u8],
    /// Where it begins.
    pub at: usize,
}

impl<'a> Field<'a> {
    /// What a reader makes of the text, or his problem with it.
    pub fn read<T>(
        self,
        read: impl FnOnce(&'a [u8]) -> Result<T, Problem>,
    ) -> Result<T, TextFault> {
        read(self.text).map_err(|problem| TextFault::new(self.at, problem))
    }
}

/// The fields of a line that have not been read yet.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    line: &'a [u8],
    at: usize,
    over: bool,
}

impl<'a> Fields<'a> {
    /// All fields of a line, which comes without its line end.
    pub const fn new(line: &'a [u8]) -> Self {
        Self {
            line,
            at: 0,
            over: false,
        }
    }

    /// The next field, which is called `name`.
    #[inline]
    pub fn next(&mut self, name: &'static str) -> Result<Field<'a>, TextFault> {
        if self.over {
            return Err(TextFault::new(self.line.len(), Problem::Missing(name)));
        }
        let rest = &self.line[self.at..];
        if rest.first() == Some(&b'"') {
            return self.quoted(&rest[1..]);
        }
        let length = rest.iter().position(|c| *c == b',').unwrap_or(rest.len());
        let field = Field {
            text: &rest[..length],
            at: self.at,
        };
        self.pass(length);
        Ok(field)
    }

    fn quoted(&mut self, rest: &'a [u8]) -> Result<Field<'a>, TextFault> {
        let Some(length) = rest.iter().position(|c| *c == b'"') else {
            return Err(TextFault::new(self.at, Problem::UnclosedQuote));
        };
        let after = self.at + length + 2;
        if self.line.get(after).is_some_and(|c| *c != b',') {
            return Err(TextFault::new(after, Problem::AfterQuote));
        }
        let field = Field {
            text: &rest[..length],
            at: self.at + 1,
        };
        self.pass(length + 2);
        Ok(field)
    }

    fn pass(&mut self, length: usize) {
        self.at += length;
        self.over = self.at == self.line.len();
        self.at += 1;
    }

    /// All that is left, commas included, and whatever quotation marks are around it.
    pub fn rest(&mut self, name: &'static str) -> Result<Field<'a>, TextFault> {
        if self.over {
            return Err(TextFault::new(self.line.len(), Problem::Missing(name)));
        }
        let (text, at) = (&self.line[self.at..], self.at);
        self.over = true;
        let trimmed = text.trim_ascii_end();
        match trimmed.strip_prefix(b"\"") {
            Some(open) => Ok(Field {
                text: open.strip_suffix(b"\"").unwrap_or(open),
                at: at + 1,
            }),
            None => Ok(Field { text: trimmed, at }),
        }
    }

    /// The record is over.
    pub const fn end(self) -> Result<(), TextFault> {
        if self.over {
            Ok(())
        } else {
            Err(TextFault::new(self.at, Problem::ExtraField))
        }
    }
}

/// A number of at most three digits.
pub fn number(text: &[u8]) -> Result<u16, Problem> {
    if text.is_empty() || text.len() > 3 {
        return Err(Problem::Number);
    }
    text.iter().try_fold(0, |number, c| {
        if c.is_ascii_digit() {
            Ok(number * 10 + u16::from(c - b'0'))
        } else {
            Err(Problem::Number)
        }
    })
}
