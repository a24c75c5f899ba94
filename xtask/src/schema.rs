//! Writes the documents that are generated from the protocol, or checks that the kept ones are those.

use anyhow::Context as _;
use bandbox_protocol::v1::schema::documents;
use std::path::Path;

/// The folder of the documents, from the root of the repository.
const FOLDER: &str = "schema";

/// Writes the documents; with `check`, compares them with what is there instead.
///
/// # Errors
/// When a file cannot be read or written, and with `check` when one is not what would be generated.
pub(crate) fn run(check: bool) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies in the repository")?;
    std::fs::create_dir_all(root.join(FOLDER))?;
    for document in documents() {
        let shown = format!("{FOLDER}/{}", document.file);
        let path = root.join(&shown);
        if check {
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            anyhow::ensure!(
                kept == document.text,
                "{shown} is not what the protocol generates; run `cargo xtask schema` and commit it"
            );
        } else {
            std::fs::write(&path, &document.text)
                .with_context(|| format!("cannot write {shown}"))?;
            println!("wrote {shown}");
        }
    }
    Ok(())
}
