//! The packages depend on what the list of rooms allows, and the list allows nothing that is not used.

use super::Fault;
use super::rooms::{ROOMS, Room};
use super::tree::Tree;
use cargo_metadata::{DependencyKind, Metadata};

/// A package of the workspace.
pub(super) struct Member {
    name: String,
    /// Its `Cargo.toml`, from the root of the repository.
    manifest: String,
    dependencies: Vec<Dependency>,
}

struct Dependency {
    name: String,
    /// Only its own tests and benches use it.
    tests_only: bool,
}

/// The packages of the workspace.
pub(super) fn members(metadata: &Metadata) -> Vec<Member> {
    let member = |package: &cargo_metadata::Package| Member {
        name: package.name.to_string(),
        manifest: package
            .manifest_path
            .strip_prefix(&metadata.workspace_root)
            .unwrap_or(&package.manifest_path)
            .to_string(),
        dependencies: package
            .dependencies
            .iter()
            .map(|dependency| Dependency {
                name: dependency.name.clone(),
                tests_only: dependency.kind == DependencyKind::Development,
            })
            .collect(),
    };
    metadata
        .workspace_packages()
        .into_iter()
        .map(member)
        .collect()
}

/// Every dependency that is not allowed, and every permission that is not used.
pub(super) fn check(tree: &Tree, members: &[Member]) -> Vec<Fault> {
    check_against(ROOMS, tree, members)
}

fn check_against(rooms: &[Room], tree: &Tree, members: &[Member]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for member in members {
        match rooms.iter().find(|room| room.name == member.name) {
            Some(room) => faults.extend(check_member(tree, members, member, room)),
            None => faults.push(fault(
                tree,
                member,
                "name",
                format!("{} has no place in the list of rooms", member.name),
                "say what it may depend on in xtask/src/tidy/rooms.rs",
            )),
        }
    }
    faults
}

fn check_member(tree: &Tree, members: &[Member], member: &Member, room: &Room) -> Vec<Fault> {
    let mut faults = Vec::new();
    for dependency in &member.dependencies {
        let name = dependency.name.as_str();
        let of_workspace = members.iter().any(|member| member.name == name);
        if of_workspace && !room.rooms.contains(&name) {
            let wrong = format!("{} must not know {name}", member.name);
            let remedy = "dependencies point one way, see ARCHITECTURE.md: move the code to the room \
                          that may know both";
            faults.push(fault(tree, member, name, wrong, remedy));
        } else if !of_workspace && !dependency.tests_only && !room.crates.contains(&name) {
            let wrong = format!("{} may not depend on {name}", member.name);
            let remedy =
                "do without it, or allow it in xtask/src/tidy/rooms.rs and say why in the commit";
            faults.push(fault(tree, member, name, wrong, remedy));
        }
    }
    for allowed in room.rooms.iter().chain(room.crates) {
        let used = |dependency: &Dependency| dependency.name == *allowed;
        if !member.dependencies.iter().any(used) {
            let wrong = format!("{} is allowed {allowed} and does not use it", member.name);
            let remedy = "take it off its list in xtask/src/tidy/rooms.rs";
            faults.push(fault(tree, member, "[dependencies]", wrong, remedy));
        }
    }
    faults
}

/// A fault at the first line of the manifest that begins with this.
fn fault(tree: &Tree, member: &Member, begins: &str, wrong: String, remedy: &str) -> Fault {
    let line = tree
        .file(&member.manifest)
        .and_then(|file| file.text.as_deref())
        .and_then(|text| text.lines().position(|line| line.starts_with(begins)))
        .map_or(1, |before| before + 1);
    Fault {
        path: member.manifest.clone(),
        line,
        wrong,
        remedy: remedy.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &[Room] = &[
        Room {
            name: "low",
            rooms: &[],
            crates: &["serde"],
        },
        Room {
            name: "high",
            rooms: &["low"],
            crates: &[],
        },
    ];

    fn member(name: &str, dependencies: &[(&str, bool)]) -> Member {
        Member {
            name: name.into(),
            manifest: format!("crates/{name}/Cargo.toml"),
            dependencies: dependencies
                .iter()
                .map(|(name, tests_only)| Dependency {
                    name: (*name).into(),
                    tests_only: *tests_only,
                })
                .collect(),
        }
    }

    fn wrongs(members: &[Member]) -> Vec<String> {
        check_against(RULES, &Tree::of(&[]), members)
            .into_iter()
            .map(|fault| fault.wrong)
            .collect()
    }

    #[test]
    fn what_the_list_allows_is_no_fault() {
        let low = member("low", &[("serde", false), ("proptest", true)]);
        let high = member("high", &[("low", false)]);
        assert_eq!(wrongs(&[low, high]), [""; 0]);
    }

    #[test]
    fn a_package_that_is_not_allowed_is_a_fault_at_its_line() {
        let low = member("low", &[("serde", false), ("tokio", false)]);
        let manifest = "[package]\n\n[dependencies]\nserde = \"1\"\ntokio = \"1\"\n";
        let tree = Tree::of(&[("crates/low/Cargo.toml", manifest)]);
        let faults = check_against(RULES, &tree, &[low]);
        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1);
        assert!(
            told.iter()
                .all(|told| told
                    .starts_with("crates/low/Cargo.toml:5: low may not depend on tokio:")),
            "{told:?}"
        );
    }

    #[test]
    fn a_dependency_against_the_direction_is_a_fault_even_in_tests() {
        let low = member("low", &[("serde", false), ("high", true)]);
        let high = member("high", &[("low", false)]);
        assert_eq!(wrongs(&[low, high]), ["low must not know high"]);
    }

    #[test]
    fn a_permission_that_is_not_used_is_a_fault() {
        let low = member("low", &[]);
        assert_eq!(wrongs(&[low]), ["low is allowed serde and does not use it"]);
    }

    #[test]
    fn a_package_without_a_place_in_the_list_is_a_fault() {
        let attic = member("attic", &[]);
        assert_eq!(
            wrongs(&[attic]),
            ["attic has no place in the list of rooms"]
        );
    }
}
