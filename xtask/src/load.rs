//! `cargo xtask load`: plays many games at once against a server of its own, over real web sockets, and prints what
//! that took and whether anything was lost or came twice.
//!
//! A turn is one command: sent, decided, durable, answered, and shown to everybody in the room. The load generator
//! runs on the same machine, so turns a second are those of both together; the server's CPU time is the server's.

use crate::live::figures::{Latencies, micros};
use crate::live::game::{Game, Outcome, Pace, Tokens};
use crate::live::server::Server;
use crate::live::socket::Socket;
use crate::live::{Program, float, on_a_runtime};
use anyhow::ensure;
use std::time::{Duration, Instant};

/// How much load, on what.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Games played at once.
    #[arg(long, default_value_t = 100)]
    games: usize,
    /// Members who watch each game, besides its two managers.
    #[arg(long, default_value_t = 8)]
    spectators: usize,
    /// How long it is measured, in seconds.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Turns a second, of all games together. Without it each game plays its next turn as soon as the last was
    /// answered.
    #[arg(long)]
    rate: Option<f64>,
    /// Connections that are opened before, join a game and do nothing, to see what memory they take.
    #[arg(long, default_value_t = 0)]
    idle: usize,
    /// The log, instead of a new file.
    #[arg(long)]
    database: Option<String>,
    #[command(flatten)]
    program: Program,
}

/// Runs the load and prints the figures.
///
/// # Errors
/// When the server does not start or breaks a promise: a turn that was lost, shown twice or never answered.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        arguments.games > 0 && arguments.rate.is_none_or(|rate| rate > 0.0),
        "there is nothing to play: give at least one game, and a rate above 0"
    );
    let program = arguments.program.path()?;
    let server = Server::start(&program, arguments.database.as_deref())?;
    on_a_runtime(measure(arguments, &server))
}

async fn measure(arguments: &Arguments, server: &Server) -> anyhow::Result<()> {
    let tokens = Tokens::of(server)?;
    let idle = idle_connections(arguments, server, &tokens).await?;
    let mut games = Vec::new();
    for _ in 0..arguments.games {
        games.push(Game::set(server.address(), &tokens, arguments.spectators).await?);
    }
    let interval = arguments
        .rate
        .map(|rate| Duration::from_secs_f64(float(arguments.games) / rate));
    let (cpu, begin) = (server.cpu()?, Instant::now());
    let end = begin + Duration::from_secs(arguments.seconds);
    let played = games.into_iter().enumerate().map(|(place, game)| {
        let pace = interval.map_or(Pace::AtOnce, |every| Pace::Every {
            // Games do not all play at the same moment.
            first: begin + every.mul_f64(float(place) / float(arguments.games)),
            every,
        });
        tokio::spawn(game.play(pace, end))
    });
    let mut total = Outcome::default();
    for game in played.collect::<Vec<_>>() {
        total.add(game.await??);
    }
    let (cpu, took) = (server.cpu()?.saturating_sub(cpu), begin.elapsed());
    print(arguments, &mut total, cpu, took);
    drop(idle);
    ensure!(
        total.is_whole(),
        "the server broke its promise: see lost and repeated"
    );
    Ok(())
}

/// Opens them, and prints what each takes.
async fn idle_connections(
    arguments: &Arguments,
    server: &Server,
    tokens: &Tokens,
) -> anyhow::Result<Vec<Socket>> {
    let mut idle = Vec::new();
    if arguments.idle == 0 {
        return Ok(idle);
    }
    let game = Game::set(server.address(), tokens, 0).await?;
    let before = server.resident_kib()?;
    for _ in 0..arguments.idle {
        let mut socket = Socket::connect(server.address(), &tokens.public).await?;
        socket.watch(game.id()).await?;
        idle.push(socket);
    }
    let after = server.resident_kib()?;
    let each = float(after.saturating_sub(before)) / float(arguments.idle);
    println!(
        "idle connections       {:>10}   {each:.1} KiB each, {after} KiB in all",
        arguments.idle
    );
    Ok(idle)
}

fn print(arguments: &Arguments, total: &mut Outcome, cpu: Duration, took: Duration) {
    let turns = total.turns.max(1);
    let members = arguments.spectators + 2;
    println!(
        "games                  {:>10}   of {members} members each",
        arguments.games
    );
    println!(
        "turns                  {:>10}   {:.0} a second",
        total.turns,
        float(total.turns) / took.as_secs_f64()
    );
    println!("frames received        {:>10}", total.frames);
    println!(
        "server CPU per turn    {:>10}   µs; {:.2} cores in use",
        micros(cpu) / u128::from(turns),
        cpu.as_secs_f64() / took.as_secs_f64()
    );
    quantiles("own reply", &mut total.replies);
    quantiles("last spectator", &mut total.shown);
    println!("lost                   {:>10}", total.lost);
    println!("repeated               {:>10}", total.repeated);
}

fn quantiles(of: &str, latencies: &mut Latencies) {
    if let Some(figures) = latencies.figures() {
        println!(
            "{of:<22} {:>10}   µs at p50, {} at p99, {} at p99.9, {} at most",
            figures.p50, figures.p99, figures.p999, figures.most
        );
    }
}
