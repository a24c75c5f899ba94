//! The statements that both the writer and the readers use.

use crate::rows::BatchRow;
use sqlx::sqlite::SqliteConnection;

/// The batches of a game, each with its events.
macro_rules! batches_of_game {
    () => {
        "SELECT b.*, (
             SELECT json_group_array(json_array(e.version, e.data) ORDER BY e.seq) FROM events e
             WHERE e.game_id = b.game_id AND e.seq BETWEEN b.first_seq AND b.last_seq
         ) AS events
         FROM batches b WHERE game_id = ?"
    };
}

/// The batch that a user's command led to, if it was accepted.
pub(super) async fn accepted(
    connection: &mut SqliteConnection,
    game: &str,
    user: &str,
    command_id: &str,
) -> Result<Option<BatchRow>, sqlx::Error> {
    sqlx::query_as(concat!(
        batches_of_game!(),
        " AND user_id = ? AND command_id = ?"
    ))
    .bind(game)
    .bind(user)
    .bind(command_id)
    .fetch_optional(connection)
    .await
}

/// The batches of a game in order.
pub(super) async fn batches(
    connection: &mut SqliteConnection,
    game: &str,
) -> Result<Vec<BatchRow>, sqlx::Error> {
    sqlx::query_as(concat!(batches_of_game!(), " ORDER BY first_seq"))
        .bind(game)
        .fetch_all(connection)
        .await
}
