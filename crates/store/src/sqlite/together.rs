//! The appends of a group in three statements, however many they are: each statement is a way to the thread of the
//! connection and back.

use crate::rows::{half, stored};
use crate::store::SealedAppend;
use crate::writing::Work;
use serde::Serialize;
use sqlx::sqlite::SqliteConnection;
use std::collections::HashSet;

/// The heads that are where they were expected move.
const MOVE: &str = "
    UPDATE games SET head_seq = a.value ->> 1, chain = a.value ->> 2, status = a.value ->> 3,
                     inning = a.value ->> 4, half = a.value ->> 5, score_away = a.value ->> 6,
                     score_home = a.value ->> 7, updated_at = a.value ->> 8
    FROM json_each(?) a
    WHERE game_id = a.value ->> 0 AND games.head_seq = a.value ->> 9 AND games.chain = a.value ->> 10
      AND NOT EXISTS (
          SELECT 1 FROM batches b
          WHERE b.game_id = a.value ->> 0 AND b.user_id = a.value ->> 11 AND b.command_id = a.value ->> 12
      )
    RETURNING game_id";

const KEEP: &str = "
    INSERT INTO batches
    SELECT b.value ->> 0, b.value ->> 1, b.value ->> 2, b.value ->> 3, b.value ->> 4, b.value ->> 5,
           b.value ->> 6, b.value ->> 7, b.value ->> 8, b.value ->> 9, b.value ->> 10
    FROM json_each(?) b";

const WRITE: &str = "
    INSERT INTO events
    SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3 FROM json_each(?) e";

/// Writes those appends of a group whose games are where they were expected, and prepares their answers. Gives their
/// places in the group; what else there is in it is to be asked about by itself.
///
/// # Errors
/// Of the database; then all of the transaction is to be taken back.
pub(super) async fn append(
    connection: &mut SqliteConnection,
    group: &mut [Work],
) -> Result<HashSet<usize>, sqlx::Error> {
    let asked = first_of_each_game(group);
    // One by itself is no dearer than together with nothing.
    if asked.len() < 2 {
        return Ok(HashSet::new());
    }
    let heads = json(asked.iter().map(Asked::head))?;
    let moved: Vec<(String,)> = sqlx::query_as(MOVE)
        .bind(heads)
        .fetch_all(&mut *connection)
        .await?;
    let moved: HashSet<String> = moved.into_iter().map(|(game,)| game).collect();
    let written: Vec<_> = asked
        .into_iter()
        .filter(|asked| moved.contains(&asked.game))
        .collect();
    let batches = json(written.iter().map(Asked::batch))?;
    sqlx::query(KEEP)
        .bind(batches)
        .execute(&mut *connection)
        .await?;
    let events = json(written.iter().flat_map(Asked::events))?;
    sqlx::query(WRITE).bind(events).execute(connection).await?;
    let places: HashSet<usize> = written.iter().map(|asked| asked.place).collect();
    for place in &places {
        group[*place].prepare_written();
    }
    Ok(places)
}

fn json(rows: impl Iterator<Item = impl Serialize>) -> Result<String, sqlx::Error> {
    let rows: Vec<_> = rows.collect();
    serde_json::to_string(&rows).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// An append, where it stands in its group.
struct Asked<'a> {
    place: usize,
    game: String,
    append: &'a SealedAppend,
}

/// Of two appends for one game the second stands on the first, and is not written together with it.
fn first_of_each_game(group: &[Work]) -> Vec<Asked<'_>> {
    let mut games = HashSet::new();
    group
        .iter()
        .enumerate()
        .filter_map(|(place, work)| {
            let append = work.appended()?;
            games.insert(append.game).then(|| Asked {
                place,
                game: append.game.to_string(),
                append,
            })
        })
        .collect()
}

impl Asked<'_> {
    /// What [`MOVE`] takes.
    fn head(&self) -> impl Serialize {
        let SealedAppend {
            game: _,
            expected,
            summary,
            batch,
        } = self.append;
        (
            &self.game,
            stored(batch.last_seq),
            batch.chain,
            summary.status.name(),
            summary.half_inning.inning,
            half(summary.half_inning.half),
            summary.score.away,
            summary.score.home,
            &batch.at,
            stored(expected.seq.0),
            expected.chain,
            &batch.user,
            &batch.command_id,
        )
    }

    /// What [`KEEP`] takes.
    fn batch(&self) -> impl Serialize {
        let batch = &self.append.batch;
        (
            &self.game,
            stored(batch.first_seq),
            stored(batch.last_seq),
            &batch.user,
            &batch.actor,
            &batch.command_id,
            batch.payload_hash,
            &batch.command,
            &batch.at,
            batch.chain,
            &batch.session,
        )
    }

    /// What [`WRITE`] takes.
    fn events(&self) -> impl Iterator<Item = impl Serialize> {
        let batch = &self.append.batch;
        (batch.first_seq..)
            .zip(&batch.events)
            .map(|(seq, event)| (&self.game, stored(seq), event.version, &event.data))
    }
}
