//! `bandbox export`: a game of the log for other programs, while the server runs.

use crate::cli::Export;
use crate::config::Defaults;
use crate::export::{File, files};
use crate::view::Audience;
use anyhow::Context;
use bandbox_protocol::v1::query::ExportFormat;
use bandbox_store::{recorded, without_password};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Writes a game to the standard output or into a file; Retrosheet's files into a folder.
///
/// # Errors
/// When there is no such game, the format cannot hold it, or it cannot be written.
pub(crate) async fn export(asked: Export) -> anyhow::Result<ExitCode> {
    let Export {
        game,
        format,
        out,
        number,
        settings,
    } = asked;
    let config = settings.in_force(Defaults::SERVE)?;
    let shown = without_password(&config.database);
    let recorded = recorded(&config.database, game)
        .await
        .with_context(|| format!("reading {shown}"))?;
    // What nobody but its managers may see yet is in no file that goes from hand to hand.
    let files = files(&recorded, format, Audience::Public, number)?;
    match (format, out) {
        (ExportFormat::Retrosheet, folder) => {
            let folder = folder.unwrap_or_default();
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("making {}", folder.display()))?;
            for file in &files {
                write(&folder.join(&file.name), file)?;
                println!("{}", folder.join(&file.name).display());
            }
        }
        (ExportFormat::Json | ExportFormat::Text, Some(path)) => {
            for file in &files {
                write(&path, file)?;
            }
        }
        (ExportFormat::Json | ExportFormat::Text, None) => {
            for file in &files {
                std::io::stdout().write_all(&file.text)?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, file: &File) -> anyhow::Result<()> {
    std::fs::write(path, &file.text).with_context(|| format!("writing {}", path.display()))
}
