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

use anyhow::{Context, Result, bail};
use bandbox_retrosheet::games;
use difference::Difference;
use known::Known;
use oracle::Oracle;
use replayed::Replayed;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use tally::Tally;

/// Differences that are printed; the rest are only counted.
const PRINTED: usize = 40;

/// What to re-score.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A folder with event files, or with folders of them.
    dir: PathBuf,
    /// What other programs make of the games: a folder for each season, `oracle` in the first folder if left out.
    #[arg(long)]
    expect: Option<PathBuf>,
    /// Games at a time.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// How many differences to print.
    #[arg(long, default_value_t = PRINTED)]
    show: usize,
}

/// A folder of event files, and what is expected of it.
struct Season {
    name: String,
    files: Vec<PathBuf>,
    expected: Option<PathBuf>,
}

/// Re-scores a folder.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let seasons = seasons(arguments)?;
    if seasons.is_empty() {
        bail!(
            "no event files (*.EVN, *.EVA, *.EVE, …) in {}",
            arguments.dir.display()
        );
    }
    let known = Known::read()?;
    let mut tally = Tally::default();
    for season in &seasons {
        tally.add(rescore(season, &known, arguments.threads)?);
    }
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

fn seasons(arguments: &Arguments) -> Result<Vec<Season>> {
    let oracle = arguments.expect.clone();
    let oracle = oracle.unwrap_or_else(|| arguments.dir.join("oracle"));
    let mut folders = vec![arguments.dir.clone()];
    folders.extend(
        listed(&arguments.dir)?
            .into_iter()
            .filter(|path| path.is_dir()),
    );
    let mut seasons = Vec::new();
    for folder in folders {
        let is_event_file = |path: &PathBuf| {
            let extension = path.extension().and_then(|e| e.to_str());
            path.is_file() && extension.is_some_and(|e| e.len() == 3 && e.starts_with("EV"))
        };
        let files: Vec<_> = listed(&folder)?.into_iter().filter(is_event_file).collect();
        if files.is_empty() {
            continue;
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let beside = [oracle.join(&*name), folder.join("oracle"), oracle.clone()];
        seasons.push(Season {
            name: name.into_owned(),
            files,
            expected: beside.into_iter().find(|path| path.is_dir()),
        });
    }
    Ok(seasons)
}

/// What is in a folder, by name.
fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn rescore(season: &Season, known: &Known, threads: usize) -> Result<Tally> {
    let oracle = match &season.expected {
        Some(folder) => Some(Oracle::read(folder)?),
        None => None,
    };
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
    eprintln!();
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

/// One line that is written over again and again.
fn progress(season: &Season, done: usize) {
    const WIDTH: usize = 30;
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
        let replayed = match Replayed::play(game) {
            Ok(replayed) => replayed,
            Err(fault) => {
                let id = game
                    .id
                    .map_or_else(|_| name.to_string(), |id| id.to_string());
                tally.fault(known, &id, fault.in_file(&name).to_string());
                continue;
            }
        };
        tally.games += 1;
        tally.events += replayed.plays.len();
        let id = replayed.game.id.as_str();
        for fault in &replayed.faults {
            tally.fault(known, id, format!("{name}:{fault}"));
        }
        if let Some(oracle) = oracle {
            compare(&replayed, oracle, known, &mut tally);
        }
    }
    Ok(tally)
}

fn compare(replayed: &Replayed<'_>, oracle: &Oracle, known: &Known, tally: &mut Tally) {
    let mut found = |difference: Difference| tally.difference(known, difference);
    events::compare(replayed, &oracle.events, &mut found);
    game_lines::compare(replayed, &oracle.games, &mut found);
    player_lines::compare(replayed, &oracle.players, &mut found);
    substitutions::compare(replayed, &oracle.substitutions, &mut found);
}
