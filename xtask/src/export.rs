//! `cargo xtask export`: a game of a log as one file, which replays and verifies by itself.

use crate::recordings::From;
use anyhow::Context;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Which game, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Writes the file.
///
/// # Errors
/// When there is no such game, or the file cannot be written.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let recorded = arguments.from.one()?;
    let path = arguments.out.display();
    let file = File::create(&arguments.out).with_context(|| format!("making {path}"))?;
    let mut out = BufWriter::new(file);
    recorded
        .write_to(&mut out)
        .with_context(|| format!("writing {path}"))?;
    out.flush().with_context(|| format!("writing {path}"))?;
    println!("game {} is in {path}", recorded.game);
    Ok(())
}
