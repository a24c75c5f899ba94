//! The list of games, newest first, page by page.

use crate::app::App;
use crate::game::ticket::Ticket;
use crate::view::event::timestamp;
use bandbox_protocol::v1::games::{GameFilter as Filter, ListGames};
use bandbox_protocol::v1::reply::{GameList, GameStatus, GameSummary};
use bandbox_protocol::v1::{ErrorCode, ErrorData, GameId as WireGameId, ReplyEvent};
use bandbox_store::{GameFilter, GameId, GameRow, Status};
use bandbox_tokens::User;

/// Lists games and answers.
pub(crate) async fn list_games(app: &App, user: &User, data: ListGames, ticket: Ticket) {
    match page(app, user, data).await {
        Ok(list) => ticket.answer(ReplyEvent::GameList(list)),
        Err(error) => ticket.refuse(error),
    }
}

async fn page(app: &App, user: &User, data: ListGames) -> Result<GameList, ErrorData> {
    let before = match data.after {
        None => None,
        Some(cursor) => Some(cursor.parse::<GameId>().map_err(|_| {
            let message = "is not a cursor; send the next of the page before";
            ErrorData::new(ErrorCode::InvalidData, message).at("data.after")
        })?),
    };
    let (manager, status) = match data.filter {
        None => (None, None),
        Some(Filter::Mine) => (Some(user.id.clone()), None),
        Some(Filter::Open) => (None, Some(Status::Open)),
        Some(Filter::Playing) => (None, Some(Status::Playing)),
        Some(Filter::Suspended) => (None, Some(Status::Suspended)),
        Some(Filter::Final) => (None, Some(Status::Final)),
    };
    let limit = u32::from(data.limit.unwrap_or_default().number());
    let filter = GameFilter {
        manager,
        status,
        // Administrators see all.
        visible_to: (!user.admin).then(|| user.id.clone()),
        before,
        limit,
    };
    let rows = app.store.games(&filter).await.map_err(|error| {
        tracing::error!(%error, "the store does not answer");
        ErrorData::new(
            ErrorCode::StoreUnavailable,
            "the list of games cannot be read just now; ask again",
        )
    })?;
    let full = rows.len() == usize::try_from(limit).unwrap_or(usize::MAX);
    let next = rows.last().filter(|_| full).map(|row| row.game.to_string());
    Ok(GameList {
        games: rows.into_iter().map(summary).collect(),
        next,
    })
}

fn summary(row: GameRow) -> GameSummary {
    GameSummary {
        game_id: WireGameId(row.game.uuid()),
        teams: row.teams,
        score: row.summary.score,
        inning: row.summary.half_inning.inning,
        half: row.summary.half_inning.half,
        status: match row.summary.status {
            Status::Open => GameStatus::Open,
            Status::Playing => GameStatus::Playing,
            Status::Suspended => GameStatus::Suspended,
            Status::Final => GameStatus::Final,
        },
        managers: row.managers,
        private: row.access.private,
        updated_at: timestamp(row.updated_at),
    }
}
