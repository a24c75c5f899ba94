//! Runs one fuzz target, and reads what it says of itself.

use super::place;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// An input must be done with in so many seconds by the clock. None takes a tenth of one, but a program may wait for the
/// processor where a machine does other work besides.
const HANG_SECONDS: u32 = 5;

/// No target may use more memory, the fuzzer's own included.
const MEMORY_MIB: u32 = 256;

/// A fuzz target.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) program: PathBuf,
    /// The longest input in bytes.
    pub(super) longest: u64,
    /// Folders with good input, besides what is kept.
    pub(super) samples: Vec<PathBuf>,
    /// The repository.
    pub(super) root: PathBuf,
    /// The target folder, where what is found lies until it is kept.
    pub(super) scratch: PathBuf,
}

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    Seconds(u64),
    Runs(u64),
}

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ran {
    /// How many inputs were tried.
    pub(super) executions: u64,
    /// In how many seconds.
    seconds: u64,
    /// The most memory used.
    peak_mib: u64,
    /// What went wrong, and how to see it again.
    pub(super) crash: Option<String>,
}

impl Target {
    /// Runs it from what is known, and adds what it finds to what lies in the target folder.
    ///
    /// # Errors
    /// When it cannot be started, or says nothing of itself.
    pub(super) fn run(&self, limit: Limit) -> anyhow::Result<Ran> {
        let found = self.found()?;
        let crashes = place(&self.scratch.join("fuzz-crashes"), &self.name)?;
        let mut command = self.command();
        command
            .arg(format!("-artifact_prefix={}/", crashes.display()))
            .arg("-print_final_stats=1")
            .arg(match limit {
                Limit::Seconds(seconds) => format!("-max_total_time={seconds}"),
                Limit::Runs(runs) => format!("-runs={runs}"),
            });
        let words = self.root.join("fuzz/dictionaries").join(&self.name);
        if words.is_file() {
            command.arg(format!("-dict={}", words.display()));
        }
        command.arg(found).arg(self.kept()?).args(&self.samples);
        let output = command
            .output()
            .with_context(|| format!("could not start {command:?}"))?;
        let said = String::from_utf8_lossy(&output.stderr);
        read(&self.name, output.status.success(), &said)
    }

    /// Runs it on one input and shows what it says.
    ///
    /// # Errors
    /// When it still goes wrong.
    pub(super) fn repeat(&self, input: &Path) -> anyhow::Result<()> {
        crate::tools::run(self.command().arg(input))
    }

    /// Adds to the repository what was found and reaches code that nothing there reaches.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep(&self) -> anyhow::Result<()> {
        let (kept, found) = (self.kept()?, self.found()?);
        let mut command = self.command();
        crate::tools::run(
            command
                .args(["-merge=1", "-verbosity=0"])
                .arg(kept)
                .arg(found),
        )
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg(format!("-max_len={}", self.longest))
            .arg(format!("-timeout={HANG_SECONDS}"))
            .arg(format!("-rss_limit_mb={MEMORY_MIB}"))
            .current_dir(&self.root);
        command
    }

    /// Where inputs lie that runs have found.
    fn found(&self) -> anyhow::Result<PathBuf> {
        place(&self.scratch.join("fuzz-corpus"), &self.name)
    }

    /// Where inputs lie that the repository keeps.
    fn kept(&self) -> anyhow::Result<PathBuf> {
        place(&self.root.join("fuzz/corpus"), &self.name)
    }
}

/// Reads the last words of the fuzzer.
fn read(name: &str, succeeded: bool, said: &str) -> anyhow::Result<Ran> {
    let number = |what: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(what))?;
        line.trim().parse::<u64>().ok()
    };
    let (executions, rate) = (
        number("stat::number_of_executed_units:"),
        number("stat::average_exec_per_sec:"),
    );
    let last = || said.lines().last().unwrap_or("nothing");
    let Some(executions) = executions else {
        bail!("{name} did not say how often it ran; it said {}", last());
    };
    let crash = (!succeeded).then(|| crash(name, said));
    Ok(Ran {
        executions,
        seconds: executions.checked_div(rate.unwrap_or(0)).unwrap_or(0),
        peak_mib: number("stat::peak_rss_mb:").unwrap_or(0),
        crash,
    })
}

/// What went wrong, in the words of the panic where there is one, and the command that repeats it.
fn crash(name: &str, said: &str) -> String {
    let mut lines = said.lines();
    let panic = lines.find(|line| line.contains("panicked at"));
    let words = match panic {
        Some(place) => format!("{place} {}", lines.next().unwrap_or_default()),
        None => {
            let summary = said.lines().find(|line| line.starts_with("SUMMARY:"));
            summary.unwrap_or("it ended early").to_owned()
        }
    };
    let written = said
        .lines()
        .find_map(|line| line.split_once("Test unit written to "));
    let input = written.map_or("FILE", |(_, input)| input.trim());
    format!("{name}: {words}\n  to see it again: cargo xtask fuzz {name} --input {input}")
}

impl Ran {
    /// A line of the report.
    pub(super) fn line(&self, name: &str) -> String {
        let Self {
            executions,
            seconds,
            peak_mib,
            crash,
        } = self;
        let ended = if crash.is_some() { "CRASHED" } else { "ok" };
        format!("{executions:>11} executions {seconds:>5} s {peak_mib:>4} MiB  {ended:<7} {name}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SAID: &str = "INFO: Seed: 1\nstat::number_of_executed_units: 325010\nstat::average_exec_per_sec:     \
                        54168\nstat::peak_rss_mb:              33\n";

    #[test]
    fn a_run_is_counted() {
        let ran = read("cards", true, SAID).unwrap();
        assert_eq!(
            ran.line("cards"),
            "     325010 executions     6 s   33 MiB  ok      cards"
        );
        assert_eq!(ran.crash, None);
        assert!(read("cards", true, "INFO: Seed: 1\n").is_err());
    }

    #[test]
    fn a_crash_is_told_with_its_words_and_how_to_see_it_again() {
        let said = format!(
            "thread '<unnamed>' (7) panicked at src/game.rs:1:2:\nthe fold of the log\nartifact_prefix='x/'; Test \
             unit written to x/crash-1\n{SAID}"
        );
        let crash = read("engine_games", false, &said).unwrap().crash.unwrap();
        let expected = "engine_games: thread '<unnamed>' (7) panicked at src/game.rs:1:2: the fold of the log\n  to \
                        see it again: cargo xtask fuzz engine_games --input x/crash-1";
        assert_eq!(crash, expected);
    }

    #[test]
    fn a_hang_is_told_in_the_words_of_the_fuzzer() {
        let said = format!("SUMMARY: libFuzzer: timeout\n{SAID}");
        let crash = read("cards", false, &said).unwrap().crash.unwrap();
        assert!(
            crash.starts_with("cards: SUMMARY: libFuzzer: timeout\n"),
            "{crash}"
        );
    }
}
