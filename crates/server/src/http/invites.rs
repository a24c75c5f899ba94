//! An invite taken by a program that holds no socket. Its code is no part of the address: whoever reads addresses in a log could
//! take the side.

use super::asking::{Unanswered, ask};
use super::bearer::Bearer;
use super::problem::{Problem, unreadable};
use super::reading::{data_of, question};
use crate::app::App;
use axum::extract::State;
use axum::extract::rejection::StringRejection;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::{ClientEvent, ClientFrame, body};
use std::sync::Arc;

/// `POST /api/v1/invites/accept`: as `accept_invite`.
pub(crate) async fn accept(
    State(app): State<Arc<App>>,
    from: Bearer,
    sent: Result<String, StringRejection>,
) -> Result<Response, Response> {
    let sent = sent.map_err(|rejection| unreadable(&rejection))?;
    let data = body::accept_invite(&sent).map_err(Problem)?;
    let frame = ClientFrame {
        id: question()?,
        event: ClientEvent::AcceptInvite(data),
        if_seq: None,
    };
    let answered = ask(app, from, frame).await;
    let (_, text) = answered.map_err(Unanswered::in_body)?;
    let data = data_of(&text)?.get().to_owned();
    Ok(([(header::CONTENT_TYPE, "application/json")], data).into_response())
}
