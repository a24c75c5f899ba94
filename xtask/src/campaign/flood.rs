//! `cargo xtask campaign flood`: one client floods, and players in other games do not notice.
//!
//! Some games are played at a steady rate, now quiet, now while one client floods: with frames as fast as it can send them, with
//! handshakes, with frames of 1 MiB, and with many sockets that send requests and frames byte by byte. Quiet stretches and floods
//! take turns, several times, and the medians of their 99th percentiles are compared. The flooder is a process of its own, from
//! another address, and of the lowest priority: in the world it runs on another machine, and what its own work costs here is not
//! what is measured. The server runs with the limits that it has by itself, but waits shorter for who is slow and bears fewer
//! handshakes at once ([`SHORT`]), so that a stretch reaches these limits.

mod flooder;
mod tally;

use crate::live::Program;
use crate::live::figures::Latencies;
use crate::live::game::{Game, Pace, Tokens};
use crate::live::gauges::Gauges;
use crate::live::server::Server;
use anyhow::{Context, ensure};
use flooder::{Flood, Kind};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tally::Tally;

/// How long, and how much.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How often a quiet stretch and one under each flood take turns.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How long each stretch is, in seconds.
    #[arg(long, default_value_t = 8.0)]
    seconds: f64,
    /// Games that are played.
    #[arg(long, default_value_t = 8)]
    games: u32,
    /// Turns a second, of all games together.
    #[arg(long, default_value_t = 40.0)]
    rate: f64,
    /// How much longer a reply may take at the 99th percentile than when it is quiet, in times. Not looked at when left out: a
    /// short run says nothing about it.
    #[arg(long, value_name = "TIMES")]
    within: Option<f64>,
    /// Be the flooder.
    #[command(flatten)]
    flood: Flood,
    #[command(flatten)]
    program: Program,
}

/// How long the server waits for a request and for a sign of life, and how many handshakes of one address it bears at once. All
/// games of all stretches are made by one user, so he may make more than others; and they leave memory soon, which is waited for.
const SHORT: [&str; 10] = [
    "--idle-game-seconds",
    "1",
    "--limit",
    "events.create_game = { per_second = 1000 }",
    "--limit",
    "head_seconds = 1",
    "--limit",
    "handshakes = { per_minute = 1200, burst = 200 }",
    "--heartbeat-seconds",
    "4",
];

/// The user who floods.
const FLOODER: &str = "moe";

/// How much more memory the server may have under a flood.
const MORE_KIB: u64 = 64 * 1024;

/// From one look at the memory to the next.
const LOOK: Duration = Duration::from_millis(50);

/// Plays and floods, and prints what the players noticed.
///
/// # Errors
/// When a player was refused or lost anything, when the flooder was not let go, and when the server held on to something.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if let Some(kind) = arguments.flood.kind() {
        return flooder::run(&arguments.flood, kind, seconds(arguments)).await;
    }
    ensure!(
        arguments.rounds > 0 && arguments.games > 0 && arguments.rate > 0.0,
        "there is nothing to play: give at least one round and one game, and a rate above 0"
    );
    let (server, gauges) = Gauges::with_limits(&arguments.program.path()?, &SHORT)?;
    let tokens = Tokens::of(&server)?;
    let flooder = server.token(FLOODER)?;
    // What a server takes once and keeps, it has after the first games.
    stretch(arguments, &server, &tokens).await?;
    let before = server.resident_kib()?;
    let mut quiet = Vec::new();
    let mut floods: Vec<Under> = Kind::ALL.into_iter().map(Under::new).collect();
    for _ in 0..arguments.rounds {
        quiet.push(stretch(arguments, &server, &tokens).await?.p99()?);
        for under in &mut floods {
            let flood = flooded(arguments, server.address(), under.kind, &flooder);
            let (played, tally) = tokio::join!(stretch(arguments, &server, &tokens), flood);
            let played = played.with_context(|| format!("under {}", under.kind.name()))?;
            under.add(played, tally?)?;
        }
    }
    let quiet = median(&mut quiet);
    println!("quiet                  {quiet:>10}   µs, a reply at the 99th percentile");
    for under in &mut floods {
        under.print(quiet);
    }
    let most = floods.iter().map(|under| under.most_kib).max();
    let more = most.unwrap_or_default().saturating_sub(before);
    println!("memory                 {more:>10}   KiB more than before at most, of {before}");
    gauges.become_zero().await?;
    println!("gauges above zero      {:>10}", 0);
    ensure!(more <= MORE_KIB, "the server needs too much memory");
    for under in &mut floods {
        under.kind.is_let_go(&under.tally)?;
        if let Some(within) = arguments.within {
            let times = under.times(quiet);
            ensure!(
                times < within,
                "under {} a reply takes {times:.2} times as long",
                under.kind.name()
            );
        }
    }
    Ok(())
}

fn seconds(arguments: &Arguments) -> Duration {
    Duration::from_secs_f64(arguments.seconds)
}

/// Starts a flooder, and waits until it has had its time.
async fn flooded(
    arguments: &Arguments,
    server: SocketAddr,
    kind: Kind,
    token: &str,
) -> anyhow::Result<Tally> {
    let mut flooder = Command::new("nice");
    flooder
        .args(["-n", "19"])
        .arg(std::env::current_exe()?)
        .args(["campaign", "flood", "--flood", kind.name()])
        .args(["--server", &server.to_string()])
        .args(["--seconds", &arguments.seconds.to_string()])
        .env(flooder::TOKEN, token)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    // It ends by itself after its time.
    let output = tokio::task::spawn_blocking(move || flooder.output()).await??;
    ensure!(output.status.success(), "the flooder ended: {output:?}");
    serde_json::from_slice(&output.stdout).context("what the flooder says")
}

/// What came of some games that were played for a while.
struct Played {
    replies: Latencies,
    most_kib: u64,
}

impl Played {
    fn p99(&mut self) -> anyhow::Result<u128> {
        let figures = self.replies.figures().context("nothing was played")?;
        Ok(figures.p99)
    }
}

/// Plays for a while, and looks at the server's memory.
async fn stretch(
    arguments: &Arguments,
    server: &Server,
    tokens: &Tokens,
) -> anyhow::Result<Played> {
    let every = Duration::from_secs_f64(f64::from(arguments.games) / arguments.rate);
    let begin = Instant::now();
    let until = begin + seconds(arguments);
    let mut playing = tokio::task::JoinSet::new();
    for place in 0..arguments.games {
        let game = Game::set(server.address(), tokens, 0).await?;
        let first = begin + every * place / arguments.games;
        playing.spawn(game.play(Pace::Every { first, every }, until));
    }
    let mut played = Played {
        replies: Latencies::default(),
        most_kib: server.resident_kib()?,
    };
    loop {
        tokio::select! {
            game = playing.join_next() => {
                let Some(game) = game else { return Ok(played) };
                let outcome = game??;
                ensure!(outcome.is_whole(), "something was lost or came twice");
                played.replies.add(outcome.replies);
            }
            () = tokio::time::sleep(LOOK) => {
                played.most_kib = played.most_kib.max(server.resident_kib()?);
            }
        }
    }
}

/// The one in the middle, or the smaller of the two that are.
fn median(all: &mut [u128]) -> u128 {
    all.sort_unstable();
    all.get(all.len().saturating_sub(1) / 2)
        .copied()
        .unwrap_or_default()
}

/// What was measured under a flood of one kind.
struct Under {
    kind: Kind,
    p99: Vec<u128>,
    most_kib: u64,
    tally: Tally,
}

impl Under {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            p99: Vec::new(),
            most_kib: 0,
            tally: Tally::default(),
        }
    }

    fn add(&mut self, mut played: Played, tally: Tally) -> anyhow::Result<()> {
        self.most_kib = self.most_kib.max(played.most_kib);
        self.tally.add(tally);
        self.p99.push(played.p99()?);
        Ok(())
    }

    /// How many times as long a reply takes as when it is quiet.
    fn times(&mut self, quiet: u128) -> f64 {
        let micros =
            |micros: u128| Duration::from_micros(u64::try_from(micros).unwrap_or(u64::MAX));
        micros(median(&mut self.p99)).div_duration_f64(micros(quiet.max(1)))
    }

    fn print(&mut self, quiet: u128) {
        let times = self.times(quiet);
        println!(
            "{:<22} {:>10}   µs, {times:.2} times the quiet one; {}",
            self.kind.name(),
            median(&mut self.p99),
            self.tally
        );
    }
}
