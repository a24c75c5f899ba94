//! `cargo xtask replay`: a recorded game, printed as a scorer would read it.

use crate::recordings::From;
use anyhow::{Context, bail};
use bandbox_scorebook::Story;
use bandbox_store::{Batch, recording::RecordedGame};
use std::io::Write;

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Play by play, and the line score.
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
    let mut page = Page {
        step: arguments.step,
    };
    match arguments.format {
        Format::Text => text(&batches, &mut page),
        Format::Json => json(&batches, &mut page),
    }
}

fn decode(recorded: &RecordedGame) -> anyhow::Result<Vec<Batch>> {
    let decoded = recorded
        .batches
        .iter()
        .map(|batch| batch.decode(recorded.game));
    decoded
        .collect::<Result<_, _>>()
        .context("reading the log; `cargo xtask verify` says more")
}

fn text(batches: &[Batch], page: &mut Page) -> anyhow::Result<()> {
    let mut events = batches.iter().flat_map(|batch| &batch.events);
    let Some(created) = events.next() else {
        bail!("the log is empty");
    };
    let (mut story, opening) = Story::begin(created)?;
    page.line(&opening.text)?;
    for event in events {
        if let Some(line) = story.tell(event) {
            page.line(&line.text)?;
        }
    }
    page.line("")?;
    page.line(
        &story
            .line_score()
            .display(story.state().rosters())
            .to_string(),
    )
}

fn json(batches: &[Batch], page: &mut Page) -> anyhow::Result<()> {
    for batch in batches {
        for (seq, event) in (batch.first_seq.0..).zip(&batch.events) {
            let line = serde_json::json!({
                "seq": seq,
                "at": batch.cause.at.to_string(),
                "user": batch.cause.user,
                "event": event,
            });
            page.line(&line.to_string())?;
        }
    }
    Ok(())
}

/// Where lines go, one at a time if that was asked for.
struct Page {
    step: bool,
}

impl Page {
    fn line(&mut self, text: &str) -> anyhow::Result<()> {
        let mut out = std::io::stdout().lock();
        match writeln!(out, "{text}") {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
            written => written?,
        }
        if self.step {
            out.flush()?;
            // The end of the input means no more stopping.
            self.step = std::io::stdin().read_line(&mut String::new())? > 0;
        }
        Ok(())
    }
}
