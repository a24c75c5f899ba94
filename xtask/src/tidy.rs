//! `cargo xtask tidy`: what no compiler checks, each fault with its place and its remedy.
//!
//! The checks are functions of a [`Tree`] held in memory, so each has tests that see it fail.

mod dependencies;
mod map;
mod rooms;
mod rulebook;
mod source;
mod sql;
mod text;
mod tree;

use anyhow::bail;
use cargo_metadata::{Metadata, MetadataCommand};
use std::fmt;
use tree::Tree;

/// Something that is not as agreed.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    /// The file, from the root of the repository.
    path: String,
    /// The line, from 1.
    line: usize,
    /// What is wrong.
    wrong: String,
    /// What to do.
    remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}",
            self.path, self.line, self.wrong, self.remedy
        )
    }
}

/// Checks the whole repository and prints every fault.
///
/// # Errors
/// When there is a fault, or the repository cannot be read.
pub(crate) fn run() -> anyhow::Result<()> {
    let faults = faults()?;
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => Ok(()),
        1 => bail!("the tree is not tidy: 1 fault"),
        many => bail!("the tree is not tidy: {many} faults"),
    }
}

fn faults() -> anyhow::Result<Vec<Fault>> {
    let metadata = MetadataCommand::new().no_deps().exec()?;
    let tree = Tree::read(metadata.workspace_root.as_std_path())?;
    Ok(check(&tree, &metadata))
}

fn check(tree: &Tree, metadata: &Metadata) -> Vec<Fault> {
    let mut faults = dependencies::check(tree, &dependencies::members(metadata));
    faults.extend(map::check(tree));
    faults.extend(source::check(tree));
    faults.extend(sql::check(tree));
    faults.extend(rulebook::check(tree));
    faults.extend(text::check(tree));
    faults
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    #[test]
    fn the_tree_is_tidy() {
        let faults = super::faults().expect("the repository can be read");
        let report: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "\n{}", report.join("\n"));
    }
}
