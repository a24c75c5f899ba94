//! Writing a log that is copied from elsewhere, row for row.

use super::{fault, open};
use crate::copy::rows::{BatchColumns, EventColumns, GameColumns, StoredGame};
use crate::error::StoreError;
use crate::history::History;
use crate::statement::Desk;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection, Executor};

/// Two of the database's locks may have one number; this one is told from the others by its first half.
const COPYING: i32 = 0x0063_6f70;

/// Opens a database that a log can be copied into, and keeps everybody else out who wants to copy.
pub(crate) async fn alone(
    options: &PgConnectOptions,
    database: &str,
) -> Result<(PgConnection, History), StoreError> {
    let options = open::options(options);
    open::migrate(&options, database).await?;
    let mut connection = open::connect(&options, database).await?;
    // A large log takes longer than a statement of a server should; and a copy is on the disk when it is done.
    connection
        .execute(
            "SELECT set_config('statement_timeout', '0', false),
                    set_config('idle_session_timeout', '0', false),
                    CASE WHEN current_setting('synchronous_commit') = 'off'
                         THEN set_config('synchronous_commit', 'on', false) END",
        )
        .await
        .map_err(fault::of)?;
    let held: bool =
        sqlx::query_scalar("SELECT pg_try_advisory_lock($1, 'bandbox'::regclass::oid::integer)")
            .bind(COPYING)
            .fetch_one(&mut connection)
            .await
            .map_err(fault::of)?;
    if !held {
        return Err(StoreError::InUse {
            database: database.to_string(),
        });
    }
    let history = open::history(&mut connection).await?;
    Ok((connection, history))
}

/// Says what the database is for from now on.
pub(crate) async fn declare(
    connection: &mut PgConnection,
    history: History,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE bandbox SET epoch = $1, purpose = $2")
        .bind(history.epoch_column())
        .bind(history.purpose.name())
        .execute(connection)
        .await
        .map_err(fault::of)?;
    Ok(())
}

/// What is put from here on comes to be all at once.
pub(crate) async fn begin(connection: &mut PgConnection) -> Result<(), StoreError> {
    connection
        .execute("BEGIN ISOLATION LEVEL READ COMMITTED")
        .await
        .map_err(fault::of)?;
    Ok(())
}

/// Makes what was put durable.
pub(crate) async fn commit(connection: &mut PgConnection) -> Result<(), StoreError> {
    connection.execute("COMMIT").await.map_err(fault::of)?;
    Ok(())
}

/// Puts all rows of a game where none of it is.
pub(crate) async fn put(
    connection: &mut PgConnection,
    stored: &StoredGame,
) -> Result<(), StoreError> {
    put_game(connection, &stored.game)
        .await
        .map_err(fault::of)?;
    let game_id = &stored.game.game_id;
    put_batches(connection, game_id, &stored.batches)
        .await
        .map_err(fault::of)?;
    put_events(connection, game_id, &stored.events)
        .await
        .map_err(fault::of)?;
    let mut desk = Desk::Postgres(connection);
    for invite in &stored.invites {
        desk.run(&invite.insertion()).await.map_err(fault::of)?;
    }
    Ok(())
}

async fn put_game(connection: &mut PgConnection, game: &GameColumns) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO games (
             game_id, created_by, create_command_id, manager_away, manager_home, team_away, team_home,
             secret, head_seq, chain, status, inning, half, score_away, score_home, created_at, updated_at,
             origin_away, origin_home, private, solitaire, max_spectators
         ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                   $18, $19, $20, $21, $22)",
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

/// Binds columns of rows: an array each.
macro_rules! bind_columns {
    ($query:expr, $rows:expr, $($column:ident),* $(,)?) => {
        $query$(.bind($rows.iter().map(|row| row.$column.clone()).collect::<Vec<_>>()))*
    };
}

async fn put_batches(
    connection: &mut PgConnection,
    game_id: &str,
    rows: &[BatchColumns],
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO batches SELECT $1, b.* FROM unnest(
             $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
             $9::text[], $10::text[], $11::text[]
         ) AS b",
    )
    .bind(game_id);
    bind_columns!(
        query,
        rows,
        first_seq,
        last_seq,
        user_id,
        actor,
        command_id,
        payload_hash,
        command,
        at,
        chain,
        session,
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn put_events(
    connection: &mut PgConnection,
    game_id: &str,
    rows: &[EventColumns],
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO events SELECT $1, e.* FROM unnest($2::bigint[], $3::bigint[], $4::text[]) AS e",
    )
    .bind(game_id);
    bind_columns!(query, rows, seq, version, data)
        .execute(connection)
        .await?;
    Ok(())
}

/// The rows of the audit that come from now on are counted on from this one.
pub(crate) async fn count_on_from(
    connection: &mut PgConnection,
    last: i64,
) -> Result<(), StoreError> {
    sqlx::query("SELECT setval(pg_get_serial_sequence('audit', 'id'), $1 + 1, false)")
        .bind(last)
        .execute(connection)
        .await
        .map_err(fault::of)?;
    Ok(())
}

/// Removes all rows of a game.
pub(crate) async fn remove(connection: &mut PgConnection, game_id: &str) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM invites WHERE game_id = $1",
        "DELETE FROM events WHERE game_id = $1",
        "DELETE FROM batches WHERE game_id = $1",
        "DELETE FROM games WHERE game_id = $1",
    ] {
        sqlx::query(statement)
            .bind(game_id)
            .execute(&mut *connection)
            .await
            .map_err(fault::of)?;
    }
    Ok(())
}

/// Ends the connection.
pub(crate) async fn close(connection: PgConnection) -> Result<(), StoreError> {
    connection.close().await.map_err(fault::of)
}
