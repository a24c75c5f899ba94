//! `cargo xtask test`: every check of the repository in one order, stopping at the first that fails.

mod contract;
mod python;

use crate::{browser, chadwick, deny, fuzz, node, packages, postgres, rescore, tidy};
use anyhow::{Context, bail};
use cargo_metadata::MetadataCommand;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Names a folder of real seasons, with what other programs make of them in `oracle`.
const SEASONS: &str = "BANDBOX_RETROSHEET";

/// Where it is when nothing is named: beside the repository.
const BESIDE: &str = "../shared/retrosheet";

/// What of the checks to run.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Arguments {
    /// Run this step alone, after those it cannot do without.
    #[arg(long, value_name = "STEP")]
    only: Option<Step>,
}

/// One check, in the order of running: the quick ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Step {
    /// Formatting.
    Fmt,
    /// Dependencies, the map, the shape of the sources.
    Tidy,
    /// Licences and sources of the dependencies, those that are kept out, and what is known against them.
    Deny,
    /// Lints of every target.
    Clippy,
    /// The documentation, links included.
    Doc,
    /// The types and the tests of the browser table's scripts.
    Web,
    /// The server's binary, which the black-box tests run.
    Build,
    /// What a real browser lets pages do to the server.
    Browser,
    /// A Python with a WebSocket library, which the black-box tests use as a client that is not ours.
    Python,
    /// The server beside its `OpenAPI` document.
    Contract,
    /// A `PostgreSQL` server, which the tests of the log use beside `SQLite`.
    Postgres,
    /// nginx, which a test puts before the server.
    Nginx,
    /// NATS, over which servers on one log tell one another what they have written.
    Nats,
    /// Unit, integration, documentation and black-box tests.
    Tests,
    /// Every decoder, for some seconds each, against what nobody would send.
    Fuzz,
    /// Exported games, read by a program for Retrosheet's files that is not ours.
    Chadwick,
    /// Real seasons, where there are any, scored as others have scored them.
    Seasons,
}

impl Step {
    const ALL: [Self; 17] = [
        Self::Fmt,
        Self::Tidy,
        Self::Deny,
        Self::Clippy,
        Self::Doc,
        Self::Web,
        Self::Build,
        Self::Browser,
        Self::Python,
        Self::Contract,
        Self::Postgres,
        Self::Nginx,
        Self::Nats,
        Self::Tests,
        Self::Fuzz,
        Self::Chadwick,
        Self::Seasons,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Tidy => "tidy",
            Self::Deny => "deny",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Web => "web",
            Self::Build => "build",
            Self::Browser => "browser",
            Self::Python => "python",
            Self::Contract => "contract",
            Self::Postgres => "postgres",
            Self::Nginx => "nginx",
            Self::Nats => "nats",
            Self::Tests => "tests",
            Self::Fuzz => "fuzz",
            Self::Chadwick => "chadwick",
            Self::Seasons => "seasons",
        }
    }

    /// What runs when this step alone is asked for: the step, after those whose work it uses.
    const fn with_needs(self) -> &'static [Self] {
        match self {
            Self::Fmt => &[Self::Fmt],
            Self::Tidy => &[Self::Tidy],
            Self::Deny => &[Self::Deny],
            Self::Clippy => &[Self::Clippy],
            Self::Doc => &[Self::Doc],
            Self::Web => &[Self::Web],
            Self::Build => &[Self::Build],
            Self::Browser => &[Self::Build, Self::Browser],
            Self::Python => &[Self::Python],
            Self::Contract => &[Self::Build, Self::Contract],
            Self::Postgres => &[Self::Postgres],
            Self::Nginx => &[Self::Nginx],
            Self::Nats => &[Self::Nats],
            Self::Tests => &[
                Self::Build,
                Self::Python,
                Self::Postgres,
                Self::Nginx,
                Self::Nats,
                Self::Tests,
            ],
            Self::Fuzz => &[Self::Fuzz],
            Self::Chadwick => &[Self::Chadwick],
            Self::Seasons => &[Self::Seasons],
        }
    }
}

/// How a step that did not fail ended.
enum Outcome {
    Passed,
    /// It could not run here, for this reason.
    Skipped(String),
}

/// Where the workspace is, and what earlier steps made for later ones.
struct Workspace {
    root: PathBuf,
    target: PathBuf,
    python: Option<PathBuf>,
    /// Stopped with the run, if the run has started it.
    postgres: Option<postgres::Server>,
}

impl Workspace {
    fn find() -> anyhow::Result<Self> {
        let metadata = MetadataCommand::new().no_deps().exec()?;
        Ok(Self {
            root: metadata.workspace_root.into(),
            target: metadata.target_directory.into(),
            python: None,
            postgres: None,
        })
    }

    /// The server, once it is built.
    fn program(&self) -> PathBuf {
        self.target.join("debug").join("bandbox")
    }

    /// Cargo itself, in the root of the workspace.
    fn cargo(&self, arguments: &[&str]) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(cargo);
        command.args(arguments).current_dir(&self.root);
        command
    }
}

/// Runs the steps asked for.
///
/// # Errors
/// At the first step that fails, with its name.
pub(crate) fn run(arguments: Arguments) -> anyhow::Result<()> {
    let steps = arguments
        .only
        .map_or(Step::ALL.as_slice(), Step::with_needs);
    let mut workspace = Workspace::find()?;
    let mut report = Vec::new();
    let mut skipped = false;
    for &step in steps {
        println!("==> {}", step.name());
        let begun = Instant::now();
        let outcome = run_step(step, &mut workspace);
        let took = begun.elapsed();
        println!("<== {} ({})", step.name(), seconds(took));
        report.push(line(step, outcome.as_ref().ok(), took));
        if outcome.is_err() {
            summarize(&report);
        }
        let outcome = outcome.with_context(|| {
            let name = step.name();
            format!("step {name} failed (to repeat it: cargo xtask test --only {name})")
        })?;
        skipped |= matches!(outcome, Outcome::Skipped(_));
    }
    summarize(&report);
    if skipped {
        println!("Green, but not all of it ran: see SKIPPED above.");
    } else {
        println!("All of it is green.");
    }
    Ok(())
}

fn run_step(step: Step, workspace: &mut Workspace) -> anyhow::Result<Outcome> {
    match step {
        Step::Fmt => {
            finish(&mut workspace.cargo(&["fmt", "--all", "--check"]))?;
            // The fuzz targets are no members of the workspace.
            finish(&mut workspace.cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
        }
        Step::Tidy => tidy::run().map(|()| Outcome::Passed),
        Step::Deny => dependencies(workspace),
        Step::Clippy => finish(&mut workspace.cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])),
        Step::Doc => finish(
            workspace
                .cargo(&["doc", "--workspace", "--no-deps"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        ),
        Step::Web => {
            let web = workspace.root.join("web");
            let ready = node::is_there().and_then(|()| node::packages(&web));
            match or_skip("no Node.js", ready)? {
                Outcome::Passed => {
                    let mut types = Command::new("npm");
                    types.args(["run", "--silent", "types"]);
                    finish(types.current_dir(&web))?;
                    finish(&mut node_tests(&web, &web.join("test"))?)
                }
                skipped @ Outcome::Skipped(_) => Ok(skipped),
            }
        }
        Step::Build => finish(&mut workspace.cargo(&["build", "--package", "bandbox-server"])),
        Step::Browser => {
            let tests = workspace.root.join("tests").join("browser");
            match or_skip("no browser", browser::prepare(&tests))? {
                Outcome::Passed => {
                    let mut tests = node_tests(&tests, &tests)?;
                    finish(tests.env("BANDBOX_BIN", workspace.program()))
                }
                skipped @ Outcome::Skipped(_) => Ok(skipped),
            }
        }
        Step::Contract => {
            let mut python = None;
            let ready = python::prepare(&workspace.target, python::SCHEMATHESIS);
            let ready = ready.map(|ready| python = Some(ready));
            match (or_skip("no Schemathesis", ready)?, python) {
                (Outcome::Passed, Some(python)) => {
                    contract::check(&python, &workspace.program()).map(|()| Outcome::Passed)
                }
                (outcome, _) => Ok(outcome),
            }
        }
        Step::Python => {
            let python = python::prepare(&workspace.target, python::WEBSOCKETS);
            or_skip(
                "no Python client",
                python.map(|python| workspace.python = Some(python)),
            )
        }
        Step::Postgres => {
            let server = postgres::prepare(&workspace.target);
            or_skip(
                "no PostgreSQL",
                server.map(|server| workspace.postgres = Some(server)),
            )
        }
        Step::Nginx => or_skip("no nginx", packages::nginx()),
        Step::Nats => or_skip("no NATS", packages::nats()),
        Step::Tests => {
            let mut command = workspace.cargo(&["test", "--workspace"]);
            if let Some(python) = &workspace.python {
                command.env("BANDBOX_TEST_PYTHON", python);
            }
            if let Some(server) = &workspace.postgres {
                command.env(postgres::NAMED, &server.url);
            }
            finish(&mut command)
        }
        Step::Fuzz => match or_skip("no C++ compiler", fuzz::has_compiler())? {
            Outcome::Passed => fuzz::briefly().map(|()| Outcome::Passed),
            skipped @ Outcome::Skipped(_) => Ok(skipped),
        },
        Step::Chadwick => {
            let target = &workspace.target;
            match or_skip("no Chadwick", chadwick::prepare(target))? {
                Outcome::Passed => chadwick::check(target).map(|()| Outcome::Passed),
                skipped @ Outcome::Skipped(_) => Ok(skipped),
            }
        }
        Step::Seasons => seasons(workspace),
    }
}

/// What is known against the dependencies stands on a server elsewhere, and where that cannot be reached the rest of the
/// rules still holds.
fn dependencies(workspace: &Workspace) -> anyhow::Result<Outcome> {
    deny::check(&workspace.target)?;
    if deny::check_advisories(&workspace.target)?.is_some() {
        return Ok(Outcome::Passed);
    }
    let clone = deny::CLONE;
    println!(
        "!!! SKIPPED: nobody has looked whether something is known against the dependencies, for the list cannot be \
         fetched; let {clone} name a clone of it"
    );
    Ok(Outcome::Skipped(format!(
        "advisories were not checked; {clone} may name a clone of their list"
    )))
}

/// Re-scores real seasons. They are too large to come with the repository; the tests have re-scored the games that
/// do, so it is no fault when there are none.
fn seasons(workspace: &Workspace) -> anyhow::Result<Outcome> {
    let named = std::env::var_os(SEASONS).map(PathBuf::from);
    let dir = named.clone().unwrap_or_else(|| workspace.root.join(BESIDE));
    if named.is_none() && !dir.is_dir() {
        println!(
            "no seasons here ({SEASONS} names their folder); the games in retrosheet/ are scored by the tests"
        );
        return Ok(Outcome::Passed);
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    rescore::run(&rescore::Arguments {
        dir,
        expect: None,
        threads,
        show: rescore::PRINTED,
    })?;
    Ok(Outcome::Passed)
}

/// A tool that is missing may not hide tests where everything must be checked, but keeps nobody from work.
fn or_skip(missing: &str, done: anyhow::Result<()>) -> anyhow::Result<Outcome> {
    match done {
        Ok(()) => Ok(Outcome::Passed),
        Err(fault) if std::env::var_os("CI").is_some_and(|ci| ci == "true") => Err(fault),
        Err(fault) => {
            println!("!!! SKIPPED: {missing}, so the tests that need it will not run: {fault:#}");
            Ok(Outcome::Skipped(format!("{fault:#}")))
        }
    }
}

/// Tests by the runner that comes with Node.js: those of a folder, run in another.
fn node_tests(run_in: &Path, folder: &Path) -> anyhow::Result<Command> {
    let mut tests = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()?;
    tests.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    tests.sort();
    let mut command = Command::new("node");
    command.arg("--test").args(tests).current_dir(run_in);
    Ok(command)
}

/// Runs a command to its end with our own input and output.
fn finish(command: &mut Command) -> anyhow::Result<Outcome> {
    let status = command
        .status()
        .with_context(|| format!("could not start {command:?}"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(Outcome::Passed)
}

fn line(step: Step, outcome: Option<&Outcome>, took: Duration) -> String {
    let ended = match outcome {
        Some(Outcome::Passed) => "ok",
        Some(Outcome::Skipped(_)) => "SKIPPED",
        None => "FAILED",
    };
    let line = format!("{:<8} {ended:<8} {:>8}", step.name(), seconds(took));
    match outcome {
        Some(Outcome::Skipped(reason)) => format!("{line}  {reason}"),
        Some(Outcome::Passed) | None => line,
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

fn summarize(report: &[String]) {
    println!();
    for line in report {
        println!("{line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_alone_ends_with_itself_and_keeps_the_order() {
        for step in Step::ALL {
            let alone = step.with_needs();
            assert_eq!(alone.last(), Some(&step));
            let places: Vec<_> = alone
                .iter()
                .filter_map(|needed| Step::ALL.iter().position(|step| step == needed))
                .collect();
            assert!(places.is_sorted(), "{step:?} needs {alone:?}");
        }
    }

    #[test]
    fn a_skipped_step_says_so_and_why() {
        let skipped = Outcome::Skipped("no python3 here".into());
        let line = line(Step::Python, Some(&skipped), Duration::from_millis(1250));
        assert_eq!(line, "python   SKIPPED     1.2 s  no python3 here");
    }

    #[test]
    fn a_command_that_fails_fails_its_step() {
        assert!(finish(&mut Command::new("false")).is_err());
        assert!(finish(&mut Command::new("no-such-command-anywhere")).is_err());
    }
}
