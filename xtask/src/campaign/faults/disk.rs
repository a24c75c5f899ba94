//! The files of `SQLite` fail: no room, a write, a sync, a read or a lock that the system refuses.

use super::playing::{PAUSE, Playing};
use super::{Arguments, CLEAR, Tally, asked, held};
use crate::campaign::recorded::{Game, Records};
use crate::live::PUBLIC;
use crate::live::server::Server;
use anyhow::{Context, bail, ensure};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tokio::task::block_in_place;
use tokio::time::sleep;

/// A kind of fault.
struct Kind {
    name: &'static str,
    /// The calls of the system that fail, and how.
    calls: &'static str,
    error: &'static str,
    /// It lasts until a client was told of it; otherwise one call fails.
    lasts: bool,
    /// The faults are spread over so many calls, from the first. About 30 writes, 5 reads, 3 syncs and 45 locks make an
    /// empty log; then a command takes about 10 writes and as many locks, and one sync.
    reach: u64,
}

const KINDS: [Kind; 6] = [
    Kind {
        name: "disk full",
        calls: "pwrite64",
        error: "ENOSPC",
        lasts: false,
        reach: 250,
    },
    Kind {
        name: "disk stays full",
        calls: "pwrite64",
        error: "ENOSPC",
        lasts: true,
        reach: 250,
    },
    Kind {
        name: "write fails",
        calls: "pwrite64",
        error: "EIO",
        lasts: false,
        reach: 250,
    },
    Kind {
        name: "sync fails",
        calls: "fsync,fdatasync",
        error: "EIO",
        lasts: false,
        reach: 50,
    },
    Kind {
        name: "read fails",
        calls: "pread64",
        error: "EIO",
        lasts: false,
        reach: 50,
    },
    Kind {
        name: "lock refused",
        calls: "fcntl",
        error: "EAGAIN",
        lasts: false,
        reach: 250,
    },
];

/// So many calls are tried, until one is found that can fail and does alone.
const TRIES: u64 = 20;

/// A call that is not made by then will not be.
const MET_WITHIN: Duration = Duration::from_mins(1);

/// A fault that lasts and that nobody was told of by then goes away all the same.
const LASTS_AT_MOST: Duration = Duration::from_secs(10);

/// Faults of every kind, one after another. What came of them.
///
/// # Errors
/// When a server neither goes on nor ends with a reason.
pub(super) async fn every_kind(
    arguments: &Arguments,
) -> anyhow::Result<Vec<(&'static str, Tally)>> {
    let found = Command::new("strace")
        .arg("-V")
        .stdout(Stdio::null())
        .status();
    found.context("this needs strace, with the right to trace; install the package strace")?;
    let program = arguments.program.path()?;
    let mut tallies = Vec::new();
    for kind in KINDS.iter().filter(|kind| arguments.wants(kind.name)) {
        let mut tally = Tally::default();
        for nth in 0..arguments.faults {
            let call = 1 + nth * kind.reach / arguments.faults;
            let possible = possible(&program, kind, call, arguments.games).await;
            tally.add(possible.with_context(|| format!("{}, from call {call}", kind.name))?);
            if !tally.verdict.is_clean() {
                break;
            }
        }
        tally.print(kind.name);
        tallies.push((kind.name, tally));
    }
    if arguments.wants(held::NAME) {
        let tally = held::faults(arguments, &program).await?;
        tally.print(held::NAME);
        tallies.push((held::NAME, tally));
    }
    Ok(tallies)
}

/// The next fault from this call on that is one and can be.
async fn possible(program: &Path, kind: &Kind, from: u64, games: usize) -> anyhow::Result<Tally> {
    for call in from..from + TRIES {
        if let Some(tally) = one(program, kind, call, games).await? {
            return Ok(tally);
        }
    }
    bail!("of {TRIES} calls none fails alone")
}

/// One fault on a server of its own, at this call. Nothing, if it is one that cannot be, or two: two connections that read
/// can come to their Kth call in the same moment.
async fn one(
    program: &Path,
    kind: &Kind,
    call: u64,
    games: usize,
) -> anyhow::Result<Option<Tally>> {
    let folder = tempfile::tempdir()?;
    let notes = folder.path().join("notes");
    let metrics = asked::free_port()?;
    let lasts = if kind.lasts { "+" } else { "" };
    // strace counts the calls of each thread by itself. SQLite works on a thread for each connection, and one connection
    // writes: so of writes and syncs it is the writer's Kth call, but of reads and locks the Kth of each connection. Before
    // the writer's there is one that only reads what the file is.
    let fault = format!("{}:error={}:when={call}{lasts}", kind.calls, kind.error);
    let flags = ["--metrics", &metrics.to_string()];
    let (server, refused) =
        block_in_place(|| Server::failing(program, (kind.calls, &fault), &notes, &flags))?;
    let mut tally = Tally::default();
    if let Some(words) = refused {
        ensure!(ended_on_purpose(&words), "it did not come up: {words}");
        tally.at_start += 1;
    }
    let mut failing = Failing {
        may_fail: tally.at_start == 0,
        server,
        notes,
        metrics,
        lasts: kind.lasts,
        met: None,
        tally,
    };
    let played = failing.play(games).await;
    let failed = failing.failed()?;
    if !failed.iter().all(|call| can_be(call)) {
        return Ok(None);
    }
    played.with_context(|| format!("with {failed:?}"))?;
    let mut tally = failing.tally;
    let came_up = tally.at_start == 0;
    if came_up && !kind.lasts && failed.len() > 1 && tally.verdict.is_clean() {
        return Ok(None);
    }
    tally.met = u64::from(!failed.is_empty());
    tally.ridden_out = 1 - tally.at_start - tally.stopped;
    Ok(Some(tally))
}

/// Whether the system would refuse this call: it never refuses to take back a lock.
fn can_be(call: &str) -> bool {
    !call.contains("F_UNLCK")
}

/// A server that says why it ends and does so by itself.
fn ended_on_purpose(words: &str) -> bool {
    words.contains("bandbox: ") && !words.contains("panicked")
}

/// A server whose files fail, or have failed.
struct Failing {
    server: Server,
    notes: PathBuf,
    metrics: SocketAddr,
    lasts: bool,
    /// Whether something can still fail.
    may_fail: bool,
    /// When the fault was first met.
    met: Option<Instant>,
    tally: Tally,
}

impl Failing {
    async fn play(&mut self, games: usize) -> anyhow::Result<()> {
        let records = Records::of(&self.server)?;
        let mut set = Vec::new();
        let end = Instant::now() + MET_WITHIN;
        while set.len() < games {
            // A creation is asked for under a new id when it was refused. It must not be in the log then.
            match Game::set(&self.server, &records, self.server.address()).await {
                Ok(game) => set.push(game),
                Err(fault) => ensure!(Instant::now() < end, "no game is created: {fault:#}"),
            }
            self.tend().await?;
        }
        let reader = (self.server.address(), self.server.token(PUBLIC)?);
        let playing = Playing::begin(set, &records.answered, reader);
        while self.may_fail && !playing.broke_off() && Instant::now() < end {
            self.tend().await?;
            sleep(PAUSE).await;
        }
        self.let_go()?;
        asked::ready(self.server.address()).await?;
        playing.goes_on(4).await?;
        let played = playing.end().await;
        self.tally.refusals = asked::refusals(self.metrics).await?;
        let words = self.server.words()?;
        ensure!(!words.contains("panicked"), "the server panicked: {words}");
        // Nothing is read from a log that was closed in order.
        block_in_place(|| self.server.kill())?;
        self.tally.verdict = records.judged(&self.server).await?;
        // A game that cannot go on has its reason in the records, or else is a fault of its own.
        if self.tally.verdict.is_clean() {
            played?;
        }
        Ok(())
    }

    /// Sees whether the fault was met, and ends it when it has lasted long enough; starts a server again that has ended.
    async fn tend(&mut self) -> anyhow::Result<()> {
        if let Some(status) = self.server.ended()? {
            let words = self.server.words()?;
            ensure!(
                status.code().is_some() && ended_on_purpose(&words),
                "the server ended with {status}: {words}"
            );
            self.tally.stopped += 1;
            block_in_place(|| self.server.start_again())?;
            self.may_fail = false;
        }
        let failed = self.failed()?;
        ensure!(failed.iter().all(|call| can_be(call)), "this cannot be");
        if !self.may_fail || failed.is_empty() {
            return Ok(());
        }
        let since = self.met.get_or_insert_with(Instant::now).elapsed();
        let has_lasted = !self.lasts
            || since > LASTS_AT_MOST
            || asked::refusals(self.metrics).await?.contains_key(CLEAR);
        if has_lasted {
            self.let_go()?;
        }
        Ok(())
    }

    /// Nothing fails from here on.
    fn let_go(&mut self) -> anyhow::Result<()> {
        if self.may_fail {
            block_in_place(|| self.server.let_go())?;
            self.may_fail = false;
        }
        Ok(())
    }

    /// The calls that were made to fail, as strace notes them.
    fn failed(&self) -> anyhow::Result<Vec<String>> {
        let notes = std::fs::read_to_string(&self.notes)?;
        let failed = notes.lines().filter(|call| call.ends_with("(INJECTED)"));
        Ok(failed.map(ToString::to_string).collect())
    }
}
