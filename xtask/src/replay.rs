//! `cargo xtask replay`: a recorded game, printed as a scorer would read it.

use crate::recordings::From;
use anyhow::Context;
use bandbox_scorebook::page;
use bandbox_store::{Batch, recording::RecordedGame};
use std::io::Write;

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Play by play, and the box score.
    Text,
    /// One event a line.
    Json,
}

/// Which game, and how to print it.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// Wait for the Enter key after each line.
    #[arg(long)]
    step: bool,
    /// How to print.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Prints the game.
///
/// # Errors
/// When there is no such game, or its log is not one.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let recorded = arguments.from.one()?;
    let batches = decode(&recorded)?;
    let lines = match arguments.format {
        Format::Text => text(&batches)?,
        Format::Json => json(&batches),
    };
    print(&lines, arguments.step)
}

/// The log of a game in batches, each with its cause.
///
/// # Errors
/// When it is not one.
pub(crate) fn decode(recorded: &RecordedGame) -> anyhow::Result<Vec<Batch>> {
    let decoded = recorded
        .batches
        .iter()
        .map(|batch| batch.decode(recorded.game));
    decoded
        .collect::<Result<_, _>>()
        .context("reading the log; `cargo xtask verify` says more")
}

/// Play by play, and the box score.
fn text(batches: &[Batch]) -> anyhow::Result<Vec<String>> {
    Ok(page(batches.iter().flat_map(|batch| &batch.events))?)
}

fn json(batches: &[Batch]) -> Vec<String> {
    let mut lines = Vec::new();
    for batch in batches {
        for (seq, event) in (batch.first_seq.0..).zip(&batch.events) {
            let line = serde_json::json!({
                "seq": seq,
                "at": batch.cause.at.to_string(),
                "user": batch.cause.user,
                "event": event,
            });
            lines.push(line.to_string());
        }
    }
    lines
}

/// Prints the lines, one at a time if that was asked for.
fn print(lines: &[String], mut step: bool) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in lines {
        match writeln!(out, "{line}") {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
        if step {
            out.flush()?;
            // The end of the input means no more stopping.
            step = std::io::stdin().read_line(&mut String::new())? > 0;
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use bandbox_store::audit::{DiceChecked, audit};
    use std::fs;
    use std::path::{Path, PathBuf};

    /// The recorded games of the repository.
    pub(crate) fn recorded_games() -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../games");
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut games: Vec<PathBuf> = files
            .filter(|path| path.to_string_lossy().ends_with(".ndjson"))
            .collect();
        games.sort();
        assert!(games.len() >= 3, "the recorded games are kept for ever");
        games
    }

    fn read(text: &str) -> anyhow::Result<RecordedGame> {
        Ok(RecordedGame::read_from(text.as_bytes())?)
    }

    #[test]
    fn every_recorded_game_verifies_from_its_secret_and_reads_as_it_did() {
        for path in recorded_games() {
            let recorded = read(&fs::read_to_string(&path).unwrap()).unwrap();
            let report = audit(&recorded).unwrap();
            assert_eq!(report.dice, DiceChecked::FromSecret, "{}", path.display());
            let told = text(&decode(&recorded).unwrap()).unwrap().join("\n") + "\n";
            let kept = PathBuf::from(path.to_string_lossy().replace(".bandbox.ndjson", ".txt"));
            assert_eq!(
                told,
                fs::read_to_string(kept).unwrap(),
                "{}",
                path.display()
            );
        }
    }

    #[test]
    fn a_recorded_game_with_one_digit_changed_does_not_verify() {
        let text = fs::read_to_string(&recorded_games()[0]).unwrap();
        let digits: Vec<usize> = text
            .match_indices(|c: char| c.is_ascii_digit())
            .map(|(at, _)| at)
            .collect();
        // One in a few hundred places keeps this quick; the store's own tests change every digit.
        for at in digits.into_iter().step_by(499) {
            let old = text.as_bytes()[at];
            let new = if old == b'9' {
                '0'
            } else {
                char::from(old + 1)
            };
            let mut changed = text.clone();
            changed.replace_range(at..=at, &new.to_string());
            let verified = read(&changed).is_ok_and(|recorded| audit(&recorded).is_ok());
            assert!(!verified, "the digit at byte {at} may be changed unseen");
        }
    }
}
