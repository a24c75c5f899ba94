//! Reading a whole log, game by game, as it was at one moment.

use super::{fault, open};
use crate::copy::rows::{BatchColumns, EventColumns, GameColumns, StoredGame};
use crate::error::StoreError;
use crate::history::History;
use crate::people::invites::InviteColumns;
use sqlx::Executor;
use sqlx::sqlite::SqliteConnection;
use std::path::Path;

/// Opens a log that is there. Everything that is asked of the connection sees the log as it is now; whoever
/// writes to it meanwhile goes on.
pub(crate) async fn at_this_moment(path: &Path) -> Result<(SqliteConnection, History), StoreError> {
    let mut connection = open::to_be_read(path).await?;
    connection.execute("BEGIN").await.map_err(fault::of)?;
    // The moment is that of the first question.
    let history = open::history(&mut connection).await?;
    Ok((connection, history))
}

/// The ids of the next games, in order.
pub(crate) async fn next_games(
    connection: &mut SqliteConnection,
    after: &str,
    limit: u32,
) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar("SELECT game_id FROM games WHERE game_id > ? ORDER BY game_id LIMIT ?")
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await
        .map_err(fault::of)
}

/// All rows of a game, if there is such a game.
pub(crate) async fn game(
    connection: &mut SqliteConnection,
    game_id: &str,
) -> Result<Option<StoredGame>, StoreError> {
    let game: Option<GameColumns> = sqlx::query_as("SELECT * FROM games WHERE game_id = ?")
        .bind(game_id)
        .fetch_optional(&mut *connection)
        .await
        .map_err(fault::of)?;
    let Some(game) = game else {
        return Ok(None);
    };
    let batches: Vec<BatchColumns> =
        sqlx::query_as("SELECT * FROM batches WHERE game_id = ? ORDER BY first_seq")
            .bind(game_id)
            .fetch_all(&mut *connection)
            .await
            .map_err(fault::of)?;
    let events: Vec<EventColumns> =
        sqlx::query_as("SELECT * FROM events WHERE game_id = ? ORDER BY seq")
            .bind(game_id)
            .fetch_all(&mut *connection)
            .await
            .map_err(fault::of)?;
    let invites: Vec<InviteColumns> =
        sqlx::query_as("SELECT * FROM invites WHERE game_id = ? ORDER BY code")
            .bind(game_id)
            .fetch_all(connection)
            .await
            .map_err(fault::of)?;
    Ok(Some(StoredGame {
        game,
        batches,
        events,
        invites,
    }))
}
