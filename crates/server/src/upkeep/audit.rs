//! `bandbox audit`: who did what, out of the database, while the server runs or not.

use crate::cli::Audit;
use crate::config::Defaults;
use anyhow::Context;
use bandbox_store::{AuditFilter, AuditRow, audited, without_password};
use std::process::ExitCode;

/// Prints the rows that are asked for, newest first.
///
/// # Errors
/// When there is no log to read.
pub(crate) async fn audit(asked: Audit) -> anyhow::Result<ExitCode> {
    let config = asked.settings.in_force(Defaults::SERVE)?;
    let shown = without_password(&config.database);
    let filter = AuditFilter {
        user: asked.user,
        session: asked.session,
        address: asked.address,
        game: asked.game,
        action: asked.action,
        outcome: asked.outcome.map(Into::into),
        since: asked.since,
        until: asked.until,
        before: None,
        limit: asked.rows,
    };
    let rows = audited(&config.database, &filter)
        .await
        .with_context(|| format!("reading {shown}"))?;
    for row in &rows {
        println!("{}", line(row));
    }
    Ok(ExitCode::SUCCESS)
}

/// A row in one line; what is not known is a dash.
fn line(row: &AuditRow) -> String {
    let entry = &row.entry;
    let game = entry.game.map(|game| game.to_string());
    let known = |text: Option<&String>| {
        // Names come from outside; a line stays a line.
        text.map_or_else(|| "-".to_string(), |text| text.escape_debug().to_string())
    };
    let mut line = format!(
        "{} {} {} user={} address={} session={} game={}",
        entry.at,
        entry.outcome.name(),
        entry.action.escape_debug(),
        known(entry.user.as_ref()),
        known(entry.address.as_ref()),
        known(entry.session.as_ref()),
        known(game.as_ref()),
    );
    for (name, text) in [("code", &entry.code), ("detail", &entry.detail)] {
        if let Some(text) = text {
            line.extend([" ", name, "="]);
            line.extend(text.escape_debug());
        }
    }
    line
}
