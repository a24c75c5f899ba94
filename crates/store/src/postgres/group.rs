//! One statement for many games: each is one transaction, and one way there and back.

use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::people::seats::AccessColumns;
use crate::recording::RecordedBatch;
use crate::request::{Appended, Created};
use crate::rows::{BatchRow, count, half, hash, stored};
use crate::store::{SealedAppend, SealedGame};
use crate::writing::Failure;
use sqlx::Error;
use sqlx::postgres::PgConnection;
use std::collections::HashSet;

/// The batches of a game, each with its events.
macro_rules! batches_of_game {
    () => {
        "SELECT b.*, (
             SELECT json_agg(json_build_array(e.version, e.data) ORDER BY e.seq)::text FROM events e
             WHERE e.game_id = b.game_id AND e.seq BETWEEN b.first_seq AND b.last_seq
         ) AS events
         FROM batches b WHERE b.game_id = $1"
    };
}
pub(super) use batches_of_game;

/// The heads that are where they were expected move, and the batches and events of those games go in. Games
/// are locked in the order of their ids, so that two servers never wait for each other in a circle.
const APPEND: &str = "
    WITH asked AS (
        SELECT * FROM unnest(
            $1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::int[], $14::text[], $15::int[],
            $16::int[], $17::text[]
        ) AS t (
            game_id, first_seq, last_seq, user_id, actor, command_id, payload_hash,
            command, at, chain, session, status, inning, half, score_away, score_home,
            expected_chain
        )
    ), held AS MATERIALIZED (
        SELECT g.game_id FROM games g JOIN asked a ON g.game_id = a.game_id
        WHERE g.head_seq = a.first_seq - 1 AND g.chain = a.expected_chain AND NOT EXISTS (
            SELECT 1 FROM batches b
            WHERE b.game_id = a.game_id AND b.user_id = a.user_id AND b.command_id = a.command_id
        )
        ORDER BY g.game_id FOR UPDATE OF g
    ), moved AS (
        UPDATE games g SET head_seq = a.last_seq, chain = a.chain, status = a.status, inning = a.inning,
                           half = a.half, score_away = a.score_away, score_home = a.score_home,
                           updated_at = a.at
        FROM asked a JOIN held h ON h.game_id = a.game_id
        WHERE g.game_id = a.game_id
        RETURNING g.game_id
    ), kept AS (
        INSERT INTO batches
        SELECT a.game_id, a.first_seq, a.last_seq, a.user_id, a.actor, a.command_id, a.payload_hash,
               a.command, a.at, a.chain, a.session
        FROM asked a JOIN moved m ON m.game_id = a.game_id
    ), written AS (
        INSERT INTO events
        SELECT e.game_id, e.seq, e.version, e.data
        FROM unnest($18::text[], $19::bigint[], $20::bigint[], $21::text[]) AS e (game_id, seq, version, data)
        JOIN moved m ON m.game_id = e.game_id
    )
    SELECT game_id FROM moved";

/// Games whose command has created none before go in, in the order of that key, for the same reason.
const CREATE: &str = "
    WITH asked AS (
        SELECT * FROM unnest(
            $1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::int[], $14::text[], $15::int[],
            $16::int[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::int[], $23::int[],
            $24::bigint[]
        ) AS t (
            game_id, first_seq, last_seq, user_id, actor, command_id, payload_hash,
            command, at, chain, session, status, inning, half, score_away, score_home,
            manager_away, manager_home, team_away, team_home, secret, private, solitaire, max_spectators
        )
    ), made AS (
        INSERT INTO games (
            game_id, created_by, create_command_id, manager_away, manager_home, team_away, team_home,
            secret, head_seq, chain, status, inning, half, score_away, score_home, created_at, updated_at,
            private, solitaire, max_spectators
        )
        SELECT game_id, user_id, command_id, manager_away, manager_home, team_away, team_home,
               secret, last_seq, chain, status, inning, half, score_away, score_home, at, at,
               private, solitaire, max_spectators
        FROM asked ORDER BY user_id, command_id
        ON CONFLICT (created_by, create_command_id) DO NOTHING
        RETURNING game_id
    ), kept AS (
        INSERT INTO batches
        SELECT a.game_id, a.first_seq, a.last_seq, a.user_id, a.actor, a.command_id, a.payload_hash,
               a.command, a.at, a.chain, a.session
        FROM asked a JOIN made m ON m.game_id = a.game_id
    ), written AS (
        INSERT INTO events
        SELECT e.game_id, e.seq, e.version, e.data
        FROM unnest($25::text[], $26::bigint[], $27::bigint[], $28::text[]) AS e (game_id, seq, version, data)
        JOIN made m ON m.game_id = e.game_id
    )
    SELECT game_id FROM made";

/// Binds a column of what is asked: one array, with an entry of each request.
macro_rules! bind_columns {
    ($query:expr, $asked:expr, |$each:ident| $($column:expr),* $(,)?) => {
        $query$(.bind($asked.iter().map(|$each| $column).collect::<Vec<_>>()))*
    };
}

/// Appends the batches whose games are where they were expected. Returns those games.
///
/// # Errors
/// Of the database; then none was appended, or that is not known.
pub(super) async fn append(
    connection: &mut PgConnection,
    asked: &[&SealedAppend],
) -> Result<HashSet<String>, Error> {
    let query = bind_columns!(
        sqlx::query_as(APPEND),
        asked,
        |each| each.game.to_string(),
        stored(each.batch.first_seq),
        stored(each.batch.last_seq),
        each.batch.user.as_str(),
        each.batch.actor.as_str(),
        each.batch.command_id.as_str(),
        each.batch.payload_hash.to_string(),
        each.batch.command.as_str(),
        each.batch.at.as_str(),
        each.batch.chain.to_string(),
        each.batch.session.as_deref(),
        each.summary.status.name(),
        i32::from(each.summary.half_inning.inning),
        half(each.summary.half_inning.half),
        i32::from(each.summary.score.away),
        i32::from(each.summary.score.home),
        each.expected.chain.to_string(),
    );
    let events = events(asked.iter().map(|each| (each.game, &each.batch)));
    let rows: Vec<(String,)> = bind_columns!(
        query,
        events,
        |event| event.0.as_str(),
        event.1,
        event.2,
        event.3,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(game,)| game).collect())
}

/// Creates the games whose commands have created none before. Returns them.
///
/// # Errors
/// Of the database; then none was created, or that is not known.
pub(super) async fn create(
    connection: &mut PgConnection,
    asked: &[&SealedGame],
) -> Result<HashSet<String>, Error> {
    let query = bind_columns!(
        sqlx::query_as(CREATE),
        asked,
        |each| each.game.to_string(),
        stored(each.batch.first_seq),
        stored(each.batch.last_seq),
        each.batch.user.as_str(),
        each.batch.actor.as_str(),
        each.batch.command_id.as_str(),
        each.batch.payload_hash.to_string(),
        each.batch.command.as_str(),
        each.batch.at.as_str(),
        each.batch.chain.to_string(),
        each.batch.session.as_deref(),
        each.summary.status.name(),
        i32::from(each.summary.half_inning.inning),
        half(each.summary.half_inning.half),
        i32::from(each.summary.score.away),
        i32::from(each.summary.score.home),
        codec::manager_text(each.managers.away.as_deref()),
        codec::manager_text(each.managers.home.as_deref()),
        each.teams.away.as_str(),
        each.teams.home.as_str(),
        each.secret.reveal().to_string(),
        AccessColumns::of(each.access).private,
        AccessColumns::of(each.access).solitaire,
        AccessColumns::of(each.access).max_spectators,
    );
    let events = events(asked.iter().map(|each| (each.game, &each.batch)));
    let rows: Vec<(String,)> = bind_columns!(
        query,
        events,
        |event| event.0.as_str(),
        event.1,
        event.2,
        event.3,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(game,)| game).collect())
}

/// Every event of these batches: its game, its place, its version, its text.
fn events<'a>(
    batches: impl Iterator<Item = (GameId, &'a RecordedBatch)>,
) -> Vec<(String, i64, i64, &'a str)> {
    batches
        .flat_map(|(game, batch)| {
            let game = game.to_string();
            (batch.first_seq..)
                .zip(&batch.events)
                .map(move |(seq, event)| {
                    (
                        game.clone(),
                        stored(seq),
                        event.version,
                        event.data.as_str(),
                    )
                })
        })
        .collect()
}

/// Which game the command created when it was accepted.
pub(super) async fn created_before(
    connection: &mut PgConnection,
    batch: &RecordedBatch,
) -> Result<Created, Failure> {
    let (game, payload_hash): (String, String) = sqlx::query_as(
        "SELECT g.game_id, b.payload_hash
         FROM games g JOIN batches b ON b.game_id = g.game_id AND b.first_seq = 1
         WHERE g.created_by = $1 AND g.create_command_id = $2",
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

/// Why the head did not move. A command that was accepted before comes first.
pub(super) async fn not_moved(
    connection: &mut PgConnection,
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
        sqlx::query_as("SELECT head_seq, chain FROM games WHERE game_id = $1")
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

/// The batch that a user's command led to, if it was accepted.
pub(super) async fn accepted(
    connection: &mut PgConnection,
    game: &str,
    user: &str,
    command_id: &str,
) -> Result<Option<BatchRow>, Error> {
    sqlx::query_as(concat!(
        batches_of_game!(),
        " AND b.user_id = $2 AND b.command_id = $3"
    ))
    .bind(game)
    .bind(user)
    .bind(command_id)
    .fetch_optional(connection)
    .await
}

/// Whether this very batch is in the log.
pub(super) async fn is_stored(
    connection: &mut PgConnection,
    game: GameId,
    batch: &RecordedBatch,
) -> Result<bool, Error> {
    let chain: Option<(String,)> = sqlx::query_as(
        "SELECT chain FROM batches WHERE game_id = $1 AND user_id = $2 AND command_id = $3",
    )
    .bind(game.to_string())
    .bind(&batch.user)
    .bind(&batch.command_id)
    .fetch_optional(connection)
    .await?;
    Ok(chain.is_some_and(|(chain,)| chain == batch.chain.to_string()))
}
