//! Commands over HTTP, for programs that hold no socket: the same frames, the same answers.

use super::asking::ask;
use super::bearer::Bearer;
use super::key;
use super::problem::{Problem, unreadable};
use crate::app::App;
use axum::extract::rejection::StringRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::catalogue::exchange;
use bandbox_protocol::v1::{ClientEvent, ClientFrame, ErrorCode, ErrorData, decode_within};
use std::sync::Arc;

/// `POST /api/v1/games/{id}/commands`: 200 and the frame that the socket would have answered, or a problem.
pub(crate) async fn command(
    State(app): State<Arc<App>>,
    from: Bearer,
    Path(game): Path<String>,
    headers: HeaderMap,
    sent: Result<String, StringRejection>,
) -> Result<Response, Response> {
    let text = sent.map_err(|rejection| unreadable(&rejection))?;
    let bounds = app.live.now().limits.frame();
    let frame = decode_within(&text, bounds).map_err(|fault| Problem(fault.into_data()))?;
    same_name(&headers, &frame)?;
    about(&game, &frame.event)?;
    let (_, answer) = ask(app, from, frame).await?;
    let json = [(header::CONTENT_TYPE, "application/json")];
    Ok((json, answer.to_string()).into_response())
}

/// A frame names its command itself. A key beside it must be the same name.
fn same_name(headers: &HeaderMap, frame: &ClientFrame<ClientEvent>) -> Result<(), Problem> {
    match key::given(headers)? {
        Some(key) if key != frame.id => {
            let message = format!(
                "the frame has the id {} and the request another key; leave the key out or send the same",
                frame.id
            );
            Err(Problem(
                ErrorData::new(ErrorCode::InvalidId, message).at("Idempotency-Key"),
            ))
        }
        Some(_) | None => Ok(()),
    }
}

/// Only what is taken here, and only for the game of the address.
fn about(game: &str, event: &ClientEvent) -> Result<(), Problem> {
    if !is_taken(event) {
        let message = "this is no command; ask it over the socket";
        return Err(Problem(
            ErrorData::new(ErrorCode::UnknownEvent, message).at("event"),
        ));
    }
    if event.game_id().map(|named| named.to_string()).as_deref() == Some(game) {
        return Ok(());
    }
    let message = format!("the request is about game {game}; name that one in the data");
    Err(Problem(
        ErrorData::new(ErrorCode::InvalidData, message).at("data.game_id"),
    ))
}

/// Commands are; so is what comes before a game, without which whoever holds no socket could not begin one.
fn is_taken(event: &ClientEvent) -> bool {
    matches!(
        event,
        ClientEvent::CreateInvite(_) | ClientEvent::HandOver(_) | ClientEvent::SetReady(_)
    ) || exchange(event).is_some_and(|row| row.command)
}
