//! `ARCHITECTURE.md` is the map: it names every folder there is, and nothing that is not there.

use super::Fault;
use super::tree::{File, Tree};
use std::collections::BTreeSet;

const MAP: &str = "ARCHITECTURE.md";

/// Every path of the map that leads nowhere, and every folder that is not on it.
pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let Some((map, text)) = tree.texts(MAP).find(|(file, _)| file.path == MAP) else {
        return vec![Fault {
            path: MAP.into(),
            line: 1,
            wrong: "there is no map".into(),
            remedy: "write one that names every folder".into(),
        }];
    };
    let named = paths_named(text);
    let mut faults: Vec<_> = named
        .iter()
        .filter(|(_, path)| !tree.has(path))
        .map(|(line, path)| {
            let wrong = format!("`{path}` does not exist");
            map.fault(*line, wrong, "correct the path or take it off the map")
        })
        .collect();
    for folder in folders(tree) {
        if !named.iter().any(|(_, path)| *path == folder) {
            let wrong = format!("`{folder}/` is not on the map");
            faults.push(map.fault(1, wrong, "say in one line what lives there"));
        }
    }
    faults
}

/// The paths in code marks, each with its line: whatever has a `/` in it, though not in front, and no space.
fn paths_named(text: &str) -> Vec<(usize, &str)> {
    let is_path = |mark: &&str| mark.contains('/') && !mark.starts_with('/') && !mark.contains(' ');
    let mut named = Vec::new();
    for (before, line) in text.lines().enumerate() {
        let marked = line.split('`').skip(1).step_by(2);
        let paths = marked.filter(is_path);
        named.extend(paths.map(|path| (before + 1, path.trim_end_matches('/'))));
    }
    named
}

/// The folders that must be on the map: those at the root, and the packages below `crates`.
fn folders(tree: &Tree) -> BTreeSet<String> {
    tree.files().iter().filter_map(folder).collect()
}

fn folder(file: &File) -> Option<String> {
    let (first, rest) = file.path.split_once('/')?;
    if first != "crates" {
        return Some(first.into());
    }
    let (package, _) = rest.split_once('/')?;
    Some(format!("{first}/{package}"))
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

    #[test]
    fn a_map_of_what_is_there_is_no_fault() {
        let map = "`crates/engine` and `tests/`; a route `/ws` and words `a / b` are no paths\n";
        let files = [
            (MAP, map),
            ("crates/engine/Cargo.toml", ""),
            ("tests/Cargo.toml", ""),
            ("and/or", ""),
        ];
        let unnamed =
            "ARCHITECTURE.md:1: `and/` is not on the map: say in one line what lives there";
        assert_eq!(told(&files), [unnamed]);
    }

    #[test]
    fn a_path_that_leads_nowhere_is_a_fault_at_its_line() {
        let files = [(MAP, "# Map\n\n`xtask/src/main.rs`\n"), ("README.md", "")];
        let gone = "ARCHITECTURE.md:3: `xtask/src/main.rs` does not exist: correct the path or take it off \
                    the map";
        assert_eq!(told(&files), [gone]);
    }

    #[test]
    fn a_package_that_is_not_on_the_map_is_a_fault() {
        let files = [
            (MAP, "`crates/engine`\n"),
            ("crates/engine/a", ""),
            ("crates/store/a", ""),
        ];
        let missing = "ARCHITECTURE.md:1: `crates/store/` is not on the map: say in one line what lives there";
        assert_eq!(told(&files), [missing]);
    }

    #[test]
    fn no_map_is_a_fault() {
        assert_eq!(told(&[("README.md", "")]).len(), 1);
    }
}
