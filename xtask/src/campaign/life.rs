//! `cargo xtask campaign life`: what comes goes again.
//!
//! Thousands of games are made, played and ended, and thousands of connections come and go. When the last is gone the
//! server holds nothing: every gauge is zero, and its memory is what it was after the first tenth of them.

use crate::live::game::{Game, Tokens};
use crate::live::gauges::Gauges;
use crate::live::socket::Socket;
use crate::live::{Program, float};
use anyhow::ensure;
use futures::stream::{self, StreamExt, TryStreamExt};
use std::net::SocketAddr;
use std::time::Instant;

/// How many.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Games that are made, played and ended.
    #[arg(long, default_value_t = 10_000)]
    games: usize,
    /// Batters of each.
    #[arg(long, default_value_t = 3)]
    batters: usize,
    /// Connections that come and go.
    #[arg(long, default_value_t = 100_000)]
    connects: usize,
    /// How many of either at once.
    #[arg(long, default_value_t = 64)]
    at_once: usize,
    /// How much more memory than before may be left, in percent.
    #[arg(long, default_value_t = 5.0)]
    more: f64,
    #[command(flatten)]
    program: Program,
}

/// The part that comes before the memory is looked at: what a server needs once it keeps.
const FIRST: usize = 10;

/// Has them come and go, and prints what is left.
///
/// # Errors
/// When something is still held, or more memory than may be.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(arguments.at_once > 0, "give at least one at once");
    let (server, gauges) = Gauges::with_server(&arguments.program.path()?)?;
    let tokens = Tokens::of(&server)?;
    let crowd = Crowd {
        address: server.address(),
        tokens: &tokens,
        arguments,
    };
    let begun = Instant::now();
    crowd.comes_and_goes(FIRST).await?;
    gauges.become_zero().await?;
    let before = server.resident_kib()?;
    crowd.comes_and_goes(1).await?;
    gauges.become_zero().await?;
    let after = server.resident_kib()?;
    let more = (float(after) / float(before) - 1.0) * 100.0;
    println!("games                  {:>10}", arguments.games);
    println!("connects               {:>10}", arguments.connects);
    println!("gauges above zero      {:>10}", 0);
    println!("KiB before, after      {before:>10}   {after}, {more:+.1} %");
    println!("seconds                {:>10}", begun.elapsed().as_secs());
    ensure!(
        more <= arguments.more,
        "more memory is left than {} % more than before",
        arguments.more
    );
    Ok(())
}

/// Those who come.
struct Crowd<'a> {
    address: SocketAddr,
    tokens: &'a Tokens,
    arguments: &'a Arguments,
}

impl Crowd<'_> {
    /// One in so many of all.
    async fn comes_and_goes(&self, one_in: usize) -> anyhow::Result<()> {
        let at_once = self.arguments.at_once;
        stream::iter((0..self.arguments.games / one_in).map(Ok))
            .try_for_each_concurrent(at_once, |_: usize| self.game())
            .await?;
        let connects = stream::iter(0..self.arguments.connects / one_in).map(|_| self.connection());
        connects.buffer_unordered(at_once).try_collect().await
    }

    async fn game(&self) -> anyhow::Result<()> {
        let mut game = Game::set(self.address, self.tokens, 0).await?;
        game.turns(4 * self.arguments.batters).await?;
        game.forfeit().await
    }

    async fn connection(&self) -> anyhow::Result<()> {
        Socket::connect(self.address, &self.tokens.public)
            .await
            .map(drop)
    }
}
