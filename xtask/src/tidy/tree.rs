//! The files of the repository, as the checks see them.

use super::Fault;
use anyhow::Context;
use std::fs;
use std::path::Path;

/// What lies in the folder of the repository and is not of it.
const NOT_OURS: [&str; 4] = [".git", "target", "node_modules", "__pycache__"];

/// One file.
pub(super) struct File {
    /// Its path from the root, with `/` between the parts.
    pub(super) path: String,
    /// Its text; none where it is not text.
    pub(super) text: Option<String>,
}

impl File {
    /// A fault in this file.
    pub(super) fn fault(
        &self,
        line: usize,
        wrong: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Fault {
        Fault {
            path: self.path.clone(),
            line,
            wrong: wrong.into(),
            remedy: remedy.into(),
        }
    }
}

/// All files, by path.
pub(super) struct Tree {
    files: Vec<File>,
}

impl Tree {
    /// Reads the files below a folder.
    ///
    /// # Errors
    /// When a folder or a file cannot be read.
    pub(super) fn read(root: &Path) -> anyhow::Result<Self> {
        let mut files = Vec::new();
        read_folder(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// A tree of these files.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| File {
                path: (*path).into(),
                text: Some((*text).into()),
            })
            .collect();
        Self { files }
    }

    /// Every file.
    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    /// The file at this path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether there is a file, or a folder with files in it, at this path.
    pub(super) fn has(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        self.files
            .iter()
            .any(|file| file.path == path || file.path.starts_with(&folder))
    }

    /// The files whose name ends like this, with their text.
    pub(super) fn texts(&self, ending: &str) -> impl Iterator<Item = (&File, &str)> {
        self.files
            .iter()
            .filter(move |file| file.path.ends_with(ending))
            .filter_map(|file| Some((file, file.text.as_deref()?)))
    }
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<File>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &format!("{path}/"), files)?;
        } else {
            let bytes = fs::read(entry.path()).with_context(|| format!("reading {path}"))?;
            let text = String::from_utf8(bytes).ok();
            files.push(File { path, text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn build_output_and_binary_text_are_left_out() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("target/debug")).unwrap();
        fs::create_dir_all(root.path().join("docs")).unwrap();
        fs::write(root.path().join("target/debug/a.rs"), "fn a() {}").unwrap();
        fs::write(root.path().join("docs/a.png"), [0xff, 0xfe, 0x00]).unwrap();
        fs::write(root.path().join("README.md"), "words").unwrap();
        let tree = Tree::read(root.path()).unwrap();
        let paths: Vec<_> = tree.files().iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["README.md", "docs/a.png"]);
        assert!(tree.file("docs/a.png").unwrap().text.is_none());
        assert!(tree.has("docs"));
        assert!(!tree.has("doc"));
    }
}
