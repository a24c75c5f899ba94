//! `cargo xtask campaign slow`: one member of a large room stops reading, and nobody else notices.
//!
//! The same game is played twice at the same rate, each time in a new room: once everybody reads, once one more member
//! stops. That one also asks for the state of the game again and again, so that what waits for it grows faster. It must be
//! closed with 4008, and when it comes back it must be shown all that it missed.

use crate::live::Program;
use crate::live::figures::Figures;
use crate::live::game::{Game, Outcome, Pace, Tokens};
use crate::live::server::Server;
use crate::live::socket::{Ended, Head, Socket};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How large a room, and how long.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Members of the room who read.
    #[arg(long, default_value_t = 999)]
    members: usize,
    /// Turns a second.
    #[arg(long, default_value_t = 10.0)]
    rate: f64,
    /// How long each game is played, in seconds.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// How often a quiet room and one with a slow reader are compared.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    #[command(flatten)]
    program: Program,
}

/// How often the slow reader asks.
const ASKS: Duration = Duration::from_millis(10);

/// The user who is slow.
const SLOW: &str = "sam";

/// The code of a connection that did not keep up.
const TOO_SLOW: u16 = 4008;

/// Plays the games, and prints what the others noticed.
///
/// # Errors
/// When anything was lost or came twice, or the slow reader was not let go as promised.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(arguments.rate > 0.0, "give a rate above 0");
    let server = Server::start(&arguments.program.path()?, None)?;
    let tokens = Tokens::of(&server)?;
    for _ in 0..arguments.rounds {
        let game = Game::set(server.address(), &tokens, arguments.members).await?;
        let before = server.resident_kib()?;
        let mut quiet = game.play(pace(arguments), end(arguments)).await?;
        print("everybody reads", &mut quiet);

        let game = Game::set(server.address(), &tokens, arguments.members).await?;
        let slow = Slow::come(&server, &tokens, &game).await?;
        let (played, slow) = tokio::join!(
            game.play(pace(arguments), end(arguments)),
            slow.falls_behind(&server, end(arguments))
        );
        let (mut played, slow) = (played?, slow?);
        print("one does not", &mut played);
        println!(
            "memory                 {:>10}   KiB more than before at most, of {before}",
            slow.most_kib.saturating_sub(before)
        );
        let missed = slow.comes_back(&server, played.head).await?;
        println!(
            "the slow one           {TOO_SLOW:>10}   closed; was shown {missed} events when it came back"
        );
        ensure!(
            quiet.is_whole() && played.is_whole(),
            "the server broke its promise: something was lost or came twice"
        );
    }
    Ok(())
}

fn pace(arguments: &Arguments) -> Pace {
    Pace::Every {
        first: Instant::now(),
        every: Duration::from_secs_f64(1.0 / arguments.rate),
    }
}

fn end(arguments: &Arguments) -> Instant {
    Instant::now() + Duration::from_secs(arguments.seconds)
}

fn print(room: &str, outcome: &mut Outcome) {
    for (of, latencies) in [
        ("own reply", &mut outcome.replies),
        ("last member", &mut outcome.shown),
    ] {
        if let Some(Figures { p50, p99, most, .. }) = latencies.figures() {
            println!("{room:<16} {of:<12} {p50:>10}   µs at p50, {p99} at p99, {most} at most");
        }
    }
}

/// The one who stops reading.
struct Slow {
    socket: Socket,
    /// Somebody in the room who hears who comes and goes.
    lookout: Socket,
    token: String,
    game: Value,
    head: u64,
    most_kib: u64,
}

impl Slow {
    async fn come(server: &Server, tokens: &Tokens, game: &Game) -> anyhow::Result<Self> {
        let token = server.token(SLOW)?;
        let mut lookout = Socket::connect(server.address(), &tokens.public).await?;
        let mut socket = Socket::connect_narrow(server.address(), &token).await?;
        let join = json!({"game_id": game.id(), "role": "spectator", "after_seq": game.head()});
        for member in [&mut lookout, &mut socket] {
            member.ask("join_game", &join).await?;
        }
        Ok(Self {
            socket,
            lookout,
            token,
            game: json!({"game_id": game.id()}),
            head: game.head(),
            most_kib: 0,
        })
    }

    /// Asks and does not read until the room hears that it is gone, then reads what is on its way to it.
    async fn falls_behind(mut self, server: &Server, end: Instant) -> anyhow::Result<Self> {
        let gone = loop {
            tokio::select! {
                () = sleep(ASKS) => {
                    // Once the server has let go it may take no more.
                    let _ = self.socket.send("request_game_state", &self.game).await;
                    self.most_kib = self.most_kib.max(server.resident_kib()?);
                }
                told = self.lookout.next() => {
                    let told: Value = serde_json::from_str(&told?)?;
                    if told["event"] == "user_disconnected" {
                        break told;
                    }
                }
            }
            ensure!(
                Instant::now() < end,
                "the slow one was not let go; play longer"
            );
        };
        ensure!(
            gone["data"]["user_id"] == SLOW,
            "somebody else went: {gone}"
        );
        loop {
            match self.socket.message().await? {
                Ok(text) => {
                    if let Some(seq) = Head::of(&text)?.of_room() {
                        ensure!(seq == self.head + 1, "after {} came {text}", self.head);
                        self.head = seq;
                    }
                }
                Err(Ended { code }) => {
                    ensure!(
                        code == Some(TOO_SLOW),
                        "the slow one was closed with {code:?}"
                    );
                    return Ok(self);
                }
            }
        }
    }

    /// Comes back, and reads to the last event. How many it was shown.
    async fn comes_back(mut self, server: &Server, last: u64) -> anyhow::Result<u64> {
        let had = self.head;
        let mut socket = Socket::connect(server.address(), &self.token).await?;
        let mut join = self.game.clone();
        join["role"] = json!("spectator");
        join["after_seq"] = json!(had);
        // All the others hang up at this moment, and the game hears each of them.
        let joined: Value = serde_json::from_str(&socket.insist("join_game", &join).await?)?;
        let recovered = joined["data"]["recovered"].as_bool().context("no answer")?;
        ensure!(recovered, "what the slow one missed was not told: {joined}");
        while self.head < last {
            let text = socket.next().await?;
            if let Some(seq) = Head::of(&text)?.of_room() {
                ensure!(seq == self.head + 1, "after {} came {text}", self.head);
                self.head = seq;
            }
        }
        Ok(last - had)
    }
}
