//! A transaction that will write says so when it begins. A deferred one asks for the write lock at its first
//! write, and is then refused at once if another wrote in between, no matter how long it was ready to wait.

use super::Fault;
use super::source::lexed::Lexed;
use super::tree::Tree;

const REMEDY: &str = "begin it with BEGIN IMMEDIATE";

/// The packages that speak to a database; chores and black-box tests do not.
const SQL_LIVES_IN: &str = "crates/";

/// Every transaction that begins without the lock.
pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let sources = tree.texts(".rs");
    for (file, text) in sources.filter(|(file, _)| file.path.starts_with(SQL_LIVES_IN)) {
        let lexed = Lexed::new(text);
        for (line, literal) in &lexed.strings {
            if literal.split(';').any(begins_without_the_lock) {
                faults.push(file.fault(*line, "a transaction without the write lock", REMEDY));
            }
        }
        for (before, line) in lexed.code.lines().enumerate() {
            if line.contains(".begin()") {
                let wrong = "begin() makes a transaction without the write lock";
                faults.push(file.fault(before + 1, wrong, REMEDY));
            }
        }
    }
    faults
}

/// Whether a statement is a `BEGIN` of another kind. Words that merely contain one are no statement.
fn begins_without_the_lock(statement: &str) -> bool {
    const KINDS: [&str; 4] = ["TRANSACTION", "DEFERRED", "EXCLUSIVE", "CONCURRENT"];
    let mut words = statement.split_whitespace().map(str::to_ascii_uppercase);
    words.next().is_some_and(|first| first == "BEGIN")
        && words.all(|word| KINDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        check(&Tree::of(&[("crates/store/src/a.rs", text)]))
            .iter()
            .map(|fault| fault.line)
            .collect()
    }

    #[test]
    fn a_deferred_transaction_is_a_fault() {
        assert_eq!(
            lines("query(\"BEGIN\");\nquery(\"PRAGMA a; begin deferred transaction\");"),
            [1, 2]
        );
        assert_eq!(lines("let write = pool\n    .begin()\n    .await?;"), [2]);
    }

    #[test]
    fn an_immediate_one_and_mere_words_are_not() {
        let text = "begin_with(\"BEGIN IMMEDIATE\"); say(\"Begin at once\"); // .begin() \"BEGIN\"";
        assert_eq!(lines(text), [0; 0]);
    }
}
