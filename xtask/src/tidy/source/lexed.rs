//! A Rust file told apart into code, comments and strings: as much of a lexer as the checks need.

use std::ops::RangeInclusive;

/// A file, told apart. Line for line as the file.
pub(in crate::tidy) struct Lexed {
    /// The code: comments are blank, and what strings hold is quotation marks.
    pub(in crate::tidy) code: String,
    /// The strings, each with the line it begins in.
    pub(in crate::tidy) strings: Vec<(usize, String)>,
}

impl Lexed {
    /// Tells a file apart.
    pub(in crate::tidy) fn new(text: &str) -> Self {
        let mut lexer = Lexer {
            text: text.chars().collect(),
            at: 0,
            line: 1,
            code: String::with_capacity(text.len()),
            strings: Vec::new(),
        };
        lexer.run();
        Self {
            code: lexer.code,
            strings: lexer.strings,
        }
    }

    /// The lines that are compiled for tests alone: what each `#[cfg(test)]` stands before.
    pub(in crate::tidy) fn test_regions(&self) -> Vec<RangeInclusive<usize>> {
        self.code
            .match_indices("#[cfg(test)]")
            .map(|(at, _)| {
                let rest = self.code.get(at..).unwrap_or_default();
                let length = item_length(rest);
                let line_of = |end: usize| {
                    let before = self.code.get(..end).unwrap_or(&self.code);
                    before.matches('\n').count() + 1
                };
                line_of(at)..=line_of(at + length)
            })
            .collect()
    }
}

/// How far the first item of this code goes: to a semicolon outside of braces, or to its closing brace.
fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return at,
            '}' => depth -= 1,
            ';' if depth == 0 => return at,
            _ => (),
        }
    }
    code.len()
}

struct Lexer {
    text: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    strings: Vec<(usize, String)>,
}

impl Lexer {
    fn run(&mut self) {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.line_comment(),
                ('/', Some('*')) => self.block_comment(),
                ('"', _) => self.string(),
                ('\'', _) => self.character_or_lifetime(),
                _ => self.take(None),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at + ahead).copied()
    }

    /// Passes one character, written into the code as itself or as the mask. A line's end stays one.
    fn take(&mut self, mask: Option<char>) {
        let Some(c) = self.peek(0) else { return };
        self.at += 1;
        if c == '\n' {
            self.line += 1;
            self.code.push('\n');
        } else {
            self.code.push(mask.unwrap_or(c));
        }
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.take(Some(' '));
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('*')) => {
                    depth += 1;
                    self.take(Some(' '));
                }
                ('*', Some('/')) => {
                    depth -= 1;
                    self.take(Some(' '));
                }
                _ => (),
            }
            self.take(Some(' '));
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let begun = self.line;
        let raw = self.raw_marks();
        self.take(None);
        let from = self.at;
        while self.peek(0).is_some() && !self.string_ends(raw) {
            if raw.is_none() && self.peek(0) == Some('\\') {
                self.take(Some('"'));
            }
            self.take(Some('"'));
        }
        let content = self.text.get(from..self.at).unwrap_or_default();
        self.strings.push((begun, content.iter().collect()));
        self.take(None);
    }

    /// The number of `#` before this quotation mark when it begins a raw string.
    fn raw_marks(&self) -> Option<usize> {
        let before = self.text.get(..self.at)?;
        let marks = before.iter().rev().take_while(|c| **c == '#').count();
        let mut prefix = before.iter().rev().skip(marks);
        if prefix.next() != Some(&'r') {
            return None;
        }
        let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
        let stands_alone = match prefix.next() {
            Some('b' | 'c') => !prefix.next().is_some_and(is_name),
            other => !other.is_some_and(is_name),
        };
        stands_alone.then_some(marks)
    }

    fn string_ends(&self, raw: Option<usize>) -> bool {
        let marks = raw.unwrap_or(0);
        self.peek(0) == Some('"') && (1..=marks).all(|ahead| self.peek(ahead) == Some('#'))
    }

    fn character_or_lifetime(&mut self) {
        let is_character = self.peek(1) == Some('\\') || self.peek(2) == Some('\'');
        self.take(None);
        if !is_character {
            return;
        }
        while self.peek(0).is_some_and(|c| c != '\'') {
            if self.peek(0) == Some('\\') {
                self.take(Some('"'));
            }
            self.take(Some('"'));
        }
        self.take(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        Lexed::new(text).code
    }

    fn strings(text: &str) -> Vec<(usize, String)> {
        Lexed::new(text).strings
    }

    #[test]
    fn comments_are_blank_and_lines_stay() {
        assert_eq!(
            code("a // b\nc /* d /* e */\n f */ g"),
            "a     \nc             \n      g"
        );
    }

    #[test]
    fn strings_are_kept_apart_with_the_line_they_begin_in() {
        let text = "a(\n\"b \\\" // c\", r#\"d \" e\"#, b\"f\ng\")";
        let expected = [(2, "b \\\" // c"), (2, "d \" e"), (2, "f\ng")];
        assert_eq!(
            strings(text),
            expected.map(|(line, s)| (line, s.to_owned()))
        );
        assert_eq!(code("say(\"a;\")"), "say(\"\"\"\")");
    }

    #[test]
    fn a_raw_name_is_not_a_raw_string() {
        assert_eq!(strings("let r#in = for_r\"x\"; //"), [(1, "x".to_owned())]);
    }

    #[test]
    fn characters_hide_quotation_marks_and_lifetimes_do_not() {
        assert_eq!(
            strings("['\"', '\\'', '\\\\'] <'a> \"b\""),
            [(1, "b".to_owned())]
        );
    }

    #[test]
    fn an_end_in_the_middle_is_no_disaster() {
        for text in ["\"a", "r#\"a", "/* a", "'", "'\\", "\"\\"] {
            assert_eq!(code(text).chars().count(), text.chars().count(), "{text}");
        }
    }

    #[test]
    fn a_test_module_ends_with_its_brace_and_a_test_import_with_its_semicolon() {
        let text = "#[cfg(test)]\nuse a;\nfn b() {}\n#[cfg(test)]\nmod tests {\n    fn c() {}\n}\nfn d() {}\n";
        assert_eq!(Lexed::new(text).test_regions(), [1..=2, 4..=7]);
    }
}
