//! `cargo xtask bench server`: the server beside a bare one, in one run, and what it takes when nothing happens.
//!
//! Each comparison is made several times, the two servers in turn; what is printed are medians with the least and the most.
//! Both serve the same load generator, send the same number of frames of the same lengths and write the same number of rows.

mod alone;
mod shape;
mod spread;

use super::bare::Frames;
use crate::live::figures::Figures;
use crate::live::game::{Game, Outcome, Pace, Tokens};
use crate::live::server::Server;
use crate::live::{Program, float};
use crate::postgres::Private;
use anyhow::{Context, ensure};
use spread::Spread;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long and how often.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How long each measurement takes, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How often each is taken.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Spectators of the large room.
    #[arg(long, default_value_t = 1_000)]
    spectators: usize,
    /// Games stored, for the start of a server, and a tenth of that loaded.
    #[arg(long, default_value_t = 100_000)]
    stored: usize,
    /// Leave out what needs a `PostgreSQL` of its own.
    #[arg(long)]
    without_postgres: bool,
    #[command(flatten)]
    program: Program,
}

/// Games in memory that nobody plays.
const OTHERS: usize = 9_900;

/// A kind of load.
#[derive(Clone, Copy)]
struct Scene {
    name: &'static str,
    games: usize,
    spectators: usize,
}

/// Measures, and prints the table.
///
/// # Errors
/// When a server does not start or breaks a promise.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let program = arguments.program.path()?;
    let frames = shape::of_a_turn(&program).await?;
    println!("{}", shape::told(&frames));
    let postgres = (!arguments.without_postgres)
        .then(Private::start)
        .transpose()?;
    let scenes = [
        Scene {
            name: "100 games of 10",
            games: 100,
            spectators: 8,
        },
        Scene {
            name: "1 game of 2",
            games: 1,
            spectators: 0,
        },
        Scene {
            name: "1 large room",
            games: 1,
            spectators: arguments.spectators,
        },
    ];
    for scene in scenes {
        compare(arguments, &program, &frames, scene, &Stored::Sqlite).await?;
    }
    if let Some(postgres) = &postgres {
        compare(
            arguments,
            &program,
            &frames,
            scenes[0],
            &Stored::Postgres(postgres),
        )
        .await?;
    }
    crowded(arguments, &program, scenes[0]).await?;
    alone::measure(&program, arguments.stored).await
}

/// Where the log is.
enum Stored<'a> {
    Sqlite,
    Postgres(&'a Private),
}

impl Stored<'_> {
    const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// A new log of this name, where it needs one.
    fn log_called(&self, name: &str) -> anyhow::Result<Option<String>> {
        match self {
            Self::Sqlite => Ok(None),
            Self::Postgres(server) => Ok(Some(server.database(name)?)),
        }
    }
}

/// What one measurement gave.
struct Sample {
    turns_a_second: f64,
    cpu_a_turn: f64,
    cpu_a_message: f64,
    reply: Figures,
}

/// Either server in turn, some times.
async fn compare(
    arguments: &Arguments,
    program: &Path,
    frames: &Frames,
    scene: Scene,
    stored: &Stored<'_>,
) -> anyhow::Result<()> {
    let (mut real, mut bare) = (Vec::new(), Vec::new());
    let xtask = std::env::current_exe()?;
    for run in 0..arguments.runs {
        let log = stored.log_called(&format!("real_{run}_{}", scene.games))?;
        let server = Server::start(program, log.as_deref())?;
        real.push(sample(arguments, &server, scene).await?);
        drop(server);
        let log = stored.log_called(&format!("bare_{run}_{}", scene.games))?;
        let server = bare_server(&xtask, log.as_deref(), frames)?;
        bare.push(sample(arguments, &server, scene).await?);
    }
    println!("{}, {}", scene.name, stored.name());
    print(&real, "bare", &bare);
    Ok(())
}

/// A hundred games while thousands of others are in memory, and while none is.
async fn crowded(arguments: &Arguments, program: &Path, scene: Scene) -> anyhow::Result<()> {
    let (mut among, mut alone) = (Vec::new(), Vec::new());
    for _ in 0..arguments.runs {
        for (others, samples) in [(OTHERS, &mut among), (0, &mut alone)] {
            let server = Server::start_with(program, None, &["--idle-game-seconds", "3600"])?;
            alone::load(&server, others).await?;
            samples.push(sample(arguments, &server, scene).await?);
        }
    }
    println!("{} among {OTHERS} others, SQLite", scene.name);
    print(&among, "alone", &alone);
    Ok(())
}

/// All rows of a table, beside these other samples.
fn print(samples: &[Sample], beside: &str, others: &[Sample]) {
    let row = |name: &str, of: &dyn Fn(&Sample) -> f64| {
        let (ours, theirs) = (
            Spread::of(samples.iter().map(of)),
            Spread::of(others.iter().map(of)),
        );
        let ratio = ours.median / theirs.median;
        println!("  {name:<26} {ours}   {beside} {theirs}   {ratio:.2} x");
    };
    row("turns a second", &|s| s.turns_a_second);
    row("server CPU a turn, µs", &|s| s.cpu_a_turn);
    row("server CPU a message, µs", &|s| s.cpu_a_message);
    row("own reply p50, µs", &|s| float(s.reply.p50));
    row("own reply p99, µs", &|s| float(s.reply.p99));
}

fn bare_server(xtask: &Path, log: Option<&str>, frames: &Frames) -> anyhow::Result<Server> {
    let frames = serde_json::to_string(frames)?;
    let command = ["bench", "bare", "--frames", &frames];
    Server::other(xtask, &command, log)
}

async fn sample(arguments: &Arguments, server: &Server, scene: Scene) -> anyhow::Result<Sample> {
    let tokens = Tokens::of(server)?;
    let mut games = Vec::new();
    for _ in 0..scene.games {
        games.push(Game::set(server.address(), &tokens, scene.spectators).await?);
    }
    let (cpu, begin) = (server.cpu()?, Instant::now());
    let end = begin + Duration::from_secs(arguments.seconds);
    let playing = games
        .into_iter()
        .map(|game| tokio::spawn(game.play(Pace::AtOnce, end)));
    let mut total = Outcome::default();
    for game in playing.collect::<Vec<_>>() {
        total.add(game.await??);
    }
    let (cpu, took) = (server.cpu()?.saturating_sub(cpu), begin.elapsed());
    ensure!(total.is_whole(), "something was lost or came twice");
    let cpu = cpu.as_secs_f64() * 1e6;
    Ok(Sample {
        turns_a_second: float(total.turns) / took.as_secs_f64(),
        cpu_a_turn: cpu / float(total.turns),
        cpu_a_message: cpu / float(total.frames),
        reply: total.replies.figures().context("no turn was played")?,
    })
}

/// The file of a log on `SQLite`.
fn file(server: &Server) -> anyhow::Result<PathBuf> {
    let path = server.database().strip_prefix("sqlite://");
    Ok(path.context("no file")?.into())
}
