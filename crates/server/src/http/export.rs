//! A game for other programs, over HTTP.

use super::bearer::Bearer;
use super::problem::{Problem, no_such_game};
use crate::app::App;
use crate::authorize::Standing;
use crate::export::{Format, Unwritten, files};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::{ErrorCode, ErrorData};
use bandbox_store::{GameId, StoreError};
use serde::Deserialize;
use std::sync::Arc;

/// What is asked for.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    format: Format,
    /// Of Retrosheet's files, which.
    #[serde(default)]
    part: Part,
    /// Which game of the day between these teams it is, 0 for the only one; only Retrosheet asks.
    #[serde(default)]
    number: u8,
}

/// One of Retrosheet's files, in their order.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    #[default]
    Events,
    AwayRoster,
    HomeRoster,
    Teams,
}

/// `GET /api/v1/games/{id}/export?format=retrosheet|json|text`. Everybody who has a token may look at every game; a game
/// that is not there, or that nobody can name, is answered alike.
pub(crate) async fn export(
    State(app): State<Arc<App>>,
    Bearer(user, _): Bearer,
    Path(game): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|fault| {
        let message = format!(
            "{}; ask for format=retrosheet, json or text",
            fault.body_text()
        );
        Problem(ErrorData::new(ErrorCode::InvalidData, message).at("format"))
    })?;
    let game: GameId = game.parse().map_err(|_| no_such_game())?;
    let recorded = app
        .store
        .recording(game)
        .await
        .map_err(|error| unread(&error))?;
    let audience = Standing::of(&user, &recorded.managers_now).audience();
    let files = files(&recorded, asked.format, audience, asked.number).map_err(unwritten)?;
    let place = match asked.format {
        Format::Retrosheet => asked.part as usize,
        Format::Json | Format::Text => 0,
    };
    let file = files.into_iter().nth(place).ok_or_else(no_such_game)?;
    let name = format!("attachment; filename=\"{}\"", file.name);
    let headers = [
        (header::CONTENT_TYPE, file.media.to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, file.text).into_response())
}

fn unread(error: &StoreError) -> Problem {
    if let StoreError::NoSuchGame { .. } = error {
        return no_such_game();
    }
    tracing::error!(%error, "a game cannot be read");
    let message = "the server cannot read its log just now; send the same request again";
    Problem(ErrorData {
        retry_after_ms: Some(1_000),
        ..ErrorData::new(ErrorCode::StoreUnavailable, message)
    })
}

fn unwritten(error: Unwritten) -> Problem {
    match error {
        Unwritten::Store(error) => unread(&error),
        Unwritten::Log(error) => {
            tracing::error!(%error, "a game cannot be folded");
            Problem::new(
                ErrorCode::Internal,
                "this game cannot be read; tell the operator",
            )
        }
        Unwritten::Retrosheet(error) => {
            Problem(ErrorData::new(ErrorCode::InvalidData, error.to_string()).at("format"))
        }
    }
}
