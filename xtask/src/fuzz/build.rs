//! Builds the fuzz targets with the instruments that libFuzzer reads.

use super::run::Target;
use crate::tools::{cargo, run};
use anyhow::bail;
use cargo_metadata::{Metadata, MetadataCommand};
use std::path::{Path, PathBuf};

/// The longest input of a target in bytes, where its package says nothing else.
const LONGEST: u64 = 4096;

/// The targets, ready to be run.
pub(super) struct Built(Vec<Target>);

impl Built {
    /// Builds them in a folder of their own, so that nothing else is built again without instruments.
    ///
    /// # Errors
    /// When they cannot be built.
    pub(super) fn new() -> anyhow::Result<Self> {
        let ours = MetadataCommand::new().no_deps().exec()?;
        let (root, target) = (
            ours.workspace_root.as_std_path(),
            ours.target_directory.as_std_path(),
        );
        let manifest = root.join("fuzz/Cargo.toml");
        let folder = target.join("fuzz");
        let mut build = cargo();
        build
            .args(["build", "--release", "--manifest-path"])
            .arg(&manifest)
            .arg("--target-dir")
            .arg(&folder)
            .env("RUSTC_WRAPPER", root.join("fuzz/rustc"))
            .current_dir(root);
        run(&mut build)?;
        let theirs = MetadataCommand::new()
            .manifest_path(&manifest)
            .no_deps()
            .exec()?;
        targets(&theirs, root, target, &folder.join("release")).map(Self)
    }

    /// All of them.
    pub(super) fn targets(&self) -> &[Target] {
        &self.0
    }
}

/// The programs of the package, each with what it says of them.
fn targets(
    package: &Metadata,
    root: &Path,
    target_dir: &Path,
    programs: &Path,
) -> anyhow::Result<Vec<Target>> {
    let [package] = package.packages.as_slice() else {
        bail!("fuzz/Cargo.toml is not one package");
    };
    let told = |of: &str, name: &str| package.metadata.get(of)?.get(name).cloned();
    let longest = |name: &str| told("longest", name)?.as_u64();
    let samples = |name: &str| -> Vec<PathBuf> {
        let told = told("samples", name).unwrap_or_default();
        let folders = told.as_array().into_iter().flatten();
        folders
            .filter_map(|folder| Some(root.join(folder.as_str()?)))
            .collect()
    };
    let programs = package
        .targets
        .iter()
        .filter(|target| target.is_bin())
        .map(|target| Target {
            name: target.name.clone(),
            program: programs.join(&target.name),
            longest: longest(&target.name).unwrap_or(LONGEST),
            samples: samples(&target.name),
            root: root.to_owned(),
            scratch: target_dir.to_owned(),
        });
    Ok(programs.collect())
}
