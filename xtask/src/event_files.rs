//! Where event files lie: in a folder, or in the folders of it, one a season.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of event files.
pub(crate) struct Season {
    /// Its name.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) folder: PathBuf,
    /// Its event files (`*.EVN`, `*.EVA`, `*.EVE`, `*.EVX`), by name.
    pub(crate) files: Vec<PathBuf>,
}

/// The folders with event files among a folder and those in it.
///
/// # Errors
/// When they cannot be read, or none has any.
pub(crate) fn seasons(dir: &Path) -> Result<Vec<Season>> {
    let mut folders = vec![dir.to_owned()];
    folders.extend(listed(dir)?.into_iter().filter(|path| path.is_dir()));
    let mut seasons = Vec::new();
    for folder in folders {
        let files: Vec<_> = listed(&folder)?
            .into_iter()
            .filter(|path| is_event_file(path))
            .collect();
        if files.is_empty() {
            continue;
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        seasons.push(Season {
            name: name.into_owned(),
            folder,
            files,
        });
    }
    if seasons.is_empty() {
        bail!(
            "no event files (*.EVN, *.EVA, *.EVE, …) in {}",
            dir.display()
        );
    }
    Ok(seasons)
}

fn is_event_file(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str());
    path.is_file() && extension.is_some_and(|e| e.len() == 3 && e.starts_with("EV"))
}

/// What is in a folder, by name.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
