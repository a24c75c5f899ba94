//! The shape of a source file: it says what it is for, it is one chapter long, and its tests run and do not
//! wait by the clock.

pub(super) mod lexed;

use super::Fault;
use super::tree::{File, Tree};
use lexed::Lexed;

/// Lines of code that one concept takes at most; comments and blank lines are free.
const LONGEST: usize = 450;

/// Files that are longer, each with its length and the reason. A file may only get shorter.
const LONGER: &[(&str, usize, &str)] = &[];

/// Every fault in the shape of the sources.
pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, text) in tree.texts(".rs") {
        let lexed = Lexed::new(text);
        faults.extend(check_purpose(file, text));
        faults.extend(check_length(file, &lexed, LONGER));
        faults.extend(check_ignored(file, &lexed));
        faults.extend(check_sleeps(file, &lexed));
    }
    faults
}

fn check_purpose(file: &File, text: &str) -> Option<Fault> {
    let fault = || {
        let wrong = "the file does not say what it is for";
        file.fault(1, wrong, "begin it with a line //! that does")
    };
    (!text.starts_with("//! ")).then(fault)
}

fn check_length(file: &File, lexed: &Lexed, longer: &[(&str, usize, &str)]) -> Option<Fault> {
    let listed = longer.iter().find(|(path, ..)| *path == file.path);
    let limit = listed.map_or(LONGEST, |(_, length, _)| *length);
    let blank = |line: &str| line.trim().is_empty();
    let code: Vec<_> = (1..)
        .zip(lexed.code.lines())
        .filter(|(_, line)| !blank(line))
        .map(|(number, _)| number)
        .collect();
    let first_over: usize = *code.get(limit)?;
    let wrong = format!("{} lines of code, {limit} are allowed", code.len());
    Some(file.fault(
        first_over,
        wrong,
        "find the second concept and give it a file",
    ))
}

fn check_ignored(file: &File, lexed: &Lexed) -> Vec<Fault> {
    let ignores = |line: &str| line.contains("#[ignore");
    (1..)
        .zip(lexed.code.lines())
        .filter(|(_, line)| ignores(line))
        .map(|(number, _)| {
            let remedy = "mend the test or remove it";
            file.fault(number, "a test that does not run", remedy)
        })
        .collect()
}

fn check_sleeps(file: &File, lexed: &Lexed) -> Vec<Fault> {
    let all_tests = file
        .path
        .split('/')
        .any(|part| part == "tests" || part == "tests.rs");
    let regions = lexed.test_regions();
    let in_tests =
        |number: usize| all_tests || regions.iter().any(|region| region.contains(&number));
    (1..)
        .zip(lexed.code.lines())
        .filter(|(number, line)| in_tests(*number) && sleeps(line))
        .map(|(number, _)| {
            let remedy = "wait for the event itself, or pause the runtime's clock and advance it";
            file.fault(number, "a test that waits by the clock", remedy)
        })
        .collect()
}

/// Whether a function called `sleep` or `sleep_until` is called or brought in.
fn sleeps(line: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    line.split(|c| !is_name(c))
        .any(|word| word == "sleep" || word == "sleep_until")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(path, text)]))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_file_that_does_not_say_what_it_is_for_is_a_fault() {
        let faults = told("src/a.rs", "use std::fmt;\n");
        let expected =
            "src/a.rs:1: the file does not say what it is for: begin it with a line //! that does";
        assert_eq!(faults, [expected]);
    }

    #[test]
    fn a_file_is_too_long_by_its_code_alone() {
        let comments = "//! A.\n".to_owned() + &"// why\n\n".repeat(LONGEST);
        let fits = comments.clone() + &"call();\n".repeat(LONGEST);
        assert_eq!(told("src/a.rs", &fits), [""; 0]);
        let faults = told("src/a.rs", &(fits + "call();\n"));
        let expected = "src/a.rs:1352: 451 lines of code, 450 are allowed: find the second concept and give \
                        it a file";
        assert_eq!(faults, [expected]);
    }

    #[test]
    fn a_listed_file_may_be_longer_but_not_grow() {
        let file = File {
            path: "src/a.rs".into(),
            text: None,
        };
        let longer = [("src/a.rs", LONGEST + 1, "a reason")];
        let fits = Lexed::new(&"call();\n".repeat(LONGEST + 1));
        assert_eq!(check_length(&file, &fits, &longer), None);
        let grown = Lexed::new(&"call();\n".repeat(LONGEST + 2));
        assert!(check_length(&file, &grown, &longer).is_some());
    }

    #[test]
    fn an_ignored_test_is_a_fault_with_or_without_a_reason() {
        let text =
            "//! A.\n#[test]\n#[ignore]\nfn a() {}\n#[test]\n#[ignore = \"slow\"]\nfn b() {}\n";
        let faults = told("src/a.rs", text);
        assert_eq!(faults.len(), 2, "{faults:?}");
    }

    #[test]
    fn a_sleep_is_a_fault_in_tests_and_nowhere_else() {
        let text = "//! A.\nfn back_off() { sleep(1); }\n#[cfg(test)]\nmod tests {\n    fn a() {\n        \
                    std::thread::sleep(1);\n    }\n}\nfn later() { time::sleep(1); }\n";
        let faults = told("src/a.rs", text);
        let expected = "src/a.rs:6: a test that waits by the clock: wait for the event itself, or pause the \
                        runtime's clock and advance it";
        assert_eq!(faults, [expected]);
    }

    #[test]
    fn everything_in_a_folder_of_tests_is_a_test() {
        let text = "//! A.\nasync fn a() { tokio::time::sleep(1).await }\n";
        assert_eq!(told("tests/tests/a.rs", text).len(), 1);
        assert_eq!(told("crates/a/src/tests.rs", text).len(), 1);
    }

    #[test]
    fn words_in_comments_and_strings_are_not_code() {
        let text = "//! A.\n// #[ignore]\nfn a() { say(\"thread::sleep(1)\") }\n";
        assert_eq!(told("tests/a.rs", text), [""; 0]);
    }
}
