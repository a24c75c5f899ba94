//! The address that is called when it is the asker's turn: it is his own, and nobody else is shown it.

use super::bearer::Bearer;
use super::problem::{Problem, unreadable};
use crate::app::App;
use crate::audit::{Deed, Origin};
use crate::store_fault;
use crate::turns::Reach;
use crate::view::event::timestamp;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::StringRejection;
use axum::http::StatusCode;
use bandbox_protocol::v1::webhook::{MAX_URL, Webhook, WebhookForm};
use bandbox_protocol::v1::{ErrorCode, ErrorData, body};
use bandbox_store::{StoreError, WebhookForm as StoredForm};
use std::sync::Arc;

/// `GET /api/v1/webhook`
pub(crate) async fn read(
    State(app): State<Arc<App>>,
    Bearer(user, _): Bearer,
) -> Result<Json<Webhook>, Problem> {
    calls(&app)?;
    let webhook = app.store.webhook(&user.id).await;
    let webhook = webhook.map_err(|error| failed(&error))?;
    webhook.map(|webhook| Json(shown(webhook))).ok_or_else(none)
}

/// `PUT /api/v1/webhook`: has an address called, in place of the one before.
pub(crate) async fn set(
    State(app): State<Arc<App>>,
    Bearer(user, origin): Bearer,
    sent: Result<String, StringRejection>,
) -> Result<Json<Webhook>, Problem> {
    let reach = calls(&app)?;
    let sent = sent.map_err(|rejection| unreadable(&rejection))?;
    let asked = body::set_webhook(&sent).map_err(Problem)?;
    if asked.url.len() > MAX_URL {
        return Err(wrong(format!("an address has at most {MAX_URL} bytes")));
    }
    let url = reach.permit(&asked.url).map_err(wrong)?;
    let webhook = bandbox_store::Webhook {
        user: user.id.clone(),
        url: url.to_string(),
        form: match asked.form {
            WebhookForm::Json => StoredForm::Json,
            WebhookForm::Discord => StoredForm::Discord,
        },
        set_at: jiff::Timestamp::now(),
        trouble: None,
    };
    let stored = app.store.set_webhook(webhook.clone()).await;
    stored.map_err(|error| failed(&error))?;
    note(&app, &user.id, &origin, "set_webhook");
    // What waits for him already is told of as well.
    let waiting = app.store.games_that_may_wait(Some(&user.id)).await;
    for game in waiting.map_err(|error| failed(&error))? {
        app.turns.look_at(game);
    }
    Ok(Json(shown(webhook)))
}

/// `DELETE /api/v1/webhook`: has none called any more.
pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    Bearer(user, origin): Bearer,
) -> Result<StatusCode, Problem> {
    let removed = app.store.remove_webhook(&user.id).await;
    if !removed.map_err(|error| failed(&error))? {
        return Err(none());
    }
    note(&app, &user.id, &origin, "remove_webhook");
    Ok(StatusCode::NO_CONTENT)
}

/// How far calls may reach, where there are any.
fn calls(app: &App) -> Result<Reach, Problem> {
    match app.turns.settings.reach {
        Reach::Off => {
            let detail = "this server calls no addresses; ask its operator";
            Err(Problem::new(ErrorCode::Forbidden, detail))
        }
        reach @ (Reach::Public | Reach::Any) => Ok(reach),
    }
}

/// The address itself may be a key to a channel: no log has it.
fn note(app: &App, user: &str, origin: &Origin, action: &str) {
    app.audit.allowed(&Deed {
        origin,
        user: Some(user),
        game: None,
        action,
        detail: None,
    });
}

fn shown(webhook: bandbox_store::Webhook) -> Webhook {
    let stopped = webhook
        .trouble
        .as_ref()
        .is_some_and(|trouble| trouble.stopped);
    Webhook {
        url: webhook.url,
        form: match webhook.form {
            StoredForm::Json => WebhookForm::Json,
            StoredForm::Discord => WebhookForm::Discord,
        },
        set_at: timestamp(webhook.set_at),
        trouble: webhook.trouble.map(|trouble| trouble.what),
        stopped,
    }
}

fn none() -> Problem {
    let detail = "no address is called for you; set one with PUT";
    Problem::new(ErrorCode::NotFound, detail)
}

fn wrong(message: String) -> Problem {
    Problem(ErrorData::new(ErrorCode::InvalidData, message).at("url"))
}

fn failed(error: &StoreError) -> Problem {
    store_fault::refusal(error).into()
}
