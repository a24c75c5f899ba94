//! What has happened in a game since, for programs where sockets are blocked: the long poll.

use super::asking::{answer, lost};
use super::bearer::Bearer;
use super::problem::{Problem, unreadable_query};
use super::reading::{data_of, game_of, question};
use crate::app::App;
use crate::connection::dispatch::Dispatch;
use crate::connection::outbox::{Frame, Frames, Outbox};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::query::{EventsSince, LONGEST_WAIT};
use bandbox_protocol::v1::reply::GameJoined;
use bandbox_protocol::v1::{ErrorCode, ErrorData, ReplyEvent, ServerFrame};
use serde::Serialize;
use serde_json::value::RawValue;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// What has happened.
#[derive(Serialize)]
struct Since<'a> {
    epoch: u64,
    head_seq: u64,
    recovered: bool,
    /// The frames of the events, as the socket sends them.
    events: Vec<&'a RawValue>,
    /// The game as it stands, where not every event since can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a RawValue>,
}

/// `GET /api/v1/games/{id}/events?after=&epoch=&wait=`.
pub(crate) async fn events(
    State(app): State<Arc<App>>,
    Bearer(user, origin): Bearer,
    Path(game): Path<String>,
    asked: Result<Query<EventsSince>, QueryRejection>,
) -> Result<Response, Response> {
    let Query(asked) = asked.map_err(|fault| unreadable_query(&fault))?;
    if asked.wait > LONGEST_WAIT {
        let message = format!("wait at most {LONGEST_WAIT} seconds, and then ask again");
        return Err(Problem(ErrorData::new(ErrorCode::InvalidData, message).at("wait")).into());
    }
    // It comes into the room, if only to look, and costs as much.
    let in_time = app
        .limiter
        .event(&app.live.now().limits, &user.id, "join_game");
    in_time.map_err(Problem::from)?;
    let until = Instant::now() + Duration::from_secs(asked.wait);
    let game = game_of(&game)?;
    let (outbox, mut frames) = Outbox::new();
    let name = app.connections.name_one();
    let dispatch = Dispatch::signed_in_as(Arc::clone(&app), name, outbox.clone(), origin, user);
    dispatch.follow(game, asked.after, asked.epoch, question()?);
    let (reply, _) = answer(frames.next().await)?;
    let ReplyEvent::GameJoined(joined) = reply else {
        return Err(lost().into());
    };
    let closing = outbox.closing();
    let told = if joined.recovered && joined.replayed == 0 {
        tokio::select! {
            told = next_event(&mut frames, until) => told,
            () = closing.closed() => Vec::new(),
            () = app.draining.cancelled() => Vec::new(),
        }
    } else {
        tokio::select! {
            told = these(&mut frames, joined.replayed.max(1)) => told,
            () = closing.closed() => return Err(lost().into()),
        }
    };
    Ok(since(&joined, &told)?)
}

/// So many frames, which follow the answer.
async fn these(frames: &mut Frames, count: u32) -> Vec<Frame> {
    let mut told = Vec::new();
    for _ in 0..count {
        told.push(frames.next().await);
    }
    told
}

/// Waits for the next event, and takes those that came with it. Presence and what else has no number is passed over.
async fn next_event(frames: &mut Frames, until: Instant) -> Vec<Frame> {
    let mut told = Vec::new();
    while told.is_empty() {
        let Ok(frame) = timeout_at(until, frames.next()).await else {
            break;
        };
        told.extend(Some(frame).filter(is_numbered));
    }
    if !told.is_empty() {
        let more = std::iter::from_fn(|| frames.take());
        told.extend(more.filter(is_numbered));
    }
    told
}

fn is_numbered(frame: &Frame) -> bool {
    matches!(ServerFrame::decode(frame), Ok(ServerFrame::Room(_)))
}

fn since(joined: &GameJoined, told: &[Frame]) -> Result<Response, Problem> {
    let mut since = Since {
        epoch: joined.epoch,
        head_seq: joined.head_seq,
        recovered: joined.recovered,
        events: Vec::new(),
        state: None,
    };
    if joined.recovered {
        for frame in told {
            since
                .events
                .push(serde_json::from_str(frame).map_err(|_| lost())?);
        }
        // Those that happened while the answer waited are not in the head that the game had before.
        if joined.replayed == 0 {
            since.head_seq += since.events.len() as u64;
        }
    } else {
        let snapshot = told.first().ok_or_else(lost)?;
        since.state = Some(data_of(snapshot)?);
    }
    let text = serde_json::to_string(&since).map_err(|_| lost())?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}
