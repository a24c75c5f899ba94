//! `cargo xtask rescore`: real games through the engine, compared with what other programs make of them.

mod difference;
mod events;
mod game_lines;
mod known;
mod oracle;
mod player_lines;
mod replayed;
mod substitutions;
mod tally;
#[cfg(test)]
mod tests;

use crate::event_files::{Season, seasons};
use anyhow::{Context, Result, bail};
use bandbox_retrosheet::{Game, games};
use difference::Difference;
use known::Known;
use oracle::Oracle;
use replayed::Replayed;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use tally::Tally;

/// Differences that are printed; the rest are only counted.
pub(crate) const PRINTED: usize = 40;

/// What to re-score.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A folder with event files, or with folders of them.
    pub(crate) dir: PathBuf,
    /// What other programs make of the games: a folder for each season, `oracle` in the first folder if left out.
    #[arg(long)]
    pub(crate) expect: Option<PathBuf>,
    /// Games at a time.
    #[arg(long, default_value_t = 1)]
    pub(crate) threads: usize,
    /// How many differences to print.
    #[arg(long, default_value_t = PRINTED)]
    pub(crate) show: usize,
}

/// Re-scores a folder, and says what came of it.
///
/// # Errors
/// When files cannot be read, and when anything differs from what is expected.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let tally = all(arguments)?;
    tally.print(arguments.show);
    println!(
        "{} games, {} events, {} differences",
        tally.games,
        tally.events,
        tally.differences()
    );
    if tally.differences() > 0 {
        bail!("the re-scored games differ from what is expected");
    }
    Ok(())
}

/// Re-scores every season of a folder.
fn all(arguments: &Arguments) -> Result<Tally> {
    let known = Known::read()?;
    let mut tally = Tally::default();
    for season in seasons(&arguments.dir)? {
        let expected = expected(arguments, &season);
        tally.add(rescore(
            &season,
            expected.as_deref(),
            &known,
            arguments.threads,
        )?);
    }
    Ok(tally)
}

/// Where it is written what other programs make of a season.
fn expected(arguments: &Arguments, season: &Season) -> Option<PathBuf> {
    let given = arguments.expect.clone();
    let oracle = given.unwrap_or_else(|| arguments.dir.join("oracle"));
    let beside = [
        oracle.join(&season.name),
        season.folder.join("oracle"),
        oracle,
    ];
    beside.into_iter().find(|path| path.is_dir())
}

fn rescore(
    season: &Season,
    expected: Option<&Path>,
    known: &Known,
    threads: usize,
) -> Result<Tally> {
    let oracle = expected.map(Oracle::read).transpose()?;
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let failed = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                while let Some(path) = season.files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match file(path, oracle.as_ref(), known) {
                        Ok(tally) => {
                            let mut done = lock(&done);
                            done.push((path, tally));
                            progress(season, done.len());
                        }
                        Err(fault) => *lock(&failed) = Some(fault),
                    }
                }
            });
        }
    });
    if std::io::stderr().is_terminal() {
        eprintln!();
    }
    if let Some(fault) = lock(&failed).take() {
        return Err(fault);
    }
    let mut done = std::mem::take(&mut *lock(&done));
    done.sort_by_key(|(path, _)| *path);
    let mut tally = Tally::default();
    for (_, part) in done {
        tally.add(part);
    }
    if let Some(oracle) = &oracle {
        tally.expected_games(&season.name, oracle);
    }
    Ok(tally)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One line that is written over again and again, for whoever watches.
fn progress(season: &Season, done: usize) {
    const WIDTH: usize = 30;
    if !std::io::stderr().is_terminal() {
        return;
    }
    let all = season.files.len();
    let filled = WIDTH * done / all.max(1);
    let bar: String = (0..WIDTH)
        .map(|i| if i < filled { '#' } else { '.' })
        .collect();
    let mut out = std::io::stderr().lock();
    // A terminal that is gone is no reason to stop.
    let _ = write!(out, "\r{:>8} [{bar}] {done}/{all} files", season.name);
    let _ = out.flush();
}

fn file(path: &Path, oracle: Option<&Oracle>, known: &Known) -> Result<Tally> {
    let text = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut tally = Tally::default();
    for game in games(&text) {
        replay(game, &name, oracle, known, &mut tally);
    }
    Ok(tally)
}

/// A game of the file of this name.
fn replay(game: Game<'_>, name: &str, oracle: Option<&Oracle>, known: &Known, tally: &mut Tally) {
    let replayed = match Replayed::play(game) {
        Ok(replayed) => replayed,
        Err(fault) => {
            let id = game
                .id
                .map_or_else(|_| name.to_owned(), |id| id.to_string());
            return tally.fault(known, &id, fault.in_file(name).to_string());
        }
    };
    tally.games += 1;
    tally.events += replayed.plays.len();
    let id = replayed.game.id.as_str();
    for fault in &replayed.faults {
        tally.fault(known, id, format!("{name}:{fault}"));
    }
    if let Some(oracle) = oracle {
        compare(&replayed, oracle, known, tally);
    }
}

fn compare(replayed: &Replayed<'_>, oracle: &Oracle, known: &Known, tally: &mut Tally) {
    let mut found = |difference: Difference| tally.difference(known, difference);
    events::compare(replayed, &oracle.events, &mut found);
    game_lines::compare(replayed, &oracle.games, &mut found);
    player_lines::compare(replayed, &oracle.players, &mut found);
    substitutions::compare(replayed, &oracle.substitutions, &mut found);
}
