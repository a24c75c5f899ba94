//! `cargo xtask fuzz`: throws what nobody would send at every decoder, and counts how often.
//!
//! The targets are a package of their own in `fuzz/`, laid out as `cargo fuzz` expects it. They are built here by Cargo
//! alone: the instruments are passes of the compiler that the stable toolchain has, so that nothing need be installed.
//! What was found lies in `target/fuzz-corpus`; what the repository keeps of it, in `fuzz/corpus`.

mod build;
mod run;

use anyhow::{Context, bail};
use build::Built;
use run::{Limit, Target};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What to fuzz, and for how long.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only these targets; all when none is named.
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
    /// So many seconds each, after what is known has been tried.
    #[arg(long, default_value_t = 10, conflicts_with_all = ["runs", "input"])]
    seconds: u64,
    /// So many executions each, instead of seconds.
    #[arg(long, conflicts_with = "input")]
    runs: Option<u64>,
    /// So many targets at a time.
    #[arg(long, default_value_t = 1)]
    jobs: usize,
    /// Nothing but this input, to see again what it did.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// Afterwards, keep in the repository what reaches code that nothing there has reached.
    #[arg(long)]
    keep: bool,
}

/// Fuzzes the targets asked for.
///
/// # Errors
/// When a target cannot be built, or one of them has crashed, hung or used too much memory.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let built = Built::new()?;
    let targets = named(built.targets(), &arguments.targets)?;
    if let Some(input) = &arguments.input {
        let [target] = targets.as_slice() else {
            bail!("an input is for one target; name that");
        };
        return target.repeat(input);
    }
    let limit = arguments
        .runs
        .map_or(Limit::Seconds(arguments.seconds), Limit::Runs);
    all(&targets, limit, arguments.jobs)?;
    if arguments.keep {
        for target in &targets {
            target.keep()?;
        }
    }
    Ok(())
}

/// A little of every target, for the test command.
///
/// # Errors
/// As [`run()`].
pub(crate) fn briefly() -> anyhow::Result<()> {
    const SECONDS: u64 = 2;
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    all(Built::new()?.targets(), Limit::Seconds(SECONDS), jobs)
}

/// Whether the fuzzer itself, which is written in C++, can be compiled.
///
/// # Errors
/// When there is no compiler for it.
pub(crate) fn has_compiler() -> anyhow::Result<()> {
    let version = std::process::Command::new("c++").arg("--version").output();
    version.map(drop).context("could not start c++")
}

fn named(all: &[Target], names: &[String]) -> anyhow::Result<Vec<Target>> {
    if names.is_empty() {
        return Ok(all.to_vec());
    }
    let find = |name: &String| {
        let found = all.iter().find(|target| target.name == *name);
        found.cloned().with_context(|| {
            let known: Vec<_> = all.iter().map(|target| target.name.as_str()).collect();
            format!("no target is called {name}; there are {}", known.join(", "))
        })
    };
    names.iter().map(find).collect()
}

/// Runs the targets, some at a time, and prints what each came to.
fn all(targets: &[Target], limit: Limit, jobs: usize) -> anyhow::Result<()> {
    let waiting = Mutex::new(targets.iter());
    let done = Mutex::new(Vec::new());
    let work = || {
        loop {
            let next = waiting.lock().map(|mut waiting| waiting.next());
            let Ok(Some(target)) = next else {
                break;
            };
            let ran = target.run(limit);
            if let Ok(ran) = &ran {
                println!("{}", ran.line(&target.name));
            }
            if let Ok(mut done) = done.lock() {
                done.push(ran);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(work);
        }
    });
    let done = done.into_inner().unwrap_or_default();
    let done: Vec<run::Ran> = done.into_iter().collect::<anyhow::Result<_>>()?;
    let total = done.iter().map(|ran| ran.executions).sum::<u64>();
    println!("{total:>11} executions in {} targets", done.len());
    let crashes: Vec<&str> = done.iter().filter_map(|ran| ran.crash.as_deref()).collect();
    if !crashes.is_empty() {
        bail!("{}", crashes.join("\n"));
    }
    Ok(())
}

/// Where a kind of thing about a target lies.
fn place(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let place = folder.join(name);
    std::fs::create_dir_all(&place).with_context(|| format!("making {}", place.display()))?;
    Ok(place)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_target_that_there_is_not_is_answered_with_those_that_there_are() {
        let target = |name: &str| Target {
            name: name.into(),
            program: PathBuf::new(),
            longest: 1,
            samples: Vec::new(),
            root: PathBuf::new(),
            scratch: PathBuf::new(),
        };
        let all = [target("cards"), target("queries")];
        assert_eq!(named(&all, &[]).unwrap().len(), 2);
        let one = named(&all, &["queries".into()]).unwrap();
        assert_eq!(one[0].name, "queries");
        let fault = named(&all, &["frames".into()]).unwrap_err().to_string();
        assert_eq!(
            fault,
            "no target is called frames; there are cards, queries"
        );
    }
}
