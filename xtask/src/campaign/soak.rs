//! `cargo xtask campaign soak`: hours of the same, and nothing grows.
//!
//! Games follow one another at a steady rate, each made, played and ended. Minute by minute the server's memory and its
//! processor time for a turn are printed; the last third of the time must not need more than the second.

use crate::live::figures::{Figures, Latencies};
use crate::live::game::{Game, Tokens};
use crate::live::gauges::Gauges;
use crate::live::{Program, float};
use anyhow::{Context, ensure};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

/// How long, and how much.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How long, in minutes.
    #[arg(long, default_value_t = 30.0)]
    minutes: f64,
    /// Turns a second, of all games together.
    #[arg(long, default_value_t = 600.0)]
    rate: f64,
    /// Games that are played at once.
    #[arg(long, default_value_t = 100)]
    games: usize,
    /// Looks at the server.
    #[arg(long, default_value_t = 30)]
    looks: u32,
    /// How much more memory the last third may have than the second, in percent.
    #[arg(long, default_value_t = 5.0)]
    more: f64,
    #[command(flatten)]
    program: Program,
}

/// Turns of a game: some nine innings of one team.
const TURNS: usize = 120;

/// Turns between two looks at the clock.
const BATTER: usize = 4;

/// Plays, and prints what the server needed.
///
/// # Errors
/// When it needed more and more, or did not let go of something.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        arguments.games > 0 && arguments.rate > 0.0 && arguments.looks >= 3,
        "give at least one game, a rate above 0, and three looks"
    );
    let (server, gauges) = Gauges::with_server(&arguments.program.path()?)?;
    let tokens = Arc::new(Tokens::of(&server)?);
    let begin = Instant::now();
    let time = Duration::from_secs_f64(arguments.minutes * 60.0);
    let every = Duration::from_secs_f64(float(arguments.games * BATTER) / arguments.rate);
    let mut players = JoinSet::new();
    for place in 0..arguments.games {
        let first = begin + every.mul_f64(float(place) / float(arguments.games));
        let pace = Pace {
            first,
            every,
            end: begin + time,
        };
        players.spawn(player(server.address(), Arc::clone(&tokens), pace));
    }
    let mut memory = Vec::new();
    let mut cpu = server.cpu()?;
    println!("minute      KiB   CPU % of one core");
    for look in 1..=arguments.looks {
        sleep_until(begin + time * look / arguments.looks).await;
        let (resident, now) = (server.resident_kib()?, server.cpu()?);
        let share = now
            .saturating_sub(cpu)
            .div_duration_f64(time / arguments.looks)
            * 100.0;
        let minute = begin.elapsed().as_secs_f64() / 60.0;
        println!("{minute:>6.1} {resident:>8}   {share:.0}");
        memory.push(resident);
        cpu = now;
    }
    let mut turns = 0;
    let mut replies = Latencies::default();
    while let Some(player) = players.join_next().await {
        let (played, took) = player??;
        turns += played;
        replies.add(took);
    }
    gauges.become_zero().await?;
    let third = memory.len() / 3;
    let most = |part: &[u64]| part.iter().copied().max().unwrap_or_default();
    let (second, last) = (most(&memory[third..2 * third]), most(&memory[2 * third..]));
    let more = (float(last) / float(second) - 1.0) * 100.0;
    println!("turns                  {turns:>10}");
    if let Some(Figures { p50, p99, most, .. }) = replies.figures() {
        println!("a batter's four turns  {p50:>10}   µs at p50, {p99} at p99, {most} at most");
    }
    println!("gauges above zero      {:>10}", 0);
    println!("KiB, second third      {second:>10}   {last} in the last, {more:+.1} %");
    ensure!(
        more <= arguments.more,
        "the server needs more and more memory"
    );
    Ok(())
}

/// When a player plays.
#[derive(Clone, Copy)]
struct Pace {
    first: Instant,
    every: Duration,
    end: Instant,
}

/// Plays one game after the other until the end. How many turns there were, and how long each batter's took.
async fn player(
    address: SocketAddr,
    tokens: Arc<Tokens>,
    pace: Pace,
) -> anyhow::Result<(usize, Latencies)> {
    let (mut turns, mut took) = (0, Latencies::default());
    let mut next = pace.first;
    while next < pace.end {
        let mut game = Game::set(address, &tokens, 0).await?;
        for _ in 0..TURNS / BATTER {
            if next >= pace.end {
                break;
            }
            sleep_until(next).await;
            let since = Instant::now();
            game.turns(BATTER).await?;
            took.push(since.elapsed());
            turns += BATTER;
            next += pace.every;
        }
        game.forfeit().await.context("the end of a game")?;
    }
    Ok((turns, took))
}
