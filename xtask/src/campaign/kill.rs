//! `cargo xtask campaign kill`: what was answered survives `kill -9`, and nothing happens twice.
//!
//! Many games are played at once while the server is killed again and again, in the middle of whatever it is doing. Every
//! client writes down what it sends, what it is answered and what it is shown. After some rounds the auditor compares these
//! records with the log. With `--postgres` the log is in a database server of its own, which is killed as well.

use crate::campaign::auditor::Verdict;
use crate::campaign::recorded::{Game, Records};
use crate::live::Program;
use crate::live::server::Server;
use crate::luck::Luck;
use crate::postgres::Private;
use anyhow::ensure;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::task::{JoinHandle, block_in_place};
use tokio::time::sleep;

/// How often, and of what.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How often the server is killed.
    #[arg(long, default_value_t = 1_000)]
    rounds: u64,
    /// Games that are played at once.
    #[arg(long, default_value_t = 64)]
    games: usize,
    /// Keep the log in a `PostgreSQL` of its own. Every third time that is killed instead of the server, and every third
    /// time both are.
    #[arg(long)]
    postgres: bool,
    /// Where chance begins. The same number gives the same moments, as far as commands are counted.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    program: Program,
}

/// Rounds after which the records are compared with the log, and a new log is begun.
const SEASON: u64 = 25;

/// Answers, in all games together, after which the next kill comes at the latest.
const LONGEST: u64 = 400;

/// A server that answers nothing for so long is stuck.
const PATIENCE: Duration = Duration::from_mins(1);

/// Kills the server, and prints what the auditor found.
///
/// # Errors
/// When something was lost, repeated, left out or shown otherwise; and when the game cannot go on.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        arguments.games > 0 && arguments.rounds > 0,
        "give at least one game and one round"
    );
    let program = arguments.program.path()?;
    let begun = Instant::now();
    let postgres = arguments.postgres.then(Private::start).transpose()?;
    let mut luck = Luck(arguments.seed);
    let mut total = Verdict::default();
    let mut done = 0;
    while done < arguments.rounds {
        let database = match &postgres {
            Some(postgres) => Some(postgres.database(&format!("season_{done}"))?),
            None => None,
        };
        let season = Season {
            server: Server::start(&program, database.as_deref())?,
            postgres: postgres.as_ref(),
            rounds: done..arguments.rounds.min(done + SEASON),
        };
        let (kills, verdict) = season.play(arguments.games, &mut luck).await?;
        done += kills;
        total.add(verdict);
        if !total.is_clean() {
            break;
        }
    }
    print(arguments, done, &total, begun.elapsed());
    ensure!(total.is_clean(), "the server broke its promise");
    Ok(())
}

fn print(arguments: &Arguments, kills: u64, total: &Verdict, took: Duration) {
    let of = if arguments.postgres {
        "the server, the database or both"
    } else {
        "the server"
    };
    println!("kills                  {kills:>10}   of {of}");
    println!("games at once          {:>10}", arguments.games);
    println!("seconds                {:>10}", took.as_secs());
    total.print();
}

/// Some rounds on one log.
struct Season<'a> {
    server: Server,
    postgres: Option<&'a Private>,
    rounds: std::ops::Range<u64>,
}

impl Season<'_> {
    /// Plays to its end. How often something was killed, and what the auditor found.
    async fn play(mut self, games: usize, luck: &mut Luck) -> anyhow::Result<(u64, Verdict)> {
        let records = Records::of(&self.server)?;
        let answered = Arc::clone(&records.answered);
        let over = Arc::new(AtomicBool::new(false));
        let mut playing = Vec::new();
        for _ in 0..games {
            let game = Game::set(&self.server, &records, self.server.address()).await?;
            let over = Arc::clone(&over);
            playing.push(tokio::spawn(
                game.play(move |_| over.load(Ordering::Relaxed)),
            ));
        }
        let (mut kills, mut stuck) = (0, None);
        for round in self.rounds.clone() {
            let goal = answered.load(Ordering::Relaxed) + 1 + luck.below(LONGEST);
            let goes_on = || !playing.iter().any(JoinHandle::is_finished);
            if let Err(fault) = answers(&answered, goal, goes_on).await {
                stuck = Some(fault);
                break;
            }
            block_in_place(|| self.kill(round))?;
            kills += 1;
        }
        over.store(true, Ordering::Relaxed);
        for game in playing {
            if let Err(fault) = game.await? {
                stuck = Some(fault);
            }
        }
        // Once more, so that nothing is read from a log that was closed in order.
        block_in_place(|| self.server.kill())?;
        let verdict = records.judged(&self.server).await?;
        // A game that cannot go on has its reason in the records, or else is a fault of its own.
        match stuck {
            Some(fault) if verdict.is_clean() => Err(fault),
            Some(_) | None => Ok((kills, verdict)),
        }
    }

    /// Kills what is to be killed this time, and starts it again.
    fn kill(&mut self, round: u64) -> anyhow::Result<()> {
        let Some(postgres) = self.postgres else {
            self.server.kill()?;
            return self.server.start_again();
        };
        let (kill_server, kill_database) = match round % 3 {
            0 => (true, false),
            1 => (false, true),
            _ => (true, true),
        };
        if kill_database {
            postgres.kill()?;
        }
        if kill_server {
            self.server.kill()?;
        }
        if kill_database {
            postgres.start_again()?;
        }
        if kill_server {
            self.server.start_again()?;
        }
        Ok(())
    }
}

/// Waits until so many commands have been answered, as long as all games go on.
async fn answers(
    answered: &AtomicU64,
    goal: u64,
    goes_on: impl Fn() -> bool,
) -> anyhow::Result<()> {
    let end = Instant::now() + PATIENCE;
    while answered.load(Ordering::Relaxed) < goal {
        ensure!(goes_on() && Instant::now() < end, "the games do not go on");
        sleep(Duration::from_millis(1)).await;
    }
    Ok(())
}
