//! Who did what: for administrators.

use super::bearer::Bearer;
use super::problem::{Problem, unreadable_query};
use crate::app::App;
use crate::audit::Deed;
use crate::store_fault;
use crate::view::event::timestamp;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use bandbox_protocol::v1::id::Timestamp;
use bandbox_protocol::v1::query::AuditRows;
use bandbox_protocol::v1::{ErrorCode, ErrorData};
use bandbox_store::{AuditFilter, AuditRow, Outcome};
use serde::Serialize;
use std::str::FromStr;
use std::sync::Arc;

/// The most rows of a page.
const LIMIT: u32 = 1000;

/// A page of the audit.
#[derive(Serialize)]
pub(crate) struct Page {
    entries: Vec<Line>,
    /// Where the next page begins, if there may be one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// One thing that somebody did, or was not let do.
#[derive(Serialize)]
pub(crate) struct Line {
    at: Timestamp,
    user: Option<String>,
    session: Option<String>,
    address: Option<String>,
    game_id: Option<String>,
    action: String,
    outcome: &'static str,
    code: Option<String>,
    detail: Option<String>,
}

impl Line {
    /// A row as it is shown.
    pub(crate) fn of(row: AuditRow) -> Self {
        let entry = row.entry;
        Self {
            at: timestamp(entry.at),
            user: entry.user,
            session: entry.session,
            address: entry.address,
            game_id: entry.game.map(|game| game.to_string()),
            action: entry.action,
            outcome: entry.outcome.name(),
            code: entry.code,
            detail: entry.detail,
        }
    }
}

/// `GET /api/v1/audit?user=&session=&address=&game=&action=&outcome=&since=&until=&before=&limit=`.
pub(crate) async fn audit(
    State(app): State<Arc<App>>,
    Bearer(user, origin): Bearer,
    asked: Result<Query<AuditRows>, QueryRejection>,
) -> Result<Json<Page>, Problem> {
    if !user.admin {
        let detail = "only an administrator reads who did what";
        return Err(Problem::new(ErrorCode::Forbidden, detail));
    }
    let Query(asked) = asked.map_err(|fault| unreadable_query(&fault))?;
    let filter = filter(asked)?;
    let rows = app
        .store
        .audit(&filter)
        .await
        .map_err(|error| store_fault::refusal(&error))?;
    app.audit.allowed(&Deed {
        origin: &origin,
        user: Some(&user.id),
        game: filter.game,
        action: "read_audit",
        detail: None,
    });
    let full = rows.len() == usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let next = rows.last().filter(|_| full).map(|row| row.mark.to_string());
    let entries = rows.into_iter().map(Line::of).collect();
    Ok(Json(Page { entries, next }))
}

/// What the query asks of the store.
fn filter(asked: AuditRows) -> Result<AuditFilter, Problem> {
    let limit = asked.limit.unwrap_or(100);
    if !(1..=LIMIT).contains(&limit) {
        let message = format!("ask for 1 to {LIMIT} rows at once");
        return Err(wrong("limit", message));
    }
    let outcome = match asked.outcome.as_deref() {
        None => None,
        Some(name) => Some(
            Outcome::named(name)
                .ok_or_else(|| wrong("outcome", "an outcome is allowed or refused".to_string()))?,
        ),
    };
    Ok(AuditFilter {
        user: asked.user,
        session: asked.session,
        address: asked.address,
        game: read("game", asked.game.as_deref())?,
        action: asked.action,
        outcome,
        since: read("since", asked.since.as_deref())?,
        until: read("until", asked.until.as_deref())?,
        before: read("before", asked.before.as_deref())?,
        limit,
    })
}

fn read<T: FromStr<Err: ToString>>(name: &str, text: Option<&str>) -> Result<Option<T>, Problem> {
    text.map(str::parse)
        .transpose()
        .map_err(|error: T::Err| wrong(name, error.to_string()))
}

fn wrong(name: &str, message: String) -> Problem {
    Problem(ErrorData::new(ErrorCode::InvalidData, message).at(name.to_string()))
}
