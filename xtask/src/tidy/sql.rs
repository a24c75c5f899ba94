//! A transaction that will write says so when it begins. A deferred one asks for the write lock at its first
//! write, and is then refused at once if another wrote in between, no matter how long it was ready to wait.
//!
//! Deferred transactions are for reading, in files that hold no statement that writes.

use super::Fault;
use super::source::lexed::Lexed;
use super::tree::Tree;

/// The packages that speak to a database; chores and black-box tests do not.
const SQL_LIVES_IN: &str = "crates/";

/// Every deferred transaction in a file that writes.
pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let sources = tree.texts(".rs");
    for (file, text) in sources.filter(|(file, _)| file.path.starts_with(SQL_LIVES_IN)) {
        let lexed = Lexed::new(text);
        if !lexed.strings.iter().any(|(_, literal)| writes(literal)) {
            continue;
        }
        for line in deferred_transactions(&lexed) {
            let wrong = "a transaction without the write lock, in a file that writes";
            let remedy = "begin it with BEGIN IMMEDIATE, or move what only reads elsewhere";
            faults.push(file.fault(line, wrong, remedy));
        }
    }
    faults
}

/// The lines in which one begins: in words of SQL, or by the library's method.
fn deferred_transactions(lexed: &Lexed) -> Vec<usize> {
    let by_words = lexed
        .strings
        .iter()
        .filter(|(_, literal)| literal.split(';').any(begins_deferred))
        .map(|(line, _)| *line);
    let by_method = (1..)
        .zip(lexed.code.lines())
        .filter(|(_, line)| line.contains(".begin()"))
        .map(|(number, _)| number);
    by_words.chain(by_method).collect()
}

/// Whether a statement of this literal changes rows.
fn writes(literal: &str) -> bool {
    const VERBS: [&str; 4] = ["INSERT", "UPDATE", "DELETE", "REPLACE"];
    literal
        .split(';')
        .filter_map(|statement| statement.split_whitespace().next())
        .any(|verb| VERBS.iter().any(|known| known.eq_ignore_ascii_case(verb)))
}

/// Whether a statement is a `BEGIN` without the lock. Words that merely begin so are no statement.
fn begins_deferred(statement: &str) -> bool {
    const KINDS: [&str; 3] = ["TRANSACTION", "DEFERRED", "CONCURRENT"];
    let mut words = statement.split_whitespace().map(str::to_ascii_uppercase);
    words.next().is_some_and(|first| first == "BEGIN")
        && words.all(|word| KINDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const A_WRITE: &str = "query(\"INSERT INTO events VALUES (1)\");";

    fn lines(text: &str) -> Vec<usize> {
        check(&Tree::of(&[("crates/store/src/a.rs", text)]))
            .iter()
            .map(|fault| fault.line)
            .collect()
    }

    #[test]
    fn a_deferred_transaction_beside_a_write_is_a_fault() {
        let by_words = "query(\"BEGIN\");\nquery(\"PRAGMA a; begin deferred transaction\");\n";
        assert_eq!(lines(&format!("{by_words}{A_WRITE}")), [1, 2]);
        let by_method = "let write = pool\n    .begin()\n    .await?;\n";
        assert_eq!(lines(&format!("{by_method}{A_WRITE}")), [2]);
    }

    #[test]
    fn an_immediate_one_and_mere_words_are_not() {
        let text =
            "begin_with(\"BEGIN IMMEDIATE\"); say(\"Begin at once\"); // .begin() \"BEGIN\"\n";
        assert_eq!(lines(&format!("{text}{A_WRITE}")), [0; 0]);
    }

    #[test]
    fn a_file_that_only_reads_may_defer() {
        assert_eq!(
            lines("pool.begin(); query(\"SELECT * FROM events\");"),
            [0; 0]
        );
    }
}
