//! One transaction of the writer: what each request does inside it.

use super::fault;
use super::statements::accepted;
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::people::seats::AccessColumns;
use crate::recording::RecordedBatch;
use crate::request::{Appended, Created};
use crate::rows::{self, count, half, hash, stored};
use crate::store::{SealedAppend, SealedGame};
use crate::writing::Failure;
use sqlx::sqlite::SqliteConnection;

/// The error for a request that the database refused for what it said.
pub(super) fn refused(error: sqlx::Error) -> StoreError {
    if fault::is_of_the_request(&error) {
        StoreError::damaged(format!("it does not take what belongs there: {error}"))
    } else {
        fault::of(error)
    }
}

/// Creates a game, or answers as when it was created.
pub(super) async fn create(
    connection: &mut SqliteConnection,
    sealed: &SealedGame,
) -> Result<Created, Failure> {
    let SealedGame {
        game,
        secret,
        managers,
        access,
        teams,
        summary,
        batch,
    } = sealed;
    let access = AccessColumns::of(*access);
    let inserted = sqlx::query(
        "INSERT INTO games (
             game_id, created_by, create_command_id, manager_away, manager_home, team_away, team_home,
             secret, head_seq, chain, status, inning, half, score_away, score_home, created_at, updated_at,
             private, solitaire, max_spectators
         ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?16, ?17, ?18, ?19)
         ON CONFLICT (created_by, create_command_id) DO NOTHING",
    )
    .bind(game.to_string())
    .bind(&batch.user)
    .bind(&batch.command_id)
    .bind(codec::manager_text(managers.away.as_deref()))
    .bind(codec::manager_text(managers.home.as_deref()))
    .bind(&teams.away)
    .bind(&teams.home)
    .bind(secret.reveal().to_string())
    .bind(stored(batch.last_seq))
    .bind(batch.chain.to_string())
    .bind(summary.status.name())
    .bind(summary.half_inning.inning)
    .bind(half(summary.half_inning.half))
    .bind(summary.score.away)
    .bind(summary.score.home)
    .bind(&batch.at)
    .bind(access.private)
    .bind(access.solitaire)
    .bind(access.max_spectators)
    .execute(&mut *connection)
    .await?;
    if inserted.rows_affected() == 0 {
        return created_before(connection, batch).await;
    }
    insert(connection, &game.to_string(), batch).await?;
    Ok(Created::New(batch.head()))
}

async fn created_before(
    connection: &mut SqliteConnection,
    batch: &RecordedBatch,
) -> Result<Created, Failure> {
    let (game, payload_hash): (String, String) = sqlx::query_as(
        "SELECT g.game_id, b.payload_hash
         FROM games g JOIN batches b ON b.game_id = g.game_id AND b.first_seq = 1
         WHERE g.created_by = ? AND g.create_command_id = ?",
    )
    .bind(&batch.user)
    .bind(&batch.command_id)
    .fetch_one(connection)
    .await?;
    if payload_hash != batch.payload_hash.to_string() {
        return Ok(Created::IdReused);
    }
    let game: GameId = game
        .parse()
        .map_err(|error| StoreError::damaged(format!("a game id: {error}")))?;
    Ok(Created::Duplicate { game })
}

/// Appends a batch if the log is at its expected head and has not seen the command; else says which.
pub(super) async fn append(
    connection: &mut SqliteConnection,
    sealed: &SealedAppend,
) -> Result<Appended, Failure> {
    let SealedAppend {
        game,
        expected,
        summary,
        batch,
    } = sealed;
    let game_id = game.to_string();
    let moved = sqlx::query(
        "UPDATE games SET head_seq = ?1, chain = ?2, status = ?3, inning = ?4, half = ?5,
                          score_away = ?6, score_home = ?7, updated_at = ?8
         WHERE game_id = ?9 AND head_seq = ?10 AND chain = ?11 AND NOT EXISTS (
             SELECT 1 FROM batches WHERE game_id = ?9 AND user_id = ?12 AND command_id = ?13
         )",
    )
    .bind(stored(batch.last_seq))
    .bind(batch.chain.to_string())
    .bind(summary.status.name())
    .bind(summary.half_inning.inning)
    .bind(half(summary.half_inning.half))
    .bind(summary.score.away)
    .bind(summary.score.home)
    .bind(&batch.at)
    .bind(&game_id)
    .bind(stored(expected.seq.0))
    .bind(expected.chain.to_string())
    .bind(&batch.user)
    .bind(&batch.command_id)
    .execute(&mut *connection)
    .await?;
    if moved.rows_affected() == 0 {
        return not_moved(connection, *game, batch).await;
    }
    insert(connection, &game_id, batch).await?;
    Ok(Appended::Done(batch.head()))
}

/// Why the head did not move. A command that was accepted before comes first.
async fn not_moved(
    connection: &mut SqliteConnection,
    game: GameId,
    batch: &RecordedBatch,
) -> Result<Appended, Failure> {
    let game_id = game.to_string();
    if let Some(row) = accepted(connection, &game_id, &batch.user, &batch.command_id).await? {
        let earlier = row.batch()?;
        return Ok(if earlier.payload_hash == batch.payload_hash {
            Appended::Duplicate(Box::new(earlier.decode(game)?))
        } else {
            Appended::IdReused
        });
    }
    let head: Option<(i64, String)> =
        sqlx::query_as("SELECT head_seq, chain FROM games WHERE game_id = ?")
            .bind(&game_id)
            .fetch_optional(connection)
            .await?;
    match head {
        Some((seq, chain)) => Ok(Appended::Conflict(Head {
            seq: Seq(count(seq)?),
            chain: hash(chain)?,
        })),
        None => Err(StoreError::NoSuchGame { game }.into()),
    }
}

async fn insert(
    connection: &mut SqliteConnection,
    game_id: &str,
    batch: &RecordedBatch,
) -> Result<(), Failure> {
    sqlx::query("INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(game_id)
        .bind(stored(batch.first_seq))
        .bind(stored(batch.last_seq))
        .bind(&batch.user)
        .bind(&batch.actor)
        .bind(&batch.command_id)
        .bind(batch.payload_hash.to_string())
        .bind(&batch.command)
        .bind(&batch.at)
        .bind(batch.chain.to_string())
        .bind(&batch.session)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO events
         SELECT ?1, ?2 + e.key, e.value ->> 0, e.value ->> 1 FROM json_each(?3) e",
    )
    .bind(game_id)
    .bind(stored(batch.first_seq))
    .bind(rows::event_list(batch)?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether this very batch is in the log.
pub(super) async fn is_stored(
    connection: &mut SqliteConnection,
    game: GameId,
    batch: &RecordedBatch,
) -> Result<bool, sqlx::Error> {
    let chain: Option<(String,)> = sqlx::query_as(
        "SELECT chain FROM batches WHERE game_id = ? AND user_id = ? AND command_id = ?",
    )
    .bind(game.to_string())
    .bind(&batch.user)
    .bind(&batch.command_id)
    .fetch_optional(connection)
    .await?;
    Ok(chain.is_some_and(|(chain,)| chain == batch.chain.to_string()))
}
