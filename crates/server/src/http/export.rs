//! A game for other programs, over HTTP.

use super::bearer::Bearer;
use super::problem::{Problem, no_such_game, of_address};
use crate::app::App;
use crate::authorize::Standing;
use crate::export::{Unwritten, files};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::query::{ExportFormat, ExportGame};
use bandbox_protocol::v1::{ErrorCode, ErrorData};
use bandbox_store::{GameId, StoreError};
use std::sync::Arc;

/// What an export is for the table of who may do what: the whole history at once.
const EXPORTS_AS: &str = "get_play_history";

/// `GET /api/v1/games/{id}/export?format=retrosheet|json|text`. A game that is not there, that the asker may not see, or that
/// nobody can name, is answered alike.
pub(crate) async fn export(
    State(app): State<Arc<App>>,
    Bearer(user, _): Bearer,
    Path(game): Path<String>,
    asked: Result<Query<ExportGame>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|fault| {
        let message = format!(
            "{}; ask for format=retrosheet, json or text",
            fault.body_text()
        );
        Problem(ErrorData::new(ErrorCode::InvalidData, message).at("format"))
    })?;
    app.limiter
        .event(&app.live.now().limits, &user.id, "export")?;
    let game: GameId = game.parse().map_err(|_| no_such_game())?;
    let seats = app
        .store
        .load_seats(game)
        .await
        .map_err(|error| unread(&error))?;
    let standing = Standing::of(&user, &seats.ok_or_else(no_such_game)?);
    standing.permit(EXPORTS_AS).map_err(of_address)?;
    let recorded = app
        .store
        .recording(game)
        .await
        .map_err(|error| unread(&error))?;
    let audience = standing.audience();
    let files = files(&recorded, asked.format, audience, asked.number).map_err(unwritten)?;
    let place = match asked.format {
        ExportFormat::Retrosheet => asked.part as usize,
        ExportFormat::Json | ExportFormat::Text => 0,
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
