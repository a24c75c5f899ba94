//! `cargo xtask campaign cut`: a connection that breaks loses nothing, whichever byte was its last.
//!
//! A whole recorded game is played again and again ([`script`]). The connection of the visitors' manager goes through a wire
//! that is cut in every step of the game, again and again in one playing: after so many bytes of the step, each playing one
//! more, of what he says and then of what he is told. He comes back, sends what was not answered again, and resumes. Steps
//! are his coming and every command, whoever sends it. When a game is over he comes anew, which shows him the whole state, and
//! is cut in that as well.
//!
//! The auditor compares what everybody wrote down with the log. Besides, all that he is shown, event for event, and the state
//! that both managers see at the end must be those of a game in which nothing was cut, but for the dice, what they were sealed
//! with, the time and the name of the game ([`same`]).

mod playing;
mod same;
mod script;
mod wire;

use super::auditor::Verdict;
use super::recorded::Records;
use crate::live::Program;
use crate::live::server::Server;
use anyhow::{Context, ensure};
use futures::stream::{self, StreamExt};
use playing::{Cuts, Stage, Uncut};
use script::Script;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use wire::{Bytes, Way};

/// Which bytes, and how many games.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// From one cut of a step to the next, in bytes.
    #[arg(long, default_value_t = 1)]
    stride: usize,
    /// Games that are played at once.
    #[arg(long, default_value_t = 16)]
    games: usize,
    #[command(flatten)]
    program: Program,
}

/// Playings on one log.
const SEASON: usize = 64;

/// How often he comes anew in one playing.
const VISITS: usize = 250;

/// A step is as many bytes longer at most in one playing than in another: the time and the dice have fewer digits or more.
const SLACK: u64 = 16;

/// Cuts the connections, and prints what the auditor found.
///
/// # Errors
/// When something was lost, repeated, left out or shown otherwise, or the game could not go on.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        arguments.games > 0 && arguments.stride > 0,
        "give at least one game at once, and a stride above 0"
    );
    let program = arguments.program.path()?;
    let begun = Instant::now();
    let script = Arc::new(Script::read()?);
    let uncut = Arc::new(measure(&program, &script).await?);
    let playings: Vec<Cuts> = [Way::Said, Way::Told]
        .into_iter()
        .flat_map(|way| playings(&uncut, way, arguments.stride))
        .collect();
    let mut cuts = 0;
    let mut total = Verdict::default();
    for playings in playings.chunks(SEASON) {
        let season = season(arguments, &program, &script, &uncut, playings).await?;
        cuts += season.0;
        total.add(season.1);
        if !total.is_clean() {
            break;
        }
    }
    let planned: u64 = playings.iter().map(Cuts::count).sum();
    print(&uncut, playings.len());
    println!("cuts                   {cuts:>10}   of {planned}");
    total.print();
    println!("seconds                {:>10}", begun.elapsed().as_secs());
    ensure!(total.is_clean(), "the server broke its promise");
    ensure!(cuts == planned, "not every cut was made");
    Ok(())
}

fn print(uncut: &Uncut, playings: usize) {
    let sum = |way: Way| uncut.steps.iter().map(|bytes| bytes.of(way)).sum::<u64>();
    let most = |way: Way| uncut.steps.iter().skip(1).map(|bytes| bytes.of(way)).max();
    let line = |what: &str, said: u64, told: u64| println!("{what:<23}{said:>10}   {told}");
    line("bytes said, told", sum(Way::Said), sum(Way::Told));
    let (said, told) = (most(Way::Said), most(Way::Told));
    line("  in one command", said.unwrap_or(0), told.unwrap_or(0));
    line("  to come anew", uncut.visit.said, uncut.visit.told);
    println!("games                  {playings:>10}");
}

/// The game without a cut.
async fn measure(program: &Path, script: &Arc<Script>) -> anyhow::Result<Uncut> {
    let server = Server::start(program, None)?;
    let stage = Stage {
        script: Arc::clone(script),
        server: server.address(),
        records: Arc::new(Records::of(&server)?),
    };
    stage.measure().await.context("the game without a cut")
}

/// All that is cut this way, playing by playing.
fn playings(uncut: &Uncut, way: Way, stride: usize) -> Vec<Cuts> {
    let bytes = |bytes: &Bytes| match bytes.of(way) {
        // Where he says nothing, nothing can be cut.
        0 => 0,
        bytes => bytes + SLACK,
    };
    let steps: Vec<u64> = uncut.steps.iter().map(bytes).collect();
    let longest = steps.iter().copied().max().unwrap_or(0);
    let of_steps = (0..longest).step_by(stride).map(|first| {
        // Of a few bytes that are tried, each step tries others.
        let others = (0..stride as u64).cycle();
        let cuts = steps.iter().zip(others).map(|(bytes, other)| {
            let after = first + other;
            (after < *bytes).then_some(after)
        });
        let mut cuts: Vec<_> = cuts.collect();
        // His coming is the longest step. Where nothing else is cut the game need not be played.
        if cuts.iter().skip(1).all(Option::is_none) {
            cuts.truncate(1);
        }
        Cuts {
            way,
            steps: cuts,
            visits: Vec::new(),
        }
    });
    let visits: Vec<u64> = (0..bytes(&uncut.visit)).step_by(stride).collect();
    let of_visits = visits.chunks(VISITS).map(|visits| Cuts {
        way,
        steps: vec![None; steps.len()],
        visits: visits.to_vec(),
    });
    of_steps
        .chain(of_visits)
        .filter(|cuts| cuts.count() > 0)
        .collect()
}

/// Some playings on one log. How often the wires were cut, and what the auditor found.
async fn season(
    arguments: &Arguments,
    program: &Path,
    script: &Arc<Script>,
    uncut: &Arc<Uncut>,
    playings: &[Cuts],
) -> anyhow::Result<(u64, Verdict)> {
    let mut server = Server::start(program, None)?;
    let stage = Stage {
        script: Arc::clone(script),
        server: server.address(),
        records: Arc::new(Records::of(&server)?),
    };
    let played = stream::iter(playings.to_vec()).map(|cuts| {
        let (stage, uncut) = (stage.clone(), Arc::clone(uncut));
        tokio::spawn(async move { stage.play(&uncut, &cuts).await })
    });
    let mut played = played.buffer_unordered(arguments.games);
    let (mut cuts, mut stuck) = (0, None);
    while let Some(game) = played.next().await {
        match game? {
            Ok(times) => cuts += times,
            Err(fault) => stuck = Some(fault),
        }
    }
    server.kill()?;
    let verdict = stage.records.judged(&server).await?;
    // A game that went otherwise has its reason in the records, or else is a fault of its own.
    match stuck {
        Some(fault) if verdict.is_clean() => Err(fault),
        Some(fault) => {
            println!("{fault:#}");
            Ok((cuts, verdict))
        }
        None => Ok((cuts, verdict)),
    }
}
