//! Writing a log that is copied from elsewhere, row for row.

use super::{fault, open};
use crate::codec;
use crate::copy::rows::{GameColumns, StoredGame};
use crate::error::StoreError;
use crate::history::History;
use crate::statement::Desk;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Executor};
use std::path::Path;

/// Opens a database that a log can be copied into, and keeps everybody else out.
pub(crate) async fn alone(path: &Path) -> Result<(SqliteConnection, History), StoreError> {
    let mut connection = open::alone(path).await?;
    let history = open::history(&mut connection).await?;
    Ok((connection, history))
}

/// Says what the database is for from now on.
pub(crate) async fn declare(
    connection: &mut SqliteConnection,
    history: History,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE bandbox SET epoch = ?, purpose = ?")
        .bind(history.epoch_column())
        .bind(history.purpose.name())
        .execute(connection)
        .await
        .map_err(fault::of)?;
    Ok(())
}

/// What is put from here on comes to be all at once.
pub(crate) async fn begin(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    connection
        .execute("BEGIN IMMEDIATE")
        .await
        .map_err(fault::of)?;
    Ok(())
}

/// Makes what was put durable.
pub(crate) async fn commit(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    connection.execute("COMMIT").await.map_err(fault::of)?;
    Ok(())
}

/// Puts all rows of a game where none of it is.
pub(crate) async fn put(
    connection: &mut SqliteConnection,
    stored: &StoredGame,
) -> Result<(), StoreError> {
    put_game(connection, &stored.game)
        .await
        .map_err(fault::of)?;
    let game_id = &stored.game.game_id;
    let batches: Vec<_> = stored
        .batches
        .iter()
        .map(|b| {
            (
                b.first_seq,
                b.last_seq,
                &b.user_id,
                &b.actor,
                &b.command_id,
                &b.payload_hash,
                &b.command,
                &b.at,
                &b.chain,
                &b.session,
            )
        })
        .collect();
    sqlx::query(
        "INSERT INTO batches
         SELECT ?1, b.value ->> 0, b.value ->> 1, b.value ->> 2, b.value ->> 3, b.value ->> 4,
                b.value ->> 5, b.value ->> 6, b.value ->> 7, b.value ->> 8, b.value ->> 9
         FROM json_each(?2) b",
    )
    .bind(game_id)
    .bind(codec::encode(&batches)?)
    .execute(&mut *connection)
    .await
    .map_err(fault::of)?;
    let events: Vec<_> = stored
        .events
        .iter()
        .map(|e| (e.seq, e.version, &e.data))
        .collect();
    sqlx::query(
        "INSERT INTO events
         SELECT ?1, e.value ->> 0, e.value ->> 1, e.value ->> 2 FROM json_each(?2) e",
    )
    .bind(game_id)
    .bind(codec::encode(&events)?)
    .execute(&mut *connection)
    .await
    .map_err(fault::of)?;
    let mut desk = Desk::Sqlite(connection);
    for invite in &stored.invites {
        desk.run(&invite.insertion()).await.map_err(fault::of)?;
    }
    Ok(())
}

async fn put_game(
    connection: &mut SqliteConnection,
    game: &GameColumns,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO games (
             game_id, created_by, create_command_id, manager_away, manager_home, team_away, team_home,
             secret, head_seq, chain, status, inning, half, score_away, score_home, created_at, updated_at,
             origin_away, origin_home, private, solitaire, max_spectators
         ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&game.game_id)
    .bind(&game.created_by)
    .bind(&game.create_command_id)
    .bind(&game.manager_away)
    .bind(&game.manager_home)
    .bind(&game.team_away)
    .bind(&game.team_home)
    .bind(&game.secret)
    .bind(game.head_seq)
    .bind(&game.chain)
    .bind(&game.status)
    .bind(game.inning)
    .bind(&game.half)
    .bind(game.score_away)
    .bind(game.score_home)
    .bind(&game.created_at)
    .bind(&game.updated_at)
    .bind(&game.origin_away)
    .bind(&game.origin_home)
    .bind(game.access.private)
    .bind(game.access.solitaire)
    .bind(game.access.max_spectators)
    .execute(connection)
    .await?;
    Ok(())
}

/// Removes all rows of a game.
pub(crate) async fn remove(
    connection: &mut SqliteConnection,
    game_id: &str,
) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM invites WHERE game_id = ?",
        "DELETE FROM events WHERE game_id = ?",
        "DELETE FROM batches WHERE game_id = ?",
        "DELETE FROM games WHERE game_id = ?",
    ] {
        sqlx::query(statement)
            .bind(game_id)
            .execute(&mut *connection)
            .await
            .map_err(fault::of)?;
    }
    Ok(())
}

/// Ends the connection; everything that was committed is in the one file.
pub(crate) async fn close(connection: SqliteConnection) -> Result<(), StoreError> {
    connection.close().await.map_err(fault::of)
}
