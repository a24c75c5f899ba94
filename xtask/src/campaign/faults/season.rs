//! A server that meets one fault after another while games are played on it, and is never started again.

use super::playing::{PAUSE, Playing};
use super::{CLEAR, Tally, asked};
use crate::campaign::recorded::{Game, Records};
use crate::live::PUBLIC;
use crate::live::server::Server;
use anyhow::ensure;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::task::block_in_place;
use tokio::time::sleep;

/// Servers that meet their faults side by side: nearly all of the time is waiting.
const SIDE_BY_SIDE: u64 = 5;

/// Whoever is to be told of a fault that lasts knows by then.
const TOLD_WITHIN: Duration = Duration::from_mins(1);

/// Something that can be made to fail while a server runs.
pub(super) trait Trouble {
    /// Has it fail, and waits until it has.
    async fn begin(&mut self) -> anyhow::Result<()>;

    /// Whether it lasts until a client was told of it.
    fn lasts(&self) -> bool;

    /// Nothing fails any more.
    async fn end(&mut self) -> anyhow::Result<()>;
}

/// So many faults, divided among a few servers. How many each of them meets.
pub(super) fn shares(faults: u64) -> impl Iterator<Item = u64> {
    let servers = SIDE_BY_SIDE.min(faults);
    (0..servers).map(move |server| (faults - server).div_ceil(servers))
}

/// So many faults on one server.
///
/// # Errors
/// When it does not go on.
pub(super) async fn season(
    mut server: Server,
    metrics: SocketAddr,
    mut trouble: impl Trouble,
    (faults, games): (u64, usize),
) -> anyhow::Result<Tally> {
    let records = Records::of(&server)?;
    let mut set = Vec::new();
    for _ in 0..games {
        set.push(Game::set(&server, &records, server.address()).await?);
    }
    let reader = (server.address(), server.token(PUBLIC)?);
    let playing = Playing::begin(set, &records.answered, reader);
    let mut tally = Tally::default();
    let mut gone_on = Ok(());
    while tally.ridden_out < faults && gone_on.is_ok() {
        gone_on = one(&mut server, metrics, &mut trouble, &playing, &mut tally).await;
    }
    let played = playing.end().await;
    tally.refusals = asked::refusals(metrics).await?;
    let words = server.words()?;
    ensure!(!words.contains("panicked"), "the server panicked: {words}");
    block_in_place(|| server.kill())?;
    tally.verdict = records.judged(&server).await?;
    // A game that cannot go on has its reason in the records, or else is a fault of its own.
    if tally.verdict.is_clean() {
        played.and(gone_on)?;
    }
    Ok(tally)
}

/// One fault, and four commands of each game after it.
async fn one(
    server: &mut Server,
    metrics: SocketAddr,
    trouble: &mut impl Trouble,
    playing: &Playing,
    tally: &mut Tally,
) -> anyhow::Result<()> {
    let before = told(metrics).await?;
    trouble.begin().await?;
    tally.met += 1;
    let end = Instant::now() + TOLD_WITHIN;
    while trouble.lasts() && told(metrics).await? == before {
        ensure!(Instant::now() < end, "nobody is told anything");
        sleep(PAUSE).await;
    }
    trouble.end().await?;
    asked::ready(server.address()).await?;
    playing.goes_on(4).await?;
    ensure!(!playing.broke_off(), "a game has broken off");
    let words = server.words()?;
    ensure!(server.ended()?.is_none(), "the server ended: {words}");
    tally.ridden_out += 1;
    Ok(())
}

/// How often clients were told that something is not known.
async fn told(metrics: SocketAddr) -> anyhow::Result<u64> {
    Ok(asked::refusals(metrics).await?.remove(CLEAR).unwrap_or(0))
}
