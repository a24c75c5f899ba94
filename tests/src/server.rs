//! The program as a process, on files of its own that outlive it.

use crate::http;
use crate::metrics::SHOWN;
use crate::patience::patiently;
use anyhow::{Context, bail};
use serde_json::Value;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Output, Stdio};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Where the program is: `BANDBOX_BIN`, or beside the tests in cargo's target folder.
///
/// # Errors
/// When it is not there, with the command that builds it.
pub fn program() -> anyhow::Result<PathBuf> {
    let path = match std::env::var_os("BANDBOX_BIN") {
        Some(path) => PathBuf::from(path),
        None => built("bandbox")?,
    };
    if !path.is_file() {
        bail!(
            "there is no {}; build it with `cargo build --package bandbox-server`, or name it in BANDBOX_BIN",
            path.display()
        );
    }
    Ok(path)
}

/// A program of the workspace, beside the tests in cargo's target folder: tests run in `target/<profile>/deps`.
fn built(name: &str) -> anyhow::Result<PathBuf> {
    let test = std::env::current_exe()?;
    let profile = test.parent().and_then(Path::parent);
    let profile = profile.context("the tests run outside of a target folder")?;
    Ok(profile.join(name))
}

/// Runs a chore of the repository, such as the import of a real game, to its end.
///
/// # Errors
/// When it cannot be started, with the command that builds it, or does not end.
pub async fn chore<I>(arguments: I) -> anyhow::Result<Output>
where
    I: IntoIterator,
    I::Item: Into<OsString>,
{
    let path = built("xtask")?;
    let command = &mut Command::new(&path);
    command.args(arguments.into_iter().map(Into::into));
    command.stdin(Stdio::null()).kill_on_drop(true);
    patiently("the end of the chore", async {
        let output = command.output().await;
        output.with_context(|| {
            format!(
                "there is no {}; build it with `cargo build --package xtask`",
                path.display()
            )
        })
    })
    .await
}

/// Runs the program to its end.
///
/// # Errors
/// When it cannot be started or does not end.
pub async fn run<I>(arguments: I) -> anyhow::Result<Output>
where
    I: IntoIterator,
    I::Item: Into<OsString>,
{
    let mut command = command()?;
    command.args(arguments.into_iter().map(Into::into));
    patiently("the end of the program", async {
        Ok(command.output().await?)
    })
    .await
}

/// The program, alone: nothing from the environment changes what it does, and it ends with its test.
fn command() -> anyhow::Result<Command> {
    let mut command = Command::new(program()?);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("BANDBOX_") {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null()).kill_on_drop(true);
    Ok(command)
}

/// Flags of a server that bears more than people do: a test asks as soon as it is answered.
pub const MANY: [&str; 18] = [
    "--limit",
    "games_per_user = 100000",
    "--limit",
    "every_event = { per_second = 100000 }",
    "--limit",
    "events.create_game = { per_second = 100000 }",
    "--limit",
    "events.roll_dice = { per_second = 100000 }",
    "--limit",
    "events.send_chat = { per_second = 100000 }",
    "--limit",
    "frames = { per_second = 100000 }",
    "--limit",
    "refusals = { per_second = 100000 }",
    "--limit",
    "handshakes = { per_second = 100000 }",
    "--limit",
    "requests = { per_second = 100000 }",
];

/// A server on a port that the operating system chose.
#[derive(Debug)]
pub struct Server {
    folder: TempDir,
    start: Start,
    address: SocketAddr,
    metrics: Option<SocketAddr>,
    process: Child,
}

/// How a server is started.
#[derive(Clone, Debug)]
struct Start {
    database: String,
    flags: Vec<String>,
    /// How much it logs; by itself, little.
    log: Option<String>,
}

/// What is in a server's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Open connections.
    pub connections: i64,
    /// Loaded games.
    pub games: i64,
    /// Connections in rooms.
    pub members: i64,
}

impl Memory {
    /// Nothing at all.
    pub const EMPTY: Self = Self {
        connections: 0,
        games: 0,
        members: 0,
    };
}

impl Server {
    /// Starts a server on new files.
    ///
    /// # Errors
    /// When it does not come up, with what it said.
    pub async fn start() -> anyhow::Result<Self> {
        Self::start_with(&[]).await
    }

    /// Starts a server on new files with more flags.
    ///
    /// # Errors
    /// When it does not come up, with what it said.
    pub async fn start_with(flags: &[&str]) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let start = Start {
            database: database(folder.path()),
            flags: flags.iter().map(|&flag| flag.to_string()).collect(),
            log: None,
        };
        Self::start_in(folder, start).await
    }

    /// Starts a server on this log.
    ///
    /// # Errors
    /// When it does not come up, with what it said.
    pub async fn start_on(database: &str) -> anyhow::Result<Self> {
        Self::start_on_with(database, &[]).await
    }

    /// Starts a server on this log with more flags.
    ///
    /// # Errors
    /// When it does not come up, with what it said.
    pub async fn start_on_with(database: &str, flags: &[&str]) -> anyhow::Result<Self> {
        let start = Start {
            database: database.to_string(),
            flags: flags.iter().map(|&flag| flag.to_string()).collect(),
            log: None,
        };
        Self::start_in(tempfile::tempdir()?, start).await
    }

    /// Starts a server on new files that logs this much, and shows its metrics.
    ///
    /// # Errors
    /// When it does not come up, with what it said.
    pub async fn start_logging(how_much: &str) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let start = Start {
            database: database(folder.path()),
            flags: SHOWN.map(str::to_owned).to_vec(),
            log: Some(how_much.to_string()),
        };
        Self::start_in(folder, start).await
    }

    async fn start_in(folder: TempDir, start: Start) -> anyhow::Result<Self> {
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let serving = serve(folder.path(), &start, any_port).await?;
        Ok(Self {
            folder,
            start,
            address: serving.address,
            metrics: serving.metrics,
            process: serving.process,
        })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it shows metrics, if it does.
    pub const fn metrics(&self) -> Option<SocketAddr> {
        self.metrics
    }

    /// The address of its log.
    pub fn database(&self) -> String {
        self.start.database.clone()
    }

    /// The file of its key.
    pub fn key(&self) -> String {
        key(self.folder.path())
    }

    /// What it has logged.
    ///
    /// # Errors
    /// When the file is gone.
    pub fn log(&self) -> anyhow::Result<String> {
        Ok(std::fs::read_to_string(log(self.folder.path()))?)
    }

    /// Ends it at once, with a signal that no program can catch: whatever it was doing stays half done.
    ///
    /// # Errors
    /// When it is gone already.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        self.process.kill().await.context("killing the server")
    }

    /// Asks it to stop, as a service manager does. It may take its time.
    ///
    /// # Errors
    /// When it is gone already.
    pub async fn ask_to_stop(&self) -> anyhow::Result<()> {
        self.signal("-TERM").await
    }

    /// Asks it to read its settings again, as a service manager does.
    ///
    /// # Errors
    /// When it is gone already.
    pub async fn ask_to_read_settings(&self) -> anyhow::Result<()> {
        self.signal("-HUP").await
    }

    async fn signal(&self, signal: &str) -> anyhow::Result<()> {
        let id = self.process.id().context("the server is gone")?;
        let sent = Command::new("kill")
            .args([signal, &id.to_string()])
            .status()
            .await?;
        if !sent.success() {
            bail!("the signal was not sent: {sent}");
        }
        Ok(())
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn ended(&mut self) -> anyhow::Result<ExitStatus> {
        let process = &mut self.process;
        patiently("the end of the server", async { Ok(process.wait().await?) }).await
    }

    /// Starts it again on the same files and the same port, after it has ended.
    ///
    /// # Errors
    /// When it does not come up, with what it said.
    pub async fn start_again(&mut self) -> anyhow::Result<()> {
        let serving = serve(self.folder.path(), &self.start, self.address).await?;
        self.process = serving.process;
        self.address = serving.address;
        self.metrics = serving.metrics;
        Ok(())
    }

    /// Starts it again on another log.
    ///
    /// # Errors
    /// When it does not come up, with what it said.
    pub async fn start_again_on(&mut self, database: &str) -> anyhow::Result<()> {
        self.start.database = database.to_string();
        self.start_again().await
    }

    /// A token for a user of this server.
    ///
    /// # Errors
    /// When the program makes none.
    pub async fn token(&self, user: &str) -> anyhow::Result<String> {
        self.token_with(user, &[]).await
    }

    /// A token for a user, with more flags.
    ///
    /// # Errors
    /// When the program makes none.
    pub async fn token_with(&self, user: &str, flags: &[&str]) -> anyhow::Result<String> {
        let key = self.key();
        let mut arguments = vec!["token", "--user", user, "--jwt-secret-file", &key];
        arguments.extend(flags);
        let output = run(arguments).await?;
        if !output.status.success() {
            bail!("no token: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?.trim().to_string())
    }

    /// What is in its memory, as it says itself.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn memory(&self) -> anyhow::Result<Memory> {
        let answer = http::get(self.address, "/readyz").await?;
        let json: Value = serde_json::from_str(&answer.body).context("/readyz")?;
        let gauge = |name: &str| {
            json["memory"][name]
                .as_i64()
                .with_context(|| format!("/readyz has no gauge {name}: {json}"))
        };
        Ok(Memory {
            connections: gauge("connections")?,
            games: gauge("games")?,
            members: gauge("members")?,
        })
    }
}

fn database(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("games.db").display())
}

fn key(folder: &Path) -> String {
    folder.join("jwt.key").display().to_string()
}

fn log(folder: &Path) -> PathBuf {
    folder.join("server.log")
}

/// A process that serves.
struct Serving {
    process: Child,
    address: SocketAddr,
    metrics: Option<SocketAddr>,
}

/// Starts the program and waits until it says where it listens.
async fn serve(folder: &Path, start: &Start, listen: SocketAddr) -> anyhow::Result<Serving> {
    let log = log(folder);
    let words = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&log)?;
    let mut command = command()?;
    if let Some(how_much) = &start.log {
        command.env("BANDBOX_LOG", how_much);
    }
    let mut process = command
        .args(["serve", "--listen", &listen.to_string()])
        .args(["--database", &start.database])
        .args(["--jwt-secret-file", &key(folder)])
        .args(&start.flags)
        .stdout(Stdio::piped())
        .stderr(words)
        .spawn()?;
    let stdout = process.stdout.take().context("the server's output")?;
    let mut lines = BufReader::new(stdout).lines();
    let mut metrics = None;
    let address = loop {
        let line = patiently("the start of the server", async {
            Ok(lines.next_line().await?)
        })
        .await?;
        let said = line.as_deref().and_then(|line| line.split_once("://"));
        match said {
            Some(("metrics on http", at)) => {
                metrics = Some(at.trim_end_matches("/metrics").parse()?);
            }
            Some(("listening on http" | "listening on https", at)) => break at.parse()?,
            Some(_) | None => {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                bail!("the server did not come up: {line:?} {said}");
            }
        }
    };
    Ok(Serving {
        process,
        address,
        metrics,
    })
}
