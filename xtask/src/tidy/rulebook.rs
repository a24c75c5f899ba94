//! The rulebook and the tests know each other: every rule has a test, and nobody cites a rule that is not there.

use super::Fault;
use super::source::lexed::Lexed;
use super::tree::{File, Tree};
use std::collections::BTreeMap;

const RULEBOOK: &str = "docs/rulebook.md";

/// Rules given twice, rules without a test, and citations of rules that do not exist.
pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let Some((book, text)) = tree.texts(RULEBOOK).find(|(file, _)| file.path == RULEBOOK) else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, rule) in defined(text) {
        if let Some(first) = rules.insert(rule, line) {
            let wrong = format!("{rule} is a rule already, in line {first}");
            faults.push(book.fault(line, wrong, "give this one a name of its own"));
        }
    }
    let cited: Vec<Citation> = tree.texts(".rs").flat_map(citations).collect();
    for citation in cited.iter().filter(|c| !rules.contains_key(c.rule)) {
        let wrong = format!("{} is not in the rulebook", citation.rule);
        let remedy = "cite a rule that is there, or write it";
        faults.push(citation.file.fault(citation.line, wrong, remedy));
    }
    for (rule, line) in rules {
        if !cited.iter().any(|c| c.in_test && c.rule == rule) {
            let wrong = format!("no test cites {rule}");
            faults.push(book.fault(line, wrong, "name it above the test that shows it"));
        }
    }
    faults
}

/// A rule named in a source file.
struct Citation<'a> {
    file: &'a File,
    line: usize,
    rule: &'a str,
    in_test: bool,
}

/// The rules that a rulebook gives, each with its line: `**R-CHAPTER-WORD** Text`.
fn defined(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter_map(|(number, line)| {
        let (rule, _) = line.strip_prefix("**")?.split_once("**")?;
        rules_in(rule).next().map(|rule| (number, rule))
    })
}

fn citations<'a>((file, text): (&'a File, &'a str)) -> Vec<Citation<'a>> {
    // The check's own tests are about rules that no book has.
    if !text.contains("R-") || file.path.ends_with("tidy/rulebook.rs") {
        return Vec::new();
    }
    let all_tests = file
        .path
        .split('/')
        .any(|part| part == "tests" || part == "tests.rs");
    let regions = Lexed::new(text).test_regions();
    let in_tests =
        |number: usize| all_tests || regions.iter().any(|region| region.contains(&number));
    let comments = (1..).zip(text.lines()).filter_map(|(number, line)| {
        let (_, comment) = line.split_once("//")?;
        Some((number, comment))
    });
    comments
        .flat_map(|(line, comment)| rules_in(comment).map(move |rule| (line, rule)))
        .map(|(line, rule)| Citation {
            file,
            line,
            rule,
            in_test: in_tests(line),
        })
        .collect()
}

/// The names of rules in a text: `R-`, then words in capitals with strokes between.
fn rules_in(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    text.split(move |c| !is_part(c))
        .map(|word| word.trim_matches('-'))
        .filter(|word| word.starts_with("R-") && word.matches('-').count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    const BOOK: &str = "# Rules\n\n**R-HIT-CHART** Hits move men; see R-HIT-OTHER.\n";

    #[test]
    fn a_rule_with_a_test_is_no_fault() {
        let test = "//! Tests.\n/// R-HIT-CHART\n#[test]\nfn a() {}\n";
        for path in ["tests/a.rs", "crates/a/src/tests.rs"] {
            assert_eq!(told(&[(RULEBOOK, BOOK), (path, test)]), [""; 0]);
        }
        let module = "//! A.\n#[cfg(test)]\nmod tests {\n    // R-HIT-CHART\n}\n";
        assert_eq!(told(&[(RULEBOOK, BOOK), ("src/a.rs", module)]), [""; 0]);
    }

    #[test]
    fn a_rule_that_only_code_cites_has_no_test() {
        let code = "//! A.\n/// R-HIT-CHART\nfn a() {}\n";
        let faults = told(&[(RULEBOOK, BOOK), ("src/a.rs", code)]);
        let expected =
            "docs/rulebook.md:3: no test cites R-HIT-CHART: name it above the test that shows it";
        assert_eq!(faults, [expected]);
    }

    #[test]
    fn a_rule_that_is_not_there_cannot_be_cited() {
        let test = "//! A.\n// R-HIT-CHART, R-HIT-HARD\n";
        let faults = told(&[(RULEBOOK, BOOK), ("tests/a.rs", test)]);
        let expected = "tests/a.rs:2: R-HIT-HARD is not in the rulebook: cite a rule that is there, or write it";
        assert_eq!(faults, [expected]);
    }

    #[test]
    fn a_rule_given_twice_is_a_fault_where_it_is_given_again() {
        let twice = "**R-A-B** One.\n**R-A-B** Two.\n";
        let faults = told(&[(RULEBOOK, twice), ("tests/a.rs", "//! A.\n// R-A-B\n")]);
        let expected = "docs/rulebook.md:2: R-A-B is a rule already, in line 1: give this one a name of its own";
        assert_eq!(faults, [expected]);
    }

    #[test]
    fn words_in_code_are_no_citations() {
        let test = "//! A.\nlet text = \"R-HIT-HARD\";\n// R-HIT-CHART\n";
        assert_eq!(told(&[(RULEBOOK, BOOK), ("tests/a.rs", test)]), [""; 0]);
    }
}
