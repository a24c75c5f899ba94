//! `cargo xtask campaign power`: what was answered survives the loss of power, as far as the disk keeps what it has synced.
//!
//! Games are played on a server of which `strace` notes every write and every sync of the log's files. Afterwards the power
//! fails many times on paper: at a moment of that run the files have everything that was synced until then, and of the rest
//! each write is there, gone or torn, by lot. Every such image must open and be well, and must have every command that had
//! been answered at that moment.

mod disk;
mod trace;

use super::recorded::log;
use crate::live::game::{BATTER, Tokens, data};
use crate::live::server::{Server, doctor};
use crate::live::socket::{Head, Socket};
use crate::live::{Program, new_game};
use crate::luck::Luck;
use anyhow::{Context, ensure};
use disk::Disk;
use futures::future::try_join_all;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use trace::{Change, Step};

/// How many images, of what.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Images of the files that are made and opened.
    #[arg(long, default_value_t = 500)]
    images: usize,
    /// Games that are played at once while the writes are noted.
    #[arg(long, default_value_t = 4)]
    games: usize,
    /// Batters of each game. Each takes four commands.
    #[arg(long, default_value_t = 40)]
    batters: usize,
    /// Where chance begins.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leaves out the syncs that `synchronous=NORMAL` would leave out. The campaign must fail then.
    #[arg(long)]
    as_normal: bool,
    #[command(flatten)]
    program: Program,
}

/// The log's file, and the file of what was written ahead of it.
const FILE: &str = "games.db";
const AHEAD: &str = "games.db-wal";

/// A command that was answered: when the client knew, and what must be in the log.
struct Answered {
    at: f64,
    game: String,
    id: String,
}

/// Plays, makes the images and opens them.
///
/// # Errors
/// When an image is not well or lacks a command that had been answered.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let program = arguments.program.path()?;
    let begun = Instant::now();
    let folder = tempfile::tempdir()?;
    let mut server = Server::traced(&program, &folder.path().join("trace"))?;
    let tokens = Tokens::of(&server)?;
    let games = (0..arguments.games).map(|_| play(&server, &tokens, arguments.batters));
    let answered: Vec<Answered> = try_join_all(games).await?.into_iter().flatten().collect();
    server.kill()?;
    let mut steps = trace::read(folder.path(), &[FILE, AHEAD])?;
    if arguments.as_normal {
        steps = without_syncs_of_commits(steps);
    }
    let first = answered
        .iter()
        .map(|answer| answer.at)
        .fold(f64::MAX, f64::min);
    let syncs: Vec<usize> = (1..steps.len())
        .filter(|&place| steps[place].at > first && steps[place].change == Change::Sync)
        .collect();
    ensure!(
        !syncs.is_empty(),
        "nothing was synced after the first answer"
    );
    let mut luck = Luck(arguments.seed);
    let (mut lacking, mut unwell, mut lost_writes) = (0, 0, 0);
    for image in 0..arguments.images {
        let sync = syncs[image % syncs.len()];
        // Just before the sync, or somewhere on the way to it.
        let writes = steps[..sync].iter().rev();
        let writes = writes
            .take_while(|step| step.change != Change::Sync)
            .count();
        let back = if luck.one_in(2) {
            0
        } else {
            luck.below(writes as u64 + 1)
        };
        let place = sync - usize::try_from(back)?;
        let (disk, uncertain) = Disk::after(&steps[..place]);
        lost_writes += uncertain;
        let path = folder.path().join(format!("image-{image}"));
        disk.write(&path, &mut luck)?;
        let required = answered.iter().filter(|answer| answer.at < steps[place].at);
        let (is_lacking, fault) = examine(&program, &path, required).await;
        lacking += usize::from(is_lacking);
        if let Some(fault) = fault {
            unwell += 1;
            println!("  image {image} is not well: {fault:#}");
        }
        std::fs::remove_dir_all(&path)?;
    }
    println!("commands answered      {:>10}", answered.len());
    println!("sync points            {:>10}", syncs.len());
    println!(
        "images                 {:>10}   {lost_writes} writes in them were not yet synced",
        arguments.images
    );
    println!("lacking an answer      {lacking:>10}");
    println!("not well               {unwell:>10}");
    println!("seconds                {:>10}", begun.elapsed().as_secs());
    ensure!(lacking + unwell == 0, "the server broke its promise");
    Ok(())
}

/// Plays a game, and notes what was answered when.
async fn play(server: &Server, tokens: &Tokens, batters: usize) -> anyhow::Result<Vec<Answered>> {
    let mut home = Socket::connect(server.address(), &tokens.home).await?;
    let mut away = Socket::connect(server.address(), &tokens.away).await?;
    let created: Value = serde_json::from_str(&home.ask("create_game", &new_game()?).await?)?;
    let game = created["data"]["game_id"].as_str().context("no game id")?;
    let of_game = json!({"game_id": game});
    home.ask("start_game", &of_game).await?;
    let mut answered = Vec::new();
    for (of_home, event, more) in BATTER.into_iter().cycle().take(batters * BATTER.len()) {
        let manager = if of_home { &mut home } else { &mut away };
        let answer = manager.ask(event, &data(&of_game, more)?).await?;
        let at = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64();
        let id = Head::of(&answer)?.re.context("an answer to nothing")?;
        answered.push(Answered {
            at,
            game: game.to_string(),
            id: id.to_string(),
        });
    }
    Ok(answered)
}

/// Whether a command is not there that must be, and what else is wrong.
async fn examine(
    program: &Path,
    image: &Path,
    required: impl Iterator<Item = &Answered>,
) -> (bool, Option<anyhow::Error>) {
    let database = format!("sqlite://{}", image.join(FILE).display());
    let mut required = required.peekable();
    let rows = match log::rows(&database).await {
        Ok(rows) => rows,
        Err(fault) => return (required.peek().is_some(), Some(fault)),
    };
    let stored: BTreeSet<_> = rows.iter().map(|row| (&row.game, &row.id)).collect();
    let is_lacking = required.any(|answer| !stored.contains(&(&answer.game, &answer.id)));
    let well = doctor(program, &database, &image.join("jwt.key"));
    (is_lacking, well.err())
}

/// `synchronous=NORMAL` syncs what was written ahead only before it is copied into the log's own file.
fn without_syncs_of_commits(steps: Vec<Step>) -> Vec<Step> {
    let mut kept = Vec::new();
    let mut next_file = String::new();
    for step in steps.into_iter().rev() {
        let is_of_commit = step.change == Change::Sync && step.file == AHEAD && next_file != FILE;
        next_file.clone_from(&step.file);
        if !is_of_commit {
            kept.push(step);
        }
    }
    kept.reverse();
    kept
}
