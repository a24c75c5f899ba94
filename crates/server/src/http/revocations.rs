//! Tokens taken back over HTTP, by administrators.

use super::bearer::Bearer;
use super::problem::{Problem, unreadable, unreadable_query};
use crate::app::App;
use crate::audit::{Deed, Origin};
use crate::revoking::{What, revocation};
use crate::store_fault;
use crate::view::event::timestamp;
use axum::Json;
use axum::extract::rejection::{QueryRejection, StringRejection};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use bandbox_protocol::v1::revocation::{Lift, Revocation, Revocations, Revoke};
use bandbox_protocol::v1::{ErrorCode, ErrorData, Timestamp};
use bandbox_store::{Extent, Revoked, StoreError};
use bandbox_tokens::User;
use std::sync::Arc;

/// `POST /api/v1/revocations`: takes back all tokens of a user, or one.
pub(crate) async fn revoke(
    State(app): State<Arc<App>>,
    Bearer(user, origin): Bearer,
    body: Result<String, StringRejection>,
) -> Result<(StatusCode, Json<Revocation>), Problem> {
    administrators_only(&user)?;
    let body = body.map_err(|fault| unreadable(&fault))?;
    let asked: Revoke = serde_json::from_str(&body).map_err(|error| wrong(error.to_string()))?;
    let reason = asked.reason.clone();
    let made = revocation(what(asked)?, reason, user.id.clone());
    let told = shown(made.clone());
    app.store
        .revoke(made)
        .await
        .map_err(|error| failed(&error))?;
    look_again(&app).await;
    note(&app, &user, &origin, "revoke");
    Ok((StatusCode::CREATED, Json(told)))
}

/// What an administrator has done; of whom it was, the list of revocations tells.
fn note(app: &App, user: &User, origin: &Origin, action: &str) {
    app.audit.allowed(&Deed {
        origin,
        user: Some(&user.id),
        game: None,
        action,
        detail: None,
    });
}

/// `GET /api/v1/revocations`: those that are in force.
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    Bearer(user, _): Bearer,
) -> Result<Json<Revocations>, Problem> {
    administrators_only(&user)?;
    let now = jiff::Timestamp::now().as_second();
    let all = app.store.revocations(now).await;
    let all = all.map_err(|error| failed(&error))?;
    Ok(Json(Revocations {
        revocations: all.into_iter().map(shown).collect(),
    }))
}

/// `DELETE /api/v1/revocations?user=…` or `?token_id=…`: takes one back.
pub(crate) async fn lift(
    State(app): State<Arc<App>>,
    Bearer(user, origin): Bearer,
    asked: Result<Query<Lift>, QueryRejection>,
) -> Result<StatusCode, Problem> {
    administrators_only(&user)?;
    let Query(asked) = asked.map_err(|fault| unreadable_query(&fault))?;
    let revoked = match (asked.user, asked.token_id) {
        (Some(id), None) => Revoked::User(id),
        (None, Some(id)) => Revoked::Token(id),
        (Some(_), Some(_)) | (None, None) => {
            return Err(wrong(
                "say whose with user, or which with token_id".to_string(),
            ));
        }
    };
    let lifted = app.store.lift(revoked).await;
    if !lifted.map_err(|error| failed(&error))? {
        let detail = "there is no such revocation; list them to see what there is";
        return Err(Problem::new(ErrorCode::NotFound, detail));
    }
    look_again(&app).await;
    note(&app, &user, &origin, "lift");
    Ok(StatusCode::NO_CONTENT)
}

/// What was written is in force here at once. Should it not be read now, it is within a second.
async fn look_again(app: &App) {
    if let Err(error) = app.gate.look_again(&app.store).await {
        tracing::debug!(%error, "a revocation is not in force yet");
    }
}

fn administrators_only(user: &User) -> Result<(), Problem> {
    if user.admin {
        return Ok(());
    }
    let detail = "only an administrator takes tokens back";
    Err(Problem::new(ErrorCode::Forbidden, detail))
}

fn what(asked: Revoke) -> Result<What, Problem> {
    match (asked.user, asked.token_id, asked.expires) {
        (Some(id), None, None) if !id.is_empty() => Ok(What::User { id, ban: asked.ban }),
        (None, Some(id), Some(expires)) if !id.is_empty() && !asked.ban => {
            Ok(What::Token { id, expires })
        }
        _ => Err(wrong(
            "name a user, with ban or without, or a token by token_id and expires".to_string(),
        )),
    }
}

fn shown(revocation: bandbox_store::Revocation) -> Revocation {
    let (user, token_id, ban, until) = match revocation.extent {
        Extent::User { issued_until, ban } => (Some(revocation.id), None, ban, issued_until),
        Extent::Token { expires } => (None, Some(revocation.id), false, expires),
    };
    Revocation {
        user,
        token_id,
        ban,
        until: at(until),
        reason: revocation.reason,
        by: revocation.by,
        at: at(revocation.at),
    }
}

fn at(second: i64) -> Timestamp {
    timestamp(jiff::Timestamp::from_second(second).unwrap_or(jiff::Timestamp::MAX))
}

fn wrong(message: String) -> Problem {
    Problem(ErrorData::new(ErrorCode::InvalidData, message))
}

fn failed(error: &StoreError) -> Problem {
    store_fault::refusal(error).into()
}
