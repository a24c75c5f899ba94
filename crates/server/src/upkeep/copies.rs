//! `bandbox migrate-store`, `backup` and `restore`: the whole log goes from one place to another.

use super::with_findings;
use crate::cli::{Backup, MigrateStore, Restore};
use crate::config::Defaults;
use anyhow::Context;
use bandbox_store::copy::{self, Copied};
use bandbox_store::without_password;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Copies a log to another database.
///
/// # Errors
/// With what is wrong and what to do.
pub(crate) async fn migrate_store(asked: MigrateStore) -> anyhow::Result<ExitCode> {
    let MigrateStore { from, to } = asked;
    let shown = without_password(&to);
    let copied = copy::migrate(&from, &to, &mut tell_progress())
        .await
        .with_context(|| format!("copying {} to {shown}", without_password(&from)))?;
    Ok(tell(
        &copied,
        &shown,
        "the same history (epoch {}): clients go on where they are",
    ))
}

/// Copies a log into a new file.
///
/// # Errors
/// With what is wrong and what to do.
pub(crate) async fn backup(asked: Backup) -> anyhow::Result<ExitCode> {
    let Backup { file, settings } = asked;
    let config = settings.in_force(Defaults::SERVE)?;
    let copied = copy::backup(&config.database, &file, &mut tell_progress())
        .await
        .with_context(|| format!("backing up {}", without_password(&config.database)))?;
    let shown = file.display().to_string();
    Ok(tell(&copied, &shown, "the history of epoch {}"))
}

/// Copies a backup into a database.
///
/// # Errors
/// With what is wrong and what to do.
pub(crate) async fn restore(asked: Restore) -> anyhow::Result<ExitCode> {
    let Restore { file, to } = asked;
    let shown = without_password(&to);
    let copied = copy::restore(&file, &to, &mut tell_progress())
        .await
        .with_context(|| format!("restoring {}", file.display()))?;
    Ok(tell(
        &copied,
        &shown,
        "another history (epoch {}): clients take a snapshot",
    ))
}

/// On a terminal, somebody watches.
fn tell_progress() -> impl FnMut(u64, u64) + Send {
    let watched = std::io::stderr().is_terminal();
    move |done, total| {
        if watched {
            // A terminal that is gone is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{done} of {total} games");
            if done == total {
                let _ = writeln!(std::io::stderr(), "; comparing");
            }
        }
    }
}

/// Says what was done, and what is damaged where it was read.
fn tell(copied: &Copied, to: &str, history: &str) -> ExitCode {
    println!(
        "copied to {to}: {} games, {} commands, {} events; read again and compared, every text",
        copied.games, copied.batches, copied.events
    );
    if copied.kept > 0 {
        println!(
            "{} of the games were there from an earlier start",
            copied.kept
        );
    }
    println!("{}", history.replace("{}", &copied.epoch.to_string()));
    for game in &copied.damaged {
        println!(
            "fault: game {}: {}; it was damaged before and is copied as it is; restore it from an older backup",
            game.game, game.what
        );
    }
    if copied.damaged.is_empty() {
        ExitCode::SUCCESS
    } else {
        with_findings()
    }
}
