//! Whether the file is whole.

use super::fault;
use crate::checkup::Finding;
use crate::error::StoreError;
use crate::health::Health;
use crate::rows::count;
use sqlx::sqlite::SqliteConnection;

/// A write-ahead log of this size has not been folded into its file for long.
const LONG_LOG: u64 = 64 * 1024 * 1024;

/// Looks at every page of the file.
pub(crate) async fn health(connection: &mut SqliteConnection) -> Result<Health, StoreError> {
    let mut findings = Vec::new();
    let verdicts: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check(10)")
        .fetch_all(&mut *connection)
        .await
        .map_err(fault::of)?;
    for (verdict,) in verdicts.into_iter().filter(|(verdict,)| verdict != "ok") {
        findings.push(Finding::fault(
            "database",
            format!("{verdict}; stop the server, check the disk, and restore a backup"),
        ));
    }
    let (pages, page_size, file): (i64, i64, String) = sqlx::query_as(
        "SELECT (SELECT page_count FROM pragma_page_count), (SELECT page_size FROM pragma_page_size),
                (SELECT file FROM pragma_database_list WHERE name = 'main')",
    )
    .fetch_one(connection)
    .await
    .map_err(fault::of)?;
    let waiting = std::fs::metadata(format!("{file}-wal")).map_or(0, |found| found.len());
    if waiting > LONG_LOG {
        findings.push(Finding::warning(
            "database",
            format!(
                "{} MiB wait to be folded into the file, because something reads it without end; end what reads {file}",
                waiting >> 20
            ),
        ));
    }
    Ok(Health {
        bytes: count(pages)?.saturating_mul(count(page_size)?) + waiting,
        findings,
    })
}
