//! `cargo xtask campaign storm`: everybody loses the connection at once, and everybody comes back.
//!
//! Games are played at a steady rate all the time, so there is something to miss. Each who comes back names the last event
//! it was shown, and must be shown what follows it: no number left out, none again, and no snapshot in its place.

use crate::live::figures::{Figures, Latencies};
use crate::live::game::{Game, Outcome, Pace, Tokens};
use crate::live::server::Server;
use crate::live::socket::{Head, Socket};
use crate::live::{Program, float};
use anyhow::{Context, ensure};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{Barrier, watch};

/// How many, of what.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Connections that are lost at once.
    #[arg(long, default_value_t = 5_000)]
    connections: usize,
    /// Games that they watch.
    #[arg(long, default_value_t = 100)]
    games: usize,
    /// Turns a second, of all games together.
    #[arg(long, default_value_t = 200.0)]
    rate: f64,
    /// How long the games are played, in seconds. The storm breaks after a third of that.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// The log, instead of a new file.
    #[arg(long)]
    database: Option<String>,
    #[command(flatten)]
    program: Program,
}

/// Files that this process and the server need besides one for each connection.
const MORE_FILES: u64 = 1_000;

/// From one try to connect to the next.
const PAUSE: Duration = Duration::from_millis(50);

/// Who is not back by then does not come back.
const PATIENCE: Duration = Duration::from_mins(1);

/// Loses the connections, and prints how everybody came back.
///
/// # Errors
/// When something was lost or came twice.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        arguments.games > 0 && arguments.rate > 0.0,
        "there is nothing to play: give at least one game, and a rate above 0"
    );
    // The server inherits the limit.
    allow_files(arguments.connections as u64 + MORE_FILES)?;
    let server = Server::start(&arguments.program.path()?, arguments.database.as_deref())?;
    let tokens = Tokens::of(&server)?;
    let mut games = Vec::new();
    for _ in 0..arguments.games {
        games.push(Game::set(server.address(), &tokens, 0).await?);
    }
    let (storm, breaks) = watch::channel(false);
    let all_gone = Arc::new(Barrier::new(arguments.connections));
    let mut watching = Vec::new();
    let mut finals = Vec::new();
    for (place, game) in games.iter().enumerate() {
        let (finished, last) = watch::channel(None);
        finals.push(finished);
        // What is left over watches the first games.
        let members = (arguments.connections + arguments.games - 1 - place) / arguments.games;
        for _ in 0..members {
            let member = Watcher::come(server.address(), &tokens.public, game).await?;
            let weathered = member.weather(breaks.clone(), Arc::clone(&all_gone), last.clone());
            watching.push(tokio::spawn(weathered));
        }
    }
    let begin = Instant::now();
    let end = begin + Duration::from_secs(arguments.seconds);
    let every = Duration::from_secs_f64(float(arguments.games) / arguments.rate);
    let playing = games.into_iter().enumerate().map(|(place, game)| {
        let first = begin + every.mul_f64(float(place) / float(arguments.games));
        tokio::spawn(game.play(Pace::Every { first, every }, end))
    });
    let playing: Vec<_> = playing.collect();
    tokio::time::sleep(Duration::from_secs(arguments.seconds) / 3).await;
    storm.send_replace(true);
    let mut total = Outcome::default();
    for (game, finished) in playing.into_iter().zip(&finals) {
        let outcome = game.await??;
        finished.send_replace(Some(outcome.head));
        total.add(outcome);
    }
    let mut back = Back::default();
    for watcher in watching {
        back.add(watcher.await??);
    }
    print(arguments, &mut total, &mut back);
    ensure!(
        total.is_whole() && back.gaps == 0 && back.repeats == 0 && back.snapshots == 0,
        "the server broke its promise: see gaps, repeats and snapshots"
    );
    Ok(())
}

/// Lets this process and those it starts open so many files.
fn allow_files(many: u64) -> anyhow::Result<()> {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current.is_some_and(|current| current < many) {
        let raised = Rlimit {
            current: Some(many),
            maximum: maximum.map(|most| most.max(many)),
        };
        setrlimit(Resource::Nofile, raised).with_context(|| {
            format!("{many} open files are not allowed here; ask for fewer connections")
        })?;
    }
    Ok(())
}

fn print(arguments: &Arguments, total: &mut Outcome, back: &mut Back) {
    println!(
        "connections            {:>10}   in the rooms of {} games, lost at once",
        arguments.connections, arguments.games
    );
    println!(
        "turns                  {:>10}   while they were away and before and after",
        total.turns
    );
    println!(
        "events shown           {:>10}   {} of them as what was missed",
        back.shown, back.after
    );
    println!("tries to connect       {:>10}", back.tries);
    println!("gaps                   {:>10}", back.gaps + total.lost);
    println!(
        "repeats                {:>10}",
        back.repeats + total.repeated
    );
    println!("snapshots              {:>10}", back.snapshots);
    for (of, latencies) in [
        ("back again", &mut back.took),
        ("own reply of a manager", &mut total.replies),
    ] {
        if let Some(Figures { p50, p99, most, .. }) = latencies.figures() {
            println!("{of:<22} {p50:>10}   µs at p50, {p99} at p99, {most} at most");
        }
    }
}

/// How those who were away came back.
#[derive(Debug, Default)]
struct Back {
    shown: u64,
    after: u64,
    tries: u64,
    gaps: u64,
    repeats: u64,
    snapshots: u64,
    /// From the loss until what was missed was there.
    took: Latencies,
}

impl Back {
    fn add(&mut self, other: Self) {
        self.shown += other.shown;
        self.after += other.after;
        self.tries += other.tries;
        self.gaps += other.gaps;
        self.repeats += other.repeats;
        self.snapshots += other.snapshots;
        self.took.add(other.took);
    }
}

/// Somebody who watches.
struct Watcher {
    socket: Socket,
    address: SocketAddr,
    token: String,
    game: String,
    head: u64,
    back: Back,
}

impl Watcher {
    async fn come(address: SocketAddr, token: &str, game: &Game) -> anyhow::Result<Self> {
        let (socket, _) = joined(address, token, game.id(), game.head()).await?;
        Ok(Self {
            socket,
            address,
            token: token.to_string(),
            game: game.id().to_string(),
            head: game.head(),
            back: Back::default(),
        })
    }

    /// Watches until the storm breaks, comes back, and watches to the end.
    async fn weather(
        mut self,
        mut storm: watch::Receiver<bool>,
        all_gone: Arc<Barrier>,
        mut last: watch::Receiver<Option<u64>>,
    ) -> anyhow::Result<Back> {
        loop {
            tokio::select! {
                broken = storm.wait_for(|broken| *broken) => {
                    broken.context("no storm")?;
                    break;
                }
                text = self.socket.next() => self.take(&text?)?,
            }
        }
        let mut this = self.away_and_back(&all_gone).await?;
        loop {
            let known = *last.borrow_and_update();
            if known.is_some_and(|known| this.head >= known) {
                return Ok(this.back);
            }
            tokio::select! {
                changed = last.changed() => changed.context("the managers gave up")?,
                text = this.socket.next() => this.take(&text?)?,
            }
        }
    }

    async fn away_and_back(self, all_gone: &Barrier) -> anyhow::Result<Self> {
        let Self {
            socket,
            address,
            token,
            game,
            head,
            mut back,
        } = self;
        drop(socket);
        all_gone.wait().await;
        let since = Instant::now();
        let (socket, joined) = loop {
            back.tries += 1;
            match joined(address, &token, &game, head).await {
                Ok(back) => break back,
                Err(fault) if since.elapsed() > PATIENCE => return Err(fault),
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        };
        let missed = joined["data"]["head_seq"].as_u64().context("no head")?;
        back.snapshots += u64::from(joined["data"]["recovered"] != true);
        let shown = back.shown;
        let mut this = Self {
            socket,
            address,
            token,
            game,
            head,
            back,
        };
        while this.head < missed {
            let text = this.socket.next().await?;
            this.take(&text)?;
        }
        this.back.after = this.back.shown - shown;
        this.back.took.push(since.elapsed());
        Ok(this)
    }

    fn take(&mut self, text: &str) -> anyhow::Result<()> {
        if let Some(seq) = Head::of(text)?.of_room() {
            self.back.shown += 1;
            if seq <= self.head {
                self.back.repeats += 1;
            } else {
                self.back.gaps += seq - self.head - 1;
                self.head = seq;
            }
        }
        Ok(())
    }
}

/// Connects and comes into the room; what follows `head` comes next. The answer.
async fn joined(
    address: SocketAddr,
    token: &str,
    game: &str,
    head: u64,
) -> anyhow::Result<(Socket, Value)> {
    let mut socket = Socket::connect(address, token).await?;
    let join = json!({"game_id": game, "role": "spectator", "after_seq": head});
    let joined = serde_json::from_str(&socket.ask("join_game", &join).await?)?;
    Ok((socket, joined))
}
