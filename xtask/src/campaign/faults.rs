//! `cargo xtask campaign faults`: the store fails in the middle of play, and nobody is told a yes that does not hold.
//!
//! Of each kind of fault there are so many, one a server, each at another call: the first writes of an empty log, the
//! creation of a game, a command in the middle of many. Games are played meanwhile, whose clients write down everything. The
//! server must ride the fault out, or end with a reason and come up again; the games must go on; clients may be refused only
//! with `store_unavailable`; and the auditor compares what was written down with the log.
//!
//! Without `--postgres` it is the files of `SQLite` that fail, as `strace` has the system's calls fail. With it the connection
//! to a `PostgreSQL` is lost, before a commit or after it.

mod asked;
mod cord;
mod disk;
mod held;
mod line;
mod playing;
mod season;

use super::auditor::Verdict;
use crate::live::Program;
use anyhow::ensure;
use std::collections::BTreeMap;
use std::time::Instant;

/// How many.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Faults of each kind.
    #[arg(long, default_value_t = 50)]
    faults: u64,
    /// Games that are played at once.
    #[arg(long, default_value_t = 4)]
    games: usize,
    /// Only the kinds that have this in their names.
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
    /// Keep the log in a `PostgreSQL` of its own, and lose the connection to it.
    #[arg(long)]
    postgres: bool,
    #[command(flatten)]
    program: Program,
}

/// The refusal of a store that does not do its work. Any other would tell a client the wrong thing to do.
const CLEAR: &str = "store_unavailable";

/// What came of the faults of one kind.
#[derive(Debug, Default)]
struct Tally {
    /// Faults that took place.
    met: u64,
    /// Servers that went on by themselves.
    ridden_out: u64,
    /// Servers that did not come up and said why.
    at_start: u64,
    /// Servers that ended later and said why.
    stopped: u64,
    /// What clients were refused with, and how often.
    refusals: BTreeMap<String, u64>,
    verdict: Verdict,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.met += other.met;
        self.ridden_out += other.ridden_out;
        self.at_start += other.at_start;
        self.stopped += other.stopped;
        for (code, count) in other.refusals {
            *self.refusals.entry(code).or_default() += count;
        }
        self.verdict.add(other.verdict);
    }

    /// Prints the line of a kind.
    fn print(&self, name: &str) {
        let refusals: Vec<String> = self
            .refusals
            .iter()
            .map(|(code, count)| format!("{count} {code}"))
            .collect();
        println!(
            "{name:<22} {:>10}   ridden out {}, not come up {}, stopped {}; {} commands, refused: {}",
            self.met,
            self.ridden_out,
            self.at_start,
            self.stopped,
            self.verdict.commands,
            if refusals.is_empty() {
                "none".to_string()
            } else {
                refusals.join(", ")
            }
        );
    }

    /// Whether this is as promised, so far as the auditor does not say it.
    fn check(&self, name: &str, faults: u64) -> anyhow::Result<()> {
        ensure!(
            self.met == faults,
            "{name}: {} of {faults} took place",
            self.met
        );
        let unclear = self.refusals.keys().find(|code| *code != CLEAR);
        ensure!(
            unclear.is_none(),
            "{name}: clients were refused with {unclear:?}"
        );
        Ok(())
    }
}

/// Has the store fail, and prints what came of it.
///
/// # Errors
/// When something was lost, repeated, left out or shown otherwise, when a client was not told clearly, and when a server
/// neither went on nor ended with a reason.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        arguments.games > 0 && arguments.faults > 0,
        "give at least one game and one fault"
    );
    let begun = Instant::now();
    let tallies = if arguments.postgres {
        line::every_kind(arguments).await?
    } else {
        disk::every_kind(arguments).await?
    };
    let mut total = Verdict::default();
    let mut broken = Vec::new();
    for (name, tally) in tallies {
        broken.extend(tally.check(name, arguments.faults).err());
        total.add(tally.verdict);
    }
    println!("games at once          {:>10}", arguments.games);
    println!("seconds                {:>10}", begun.elapsed().as_secs());
    total.print();
    for fault in &broken {
        println!("  {fault:#}");
    }
    ensure!(
        total.is_clean() && broken.is_empty(),
        "the server broke its promise"
    );
    Ok(())
}

impl Arguments {
    /// Whether this kind is asked for.
    fn wants(&self, name: &str) -> bool {
        self.only
            .as_ref()
            .is_none_or(|words| name.contains(words.as_str()))
    }
}
