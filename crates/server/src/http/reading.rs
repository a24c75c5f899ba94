//! Games to look at, for programs that hold no socket: what the events of the socket answer, without the frame.

use super::asking::{ask, lost};
use super::bearer::Bearer;
use super::problem::{Problem, no_such_game, unreadable_query};
use crate::app::App;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::client::OfGame;
use bandbox_protocol::v1::games::ListGames;
use bandbox_protocol::v1::{ClientEvent, ClientFrame, FrameId, GameId};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::sync::Arc;

/// `GET /api/v1/games?filter=&after=&limit=`: as `list_games`.
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    from: Bearer,
    asked: Result<Query<ListGames>, QueryRejection>,
) -> Result<Response, Response> {
    let Query(asked) = asked.map_err(|fault| unreadable_query(&fault))?;
    look(app, from, ClientEvent::ListGames(asked)).await
}

/// `GET /api/v1/games/{id}`: as `request_game_state`.
pub(crate) async fn state(
    State(app): State<Arc<App>>,
    from: Bearer,
    Path(game): Path<String>,
) -> Result<Response, Response> {
    let game_id = game_of(&game)?;
    look(app, from, ClientEvent::RequestGameState(OfGame { game_id })).await
}

/// `GET /api/v1/games/{id}/box-score`: as `get_box_score`.
pub(crate) async fn box_score(
    State(app): State<Arc<App>>,
    from: Bearer,
    Path(game): Path<String>,
) -> Result<Response, Response> {
    let game_id = game_of(&game)?;
    look(app, from, ClientEvent::GetBoxScore(OfGame { game_id })).await
}

/// The game of an address. What is no id names no game.
pub(super) fn game_of(id: &str) -> Result<GameId, Problem> {
    GameId::try_from(id.to_owned()).map_err(|_| no_such_game())
}

/// The name of a question, which nobody repeats.
pub(super) fn question() -> Result<FrameId, Problem> {
    "http".parse().map_err(|_| lost())
}

async fn look(app: Arc<App>, from: Bearer, event: ClientEvent) -> Result<Response, Response> {
    let frame = ClientFrame {
        id: question()?,
        event,
        if_seq: None,
    };
    let (_, text) = ask(app, from, frame).await?;
    let data = data_of(&text)?.get().to_owned();
    Ok(([(header::CONTENT_TYPE, "application/json")], data).into_response())
}

/// What a frame says, without the frame.
pub(super) fn data_of(text: &str) -> Result<&RawValue, Problem> {
    #[derive(Deserialize)]
    struct Sent<'a> {
        #[serde(borrow)]
        data: &'a RawValue,
    }
    let sent: Sent<'_> = serde_json::from_str(text).map_err(|_| lost())?;
    Ok(sent.data)
}
