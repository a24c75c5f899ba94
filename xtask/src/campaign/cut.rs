//! `cargo xtask campaign cut`: a connection that breaks loses nothing, whichever byte was its last.
//!
//! The same short game is played again and again. The connection of the visitors' manager goes through a wire that is cut
//! after so many bytes, each time one more, of what he says and then of what he is told. He comes back, sends what was not
//! answered again, and resumes. The auditor compares what everybody wrote down with the log, and at the end he must see
//! what the other manager sees, whose connection was never cut.

mod wire;

use super::auditor::Verdict;
use super::recorded::{Game, Records};
use crate::live::Program;
use crate::live::server::Server;
use anyhow::{Context, ensure};
use futures::stream::{self, StreamExt, TryStreamExt};
use std::path::Path;
use std::time::Instant;
use wire::{Way, Wire};

/// How long a game, and which bytes.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Batters of the game. Each takes four commands.
    #[arg(long, default_value_t = 3)]
    batters: u64,
    /// From one cut to the next, in bytes.
    #[arg(long, default_value_t = 1)]
    stride: usize,
    /// Games that are played at once.
    #[arg(long, default_value_t = 16)]
    games: usize,
    #[command(flatten)]
    program: Program,
}

/// Cuts on one log.
const SEASON: usize = 1_000;

/// More bytes than a game has.
const NEVER: u64 = u64::MAX;

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
    let said = length(arguments, &program, Way::Said).await?;
    let told = length(arguments, &program, Way::Told).await?;
    let every = |way: Way, length: u64| {
        (0..length)
            .step_by(arguments.stride)
            .map(move |byte| (way, byte))
    };
    let cuts: Vec<_> = every(Way::Said, said)
        .chain(every(Way::Told, told))
        .collect();
    let mut total = Verdict::default();
    for cuts in cuts.chunks(SEASON) {
        total.add(season(arguments, &program, cuts).await?);
        if !total.is_clean() {
            break;
        }
    }
    println!("bytes said, told       {said:>10}   {told}");
    println!("cuts                   {:>10}", cuts.len());
    total.print();
    println!("seconds                {:>10}", begun.elapsed().as_secs());
    ensure!(total.is_clean(), "the server broke its promise");
    Ok(())
}

/// How many bytes go this way when nothing is cut.
async fn length(arguments: &Arguments, program: &Path, way: Way) -> anyhow::Result<u64> {
    let server = Server::start(program, None)?;
    let records = Records::of(&server)?;
    let wire = Wire::to(server.address(), way, NEVER).await?;
    let game = Game::set(&server, &records, wire.address()).await?;
    game.play(|batters| batters == arguments.batters).await?;
    Ok(wire.carried())
}

/// One game for each of these cuts, on one log.
async fn season(
    arguments: &Arguments,
    program: &Path,
    cuts: &[(Way, u64)],
) -> anyhow::Result<Verdict> {
    let mut server = Server::start(program, None)?;
    let records = Records::of(&server)?;
    stream::iter(cuts)
        .map(Ok)
        .try_for_each_concurrent(arguments.games, |(way, byte)| {
            let (server, records) = (&server, &records);
            async move {
                let wire = Wire::to(server.address(), *way, *byte).await?;
                let game = Game::set(server, records, wire.address()).await?;
                game.play(|batters| batters == arguments.batters)
                    .await
                    .with_context(|| format!("cut after byte {byte} of what was {way:?}"))
            }
        })
        .await?;
    server.kill()?;
    records.judged(&server).await
}
