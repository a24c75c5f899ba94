//! How many events of real games are read, translated, judged, applied and scored in a second, on one core.
//!
//! `cargo xtask bench rescore DIR`, `DIR` being the folder of one season, runs this in turn with the `cwevent` of Chadwick
//! on the same files. Times are those on a core, of the process: on a shared machine they are steadier than the clock's.
#![allow(clippy::unwrap_used)]

use bandbox_retrosheet::games;
use bandbox_retrosheet::scoring::ScoredGame;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Measurements of either program.
const ROUNDS: usize = 9;

/// How long a tick of `/proc/self/stat` is: a hundred to the second on every Linux.
const TICK: Duration = Duration::from_millis(10);

fn main() {
    let folder = std::env::var_os("BANDBOX_SEASON").map(PathBuf::from);
    let folder = folder
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../retrosheet/games"));
    let paths = event_files(&folder);
    let files: Vec<_> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let cwevent = std::env::var_os("BANDBOX_CWEVENT").map(PathBuf::from);
    let events = score(&files);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = own_time();
        black_box(score(black_box(&files)));
        ours.push(own_time().checked_sub(begun).unwrap());
        if let Some(cwevent) = &cwevent {
            theirs.push(write_events(cwevent, &folder, &paths));
        }
    }
    let per_second = print("Bandbox", events, &mut ours);
    if cwevent.is_some() {
        let times = per_second / print("cwevent", events, &mut theirs);
        println!("times as many events a second: {times:.1} (goal: 5)");
    }
}

/// The event files of the folder.
fn event_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_event_file = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| extension.starts_with("EV"))
    };
    let mut paths: Vec<_> = paths.filter(is_event_file).collect();
    // Nothing would be done in no time.
    assert!(
        !paths.is_empty(),
        "no event files in {}; name the folder of one season",
        folder.display()
    );
    paths.sort();
    paths
}

/// Scores every game, and counts the plays.
fn score(files: &[Vec<u8>]) -> usize {
    let mut plays = 0;
    for file in files {
        for game in games(file) {
            let scored = ScoredGame::of(game).unwrap();
            plays += usize::from(scored.state.plays());
            black_box(scored);
        }
    }
    plays
}

/// The time that this process has had on a core.
fn own_time() -> Duration {
    let counted = fs::read_to_string("/proc/self/schedstat").unwrap();
    let nanoseconds = counted.split(' ').next().unwrap();
    Duration::from_nanos(nanoseconds.parse().unwrap())
}

/// The time on a core that `cwevent` takes to write its events of the files, of one year, to nowhere.
fn write_events(cwevent: &Path, folder: &Path, paths: &[PathBuf]) -> Duration {
    let names: Vec<_> = paths.iter().map(|path| path.file_name().unwrap()).collect();
    let year = names[0].to_str().unwrap().get(..4).unwrap();
    let begun = childrens_time();
    let status = Command::new(cwevent)
        .args(["-q", "-y", year])
        .args(&names)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "cwevent ended with {status}");
    childrens_time().checked_sub(begun).unwrap()
}

/// The time on a core of the children that have ended: the 16th and 17th field of the line, the name of the program in
/// brackets being the second.
fn childrens_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let (_, after_name) = stat.rsplit_once(") ").unwrap();
    let ticks = after_name.split(' ').skip(13).take(2);
    ticks
        .map(|ticks| TICK * ticks.parse::<u32>().unwrap())
        .sum()
}

/// Prints what was measured, and gives the events a second at the median.
fn print(name: &str, events: usize, times: &mut [Duration]) -> f64 {
    times.sort();
    let (fastest, slowest) = (times[0], times[times.len() - 1]);
    let median = times[times.len() / 2];
    let per_second = f64::from(u32::try_from(events).unwrap()) / median.as_secs_f64();
    println!(
        "{name:8} {events} events in {:.0} ms ({:.0} to {:.0}), {per_second:.0} a second",
        median.as_secs_f64() * 1e3,
        fastest.as_secs_f64() * 1e3,
        slowest.as_secs_f64() * 1e3,
    );
    per_second
}
