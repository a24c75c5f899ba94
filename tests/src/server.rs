//! The program as a process, on files of its own that outlive it.

use crate::http;
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
        None => {
            // Tests run in target/<profile>/deps.
            let test = std::env::current_exe()?;
            let profile = test.parent().and_then(Path::parent);
            profile
                .context("the tests run outside of a target folder")?
                .join("bandbox")
        }
    };
    if !path.is_file() {
        bail!(
            "there is no {}; build it with `cargo build --package bandbox-server`, or name it in BANDBOX_BIN",
            path.display()
        );
    }
    Ok(path)
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

/// A server on a port that the operating system chose.
#[derive(Debug)]
pub struct Server {
    folder: TempDir,
    flags: Vec<String>,
    address: SocketAddr,
    process: Child,
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
        let flags: Vec<String> = flags.iter().map(|&flag| flag.to_string()).collect();
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let (process, address) = serve(folder.path(), &flags, any_port).await?;
        Ok(Self {
            folder,
            flags,
            address,
            process,
        })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of its log.
    pub fn database(&self) -> String {
        database(self.folder.path())
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
        let id = self.process.id().context("the server is gone")?;
        let sent = Command::new("kill")
            .args(["-TERM", &id.to_string()])
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
        let (process, address) = serve(self.folder.path(), &self.flags, self.address).await?;
        self.process = process;
        self.address = address;
        Ok(())
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
        let key = key(self.folder.path());
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

/// Starts the program and waits until it says where it listens.
async fn serve(
    folder: &Path,
    flags: &[String],
    listen: SocketAddr,
) -> anyhow::Result<(Child, SocketAddr)> {
    let log = folder.join("server.log");
    let words = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&log)?;
    let mut process = command()?
        .args(["serve", "--listen", &listen.to_string()])
        .args(["--database", &database(folder)])
        .args(["--jwt-secret-file", &key(folder)])
        .args(flags)
        .stdout(Stdio::piped())
        .stderr(words)
        .spawn()?;
    let stdout = process.stdout.take().context("the server's output")?;
    let mut lines = BufReader::new(stdout).lines();
    let first = patiently("the start of the server", async {
        Ok(lines.next_line().await?)
    })
    .await?;
    let address = first
        .as_deref()
        .and_then(|line| line.strip_prefix("listening on http://"));
    let Some(address) = address else {
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        bail!("the server did not come up: {first:?} {said}");
    };
    Ok((process, address.parse()?))
}
