//! `cargo xtask export`: a game of a log as one file, which replays and verifies by itself; or as Retrosheet writes
//! games.

use crate::recordings::From;
use crate::replay::decode;
use anyhow::{Context, bail};
use bandbox_retrosheet::export::{Day, export};
use bandbox_store::recording::RecordedGame;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// How to write a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// The whole log, in a file.
    Log,
    /// An event file, both rosters and the teams, in a folder.
    Retrosheet,
}

/// Which game, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The file to write; of Retrosheet's files, the folder.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// How to write it.
    #[arg(long, value_enum, default_value = "log")]
    format: Format,
    /// Which game of the day between these teams it is, 0 for the only one; only Retrosheet asks.
    #[arg(long, default_value_t = 0)]
    number: u8,
}

/// Writes the game.
///
/// # Errors
/// When there is no such game, or it cannot be written.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let recorded = arguments.from.one()?;
    match arguments.format {
        Format::Log => log(&recorded, &arguments.out),
        Format::Retrosheet => retrosheet(&recorded, &arguments.out, arguments.number),
    }
}

fn log(recorded: &RecordedGame, out: &Path) -> anyhow::Result<()> {
    let path = out.display();
    let file = File::create(out).with_context(|| format!("making {path}"))?;
    let mut out = BufWriter::new(file);
    recorded
        .write_to(&mut out)
        .with_context(|| format!("writing {path}"))?;
    out.flush().with_context(|| format!("writing {path}"))?;
    println!("game {} is in {path}", recorded.game);
    Ok(())
}

fn retrosheet(recorded: &RecordedGame, folder: &Path, number: u8) -> anyhow::Result<()> {
    let batches = decode(recorded)?;
    let Some(first) = batches.first() else {
        bail!("the log is empty");
    };
    let at = first.cause.at.to_string();
    let day = Day::of_time(&at, number).with_context(|| format!("{at} has no date"))?;
    let written = export(batches.iter().flat_map(|batch| &batch.events), day)?;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    for file in written.files() {
        let path = folder.join(&file.name);
        fs::write(&path, &file.text).with_context(|| format!("writing {}", path.display()))?;
    }
    let names = written.files().map(|file| &*file.name).join(", ");
    let folder = folder.display();
    println!(
        "game {} is {} in {folder}: {names}",
        recorded.game, written.game
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::replay::tests::recorded_games;
    use bandbox_engine::team::Team;
    use bandbox_retrosheet::games;
    use bandbox_retrosheet::scoring::ScoredGame;
    use bandbox_scorebook::BoxScore;

    #[test]
    fn every_recorded_game_has_the_same_line_score_when_it_is_read_again() {
        for path in recorded_games() {
            let text = fs::read_to_string(&path).unwrap();
            let recorded = RecordedGame::read_from(text.as_bytes()).unwrap();
            let batches = decode(&recorded).unwrap();
            let log = || batches.iter().flat_map(|batch| &batch.events);
            let day = Day::of_time(&batches[0].cause.at.to_string(), 0).unwrap();
            let written = export(log(), day).unwrap().events.text;
            let read = ScoredGame::of(games(&written).next().unwrap()).unwrap();
            assert_eq!(read.troubles, [], "{}", path.display());
            let line = BoxScore::of(log()).unwrap().line_score;
            for team in Team::ALL {
                let totals = read.keeper.sheets[team].totals;
                let ours = (line.runs()[team], line.hits()[team], line.errors()[team]);
                assert_eq!((totals.runs, totals.hits, totals.errors), ours);
                assert_eq!(totals.left_on_base(), line.left_on_base()[team]);
            }
        }
    }

    #[test]
    fn a_game_is_of_the_day_it_was_made() {
        let day = Day::of_time("2026-04-09T18:30:00.25Z", 2).unwrap();
        assert_eq!((day.year, day.month, day.day, day.game), (2026, 4, 9, 2));
        assert_eq!(Day::of_time("soon", 0), None);
    }
}
