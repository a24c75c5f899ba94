//! Copying a whole log: into another database, into a backup, and out of one.
//!
//! The rows go over exactly as they are stored, and are read again at the end and compared, every text of
//! them. Until then the copy says of itself that it is unfinished, and no server takes it; the same copying,
//! started again, goes on with it. What is read is one moment of the log, however long the reading takes and
//! whoever writes meanwhile.

pub(crate) mod end;
mod people;
pub(crate) mod rows;

use crate::audit::{Difference, check_texts};
use crate::error::StoreError;
use crate::history::{History, Purpose};
use crate::sqlite;
use end::End;
use rows::{Counts, StoredGame};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Games that are read, and written in one transaction, before the next are looked for.
const GAMES_AT_ONCE: u32 = 256;

/// What was copied and compared.
#[derive(Clone, Debug)]
pub struct Copied {
    /// Games.
    pub games: u64,
    /// Accepted commands.
    pub batches: u64,
    /// Events.
    pub events: u64,
    /// Games that an earlier, interrupted copying had brought over.
    pub kept: u64,
    /// The epoch of the copy.
    pub epoch: u64,
    /// Games that are damaged where they were read, and now are in the copy just as they are there.
    pub damaged: Vec<DamagedGame>,
}

/// A game whose log is not what was written.
#[derive(Clone, Debug)]
pub struct DamagedGame {
    /// Its id, as it is stored.
    pub game: String,
    /// What is wrong.
    pub what: String,
}

/// How far a copying has come: games of how many.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, u64) + Send);

/// Copies the log at `from` to the empty database at `to`. It is the same history there: whoever holds an event
/// of it may resume.
///
/// # Errors
/// [`StoreError`] with what to do. Then `to` is as it was, or unfinished.
pub async fn migrate(from: &str, to: &str, progress: Progress<'_>) -> Result<Copied, StoreError> {
    let mut source = End::to_read(from).await?;
    source.history.playable(&source.shown)?;
    let mut target = End::to_fill(to).await?;
    let epoch = source.history.epoch;
    let copied = fill(&mut source, &mut target, epoch, progress).await?;
    let then = (source.counts().await?, source.changes().await?);
    let shown = source.shown.clone();
    source.close().await?;
    // What was answered after the reading began would be missing in a copy that is played on.
    let mut now = End::to_read(from).await?;
    if (now.counts().await?, now.changes().await?) != then {
        return Err(StoreError::Moved { database: shown });
    }
    now.close().await?;
    finish(target, epoch, Purpose::Log).await?;
    Ok(copied)
}

/// Copies the log at `from` into a new file, which holds it as it is at this moment. A server may be at work on
/// the log.
///
/// # Errors
/// [`StoreError`] with what to do. Then there is no such file.
pub async fn backup(from: &str, file: &Path, progress: Progress<'_>) -> Result<Copied, StoreError> {
    let mut source = End::to_read(from).await?;
    source.history.playable(&source.shown)?;
    let unfinished = unfinished(file);
    let taken = |file: &Path| StoreError::NotEmpty {
        database: file.display().to_string(),
    };
    if file.exists() {
        return Err(taken(file));
    }
    if !sqlite::create(&unfinished)? {
        return Err(taken(&unfinished));
    }
    let epoch = source.history.epoch;
    let made = async {
        let mut target = End::to_fill(&address(&unfinished)).await?;
        let copied = fill(&mut source, &mut target, epoch, progress).await?;
        finish(target, epoch, Purpose::Backup).await?;
        rename(&unfinished, file)?;
        Ok(copied)
    };
    let copied = made.await;
    if copied.is_err() {
        // The error that is told is the first one.
        let _ = fs::remove_file(&unfinished);
    }
    copied
}

/// Copies a backup, or any file that holds a log, to the empty database at `to`. That begins another history:
/// what was played after the backup is not in it, and numbers of then will be used again.
///
/// # Errors
/// [`StoreError`] with what to do. Then `to` is as it was, or unfinished.
pub async fn restore(file: &Path, to: &str, progress: Progress<'_>) -> Result<Copied, StoreError> {
    let mut source = End::to_read(&address(file)).await?;
    match source.history.purpose {
        Purpose::Log | Purpose::Backup => (),
        Purpose::Copying => {
            return Err(StoreError::Unfinished {
                database: source.shown,
            });
        }
    }
    let mut target = End::to_fill(to).await?;
    let epoch = source.history.another();
    let copied = fill(&mut source, &mut target, epoch, progress).await?;
    finish(target, epoch, Purpose::Log).await?;
    Ok(copied)
}

fn address(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// Where a backup is until it is one.
fn unfinished(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".unfinished");
    PathBuf::from(name)
}

/// Gives a finished file its name, for good.
fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    let renamed = || -> io::Result<()> {
        fs::rename(from, to)?;
        let folder = match to.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            Some(_) | None => Path::new("."),
        };
        fs::File::open(folder)?.sync_all()
    };
    renamed().map_err(|error| StoreError::CannotOpen {
        path: to.to_path_buf(),
        source: Arc::new(error),
    })
}

/// Copies what is not there yet, and compares all of it.
async fn fill(
    source: &mut End,
    target: &mut End,
    epoch: u64,
    progress: Progress<'_>,
) -> Result<Copied, StoreError> {
    let is_empty = target.counts().await? == Counts::default();
    let going_on = match target.history.purpose {
        Purpose::Copying => true,
        Purpose::Log if is_empty => false,
        Purpose::Log | Purpose::Backup => {
            return Err(StoreError::NotEmpty {
                database: target.shown.clone(),
            });
        }
    };
    let purpose = Purpose::Copying;
    target.declare(History { epoch, purpose }).await?;
    let counts = source.counts().await?;
    let total = counts.games.unsigned_abs();
    let mut damaged = Vec::new();
    let (mut done, mut kept) = (0, 0);
    let mut last = String::new();
    loop {
        let games = source.next_games(&last, GAMES_AT_ONCE).await?;
        let Some(newest) = games.last() else { break };
        last.clone_from(newest);
        target.begin().await?;
        for game_id in &games {
            let game = there(source, game_id).await?;
            damaged.extend(damage(&game));
            if going_on && target.game(game_id).await?.as_ref() == Some(&game) {
                kept += 1;
                continue;
            }
            if going_on {
                target.remove(game_id).await?;
            }
            target.put(&game).await?;
        }
        target.commit().await?;
        done += games.len() as u64;
        progress(done, total);
    }
    people::fill(source, target).await?;
    compare(source, target, counts).await?;
    Ok(Copied {
        games: total,
        batches: counts.batches.unsigned_abs(),
        events: counts.events.unsigned_abs(),
        kept,
        epoch,
        damaged,
    })
}

/// A game whose id was read a moment ago, and at the same moment of the log.
async fn there(end: &mut End, game_id: &str) -> Result<StoredGame, StoreError> {
    end.game(game_id)
        .await?
        .ok_or_else(|| StoreError::damaged(format!("game {game_id} is listed and not there")))
}

/// What is wrong with a game where it was read.
fn damage(game: &StoredGame) -> Option<DamagedGame> {
    let what = match game.recorded() {
        Ok(recorded) => check_texts(&recorded)
            .err()
            .as_ref()
            .map(Difference::to_string),
        Err(error) => Some(error.to_string()),
    }?;
    Some(DamagedGame {
        game: game.game.game_id.clone(),
        what,
    })
}

/// Reads both ends again, and compares every column of every row.
async fn compare(source: &mut End, target: &mut End, counts: Counts) -> Result<(), StoreError> {
    let differs = |what: String| Err(StoreError::CopyDiffers { what });
    let copied = target.counts().await?;
    if copied != counts {
        return differs(format!("{copied} in place of {counts}"));
    }
    let mut last = String::new();
    loop {
        let games = source.next_games(&last, GAMES_AT_ONCE).await?;
        let Some(newest) = games.last() else { break };
        last.clone_from(newest);
        for game_id in &games {
            let game = there(source, game_id).await?;
            if target.game(game_id).await? != Some(game) {
                return differs(format!("game {game_id}"));
            }
        }
    }
    people::difference(source, target)
        .await?
        .map_or(Ok(()), differs)
}

/// From here on the copy is what it was made for.
async fn finish(mut target: End, epoch: u64, purpose: Purpose) -> Result<(), StoreError> {
    target.declare(History { epoch, purpose }).await?;
    target.close().await
}
