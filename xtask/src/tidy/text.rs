//! Nothing in the repository names a place on somebody's machine.

use super::Fault;
use super::tree::{File, Tree};

/// Folders at the root of a machine in which people and tools keep their work.
const MACHINE_FOLDERS: [&str; 7] = ["Users", "home", "mnt", "root", "tmp", "work", "workspace"];

/// Every line of text that names such a place.
pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    tree.texts("")
        .flat_map(|(file, text)| {
            text.lines()
                .enumerate()
                .filter_map(move |(before, line)| check_line(file, before + 1, line))
        })
        .collect()
}

fn check_line(file: &File, number: usize, line: &str) -> Option<Fault> {
    let named = MACHINE_FOLDERS
        .iter()
        .map(|folder| format!("/{folder}/"))
        .find(|place| names(line, place))?;
    let wrong = format!("{named} is a place on one machine");
    Some(file.fault(number, wrong, "name it from the root of the repository"))
}

/// Whether the line names a path that begins with this place: further inside a path it means something else.
fn names(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric() && !"._-/}>)".contains(before))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<Fault> {
        check(&Tree::of(&[("docs/a.md", text)]))
    }

    #[test]
    fn a_path_on_a_machine_is_a_fault_at_its_line() {
        let text = format!("fine\nsee /{}/ann/bandbox/a.rs\n", "home");
        let told: Vec<_> = faults(&text).iter().map(ToString::to_string).collect();
        let expected = format!(
            "docs/a.md:2: /{}/ is a place on one machine: name it from the root of the repository",
            "home"
        );
        assert_eq!(told, [expected]);
    }

    #[test]
    fn the_same_name_inside_a_path_or_an_address_is_not() {
        let [work, home, tmp] = ["work", "home", "tmp"];
        let text = format!("crates/{work}/a.rs, https://example.org/{home}/a, ../{tmp}/b");
        assert_eq!(faults(&text), []);
    }
}
