//! `cargo xtask chadwick`: exported games through Chadwick, a program for Retrosheet's files that is not ours. Its line
//! scores are compared with those of the games, and everything else that it makes of the files with what our own reader
//! makes of them.

mod tools;

use crate::averages::{Managers, log, setup};
use crate::event_files::listed;
use crate::replay::decode;
use crate::rescore;
use anyhow::{Context, Result, bail};
use bandbox_engine::Event;
use bandbox_engine::team::Team;
use bandbox_retrosheet::export::{Day, Export, export};
use bandbox_retrosheet::field::Fields;
use bandbox_scorebook::BoxScore;
use bandbox_store::recording::RecordedGame;
use cargo_metadata::MetadataCommand;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tools::Tools;

/// How many games.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Games between computers, besides the recorded ones.
    #[arg(long, default_value_t = GAMES)]
    games: u32,
}

/// As many as a test has time for.
const GAMES: u32 = 25;

/// Runs, hits, errors and men left on base, of both teams.
type Totals = [u16; 8];

/// What these are called in a table of games.
const COLUMNS: [&str; 8] = [
    "AWAY_SCORE_CT",
    "AWAY_HITS_CT",
    "AWAY_ERR_CT",
    "AWAY_LOB_CT",
    "HOME_SCORE_CT",
    "HOME_HITS_CT",
    "HOME_ERR_CT",
    "HOME_LOB_CT",
];

/// Builds the program and puts the games through it.
///
/// # Errors
/// When it cannot be had, and when anything differs.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let target = target()?;
    prepare(&target)?;
    compare(&target, arguments.games)
}

/// One of its programs, compiled now if it has not been yet.
///
/// # Errors
/// When it cannot be fetched or compiled.
pub(crate) fn program(name: &str) -> Result<PathBuf> {
    Ok(Tools::prepare(&target()?)?.program(name))
}

fn target() -> Result<PathBuf> {
    let metadata = MetadataCommand::new().no_deps().exec()?;
    Ok(metadata.target_directory.into())
}

/// Has the program ready for [`check`].
///
/// # Errors
/// When it cannot be fetched or compiled.
pub(crate) fn prepare(target: &Path) -> Result<()> {
    Tools::prepare(target).map(drop)
}

/// Puts as many games through it as a test has time for.
///
/// # Errors
/// When anything differs.
pub(crate) fn check(target: &Path) -> Result<()> {
    compare(target, GAMES)
}

fn compare(target: &Path, games: u32) -> Result<()> {
    let tools = Tools::prepare(target)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = target.join("chadwick").join("games");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let mut played = BTreeMap::new();
    for path in listed(&root.join("games"))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(name) = name.strip_suffix(".bandbox.ndjson") else {
            continue;
        };
        let text = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let batches = decode(&RecordedGame::read_from(text.as_slice())?)?;
        let log: Vec<_> = batches.into_iter().flat_map(|batch| batch.events).collect();
        write(&folder.join(name), [log], &mut played)?;
    }
    let cards = root.join("cards");
    let setup = setup(&cards.join("lanterns.json"), &cards.join("terns.json"))?;
    // This version of the program crashed on games between random managers. They send pitchers into the field for the
    // designated hitter and back, which may be why.
    let logs = (0..games).map(|number| log(&setup, number, Managers::Sensible));
    let logs = logs.collect::<Result<Vec<_>>>()?;
    write(&folder.join("cards"), logs, &mut played)?;
    for folder in listed(&folder)? {
        line_scores(&tools.read(&folder, YEAR)?, &mut played)?;
    }
    if let Some(game) = played.keys().next() {
        bail!("Chadwick says nothing of game {game}");
    }
    println!("Chadwick has the line score of every game; all the rest:");
    rescore::run(&rescore::Arguments {
        dir: folder,
        expect: None,
        threads: 1,
        show: rescore::PRINTED,
    })
}

/// The year of all games here.
const YEAR: u16 = 2026;

/// Writes games between the same teams into one folder, a day each; notes their line scores.
fn write(
    folder: &Path,
    logs: impl IntoIterator<Item = Vec<Event>>,
    played: &mut BTreeMap<String, Totals>,
) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let mut events = Vec::new();
    let mut last: Option<Export> = None;
    for log in logs {
        let written = export(&log, day(played.len())?)?;
        played.insert(written.game.to_string(), totals(&BoxScore::of(&log)?));
        events.extend_from_slice(&written.events.text);
        last = Some(written);
    }
    let Some(mut last) = last else { return Ok(()) };
    last.events.text = events;
    for file in last.files() {
        let path = folder.join(&file.name);
        fs::write(&path, &file.text).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// A day of its own for each game.
fn day(number: usize) -> Result<Day> {
    const DAYS: usize = 28;
    Ok(Day {
        year: YEAR,
        month: u8::try_from(number / DAYS % 12 + 1)?,
        day: u8::try_from(number % DAYS + 1)?,
        game: u8::try_from(number / DAYS / 12)?,
    })
}

fn totals(score: &BoxScore) -> Totals {
    let line = &score.line_score;
    let of = |team: Team| {
        [
            line.runs()[team],
            line.hits()[team],
            line.errors()[team],
            line.left_on_base()[team],
        ]
    };
    let [away, home] = Team::ALL.map(of);
    let mut totals = Totals::default();
    for (total, count) in totals.iter_mut().zip(away.into_iter().chain(home)) {
        *total = count;
    }
    totals
}

/// Compares the line scores of a table of games, and strikes off those that are right.
fn line_scores(table: &str, played: &mut BTreeMap<String, Totals>) -> Result<()> {
    let mut rows = table.lines().map(fields);
    let names = rows.next().unwrap_or_default();
    for row in rows {
        let game = row.first().cloned().unwrap_or_default();
        let ours = played.remove(&game);
        let ours = ours.with_context(|| format!("game {game} was not exported"))?;
        for (column, ours) in COLUMNS.into_iter().zip(ours) {
            let place = names.iter().position(|name| name == column);
            let theirs = place.and_then(|place| row.get(place)).map(String::as_str);
            if theirs != Some(ours.to_string().as_str()) {
                bail!("game {game}, {column}: played {ours}, Chadwick reads {theirs:?}");
            }
        }
    }
    Ok(())
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = Fields::new(line.trim_end().as_bytes());
    let mut texts = Vec::new();
    while let Ok(field) = fields.next("field") {
        texts.push(String::from_utf8_lossy(field.text).into_owned());
    }
    texts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TABLE: &str = "\"GAME_ID\",\"AWAY_SCORE_CT\",\"HOME_SCORE_CT\",\"AWAY_HITS_CT\",\"HOME_HITS_CT\",\"AWAY_ERR_CT\",\"HOME_ERR_CT\",\"AWAY_LOB_CT\",\"HOME_LOB_CT\"\n\"TER202604010\",1,2,3,4,5,6,7,8\n";

    #[test]
    fn a_line_score_that_differs_is_told_with_both_values() {
        let game = || "TER202604010".to_owned();
        let mut same = BTreeMap::from([(game(), [1, 3, 5, 7, 2, 4, 6, 8])]);
        line_scores(TABLE, &mut same).unwrap();
        assert!(same.is_empty());
        let mut other = BTreeMap::from([(game(), [1, 3, 5, 7, 2, 4, 9, 8])]);
        let fault = line_scores(TABLE, &mut other).unwrap_err().to_string();
        assert_eq!(
            fault,
            "game TER202604010, HOME_ERR_CT: played 9, Chadwick reads Some(\"6\")"
        );
    }

    #[test]
    fn every_game_has_a_day_of_its_own() {
        let days: std::collections::BTreeSet<_> = (0..1000)
            .map(|number| {
                day(number)
                    .map(|day| (day.month, day.day, day.game))
                    .unwrap()
            })
            .collect();
        assert_eq!(days.len(), 1000);
    }
}
