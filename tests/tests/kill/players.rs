//! The client that plays: a Python program, which tells all that it does.

use crate::moments::Moments;
use anyhow::{Context, bail};
use bandbox_tests::frame::Frame;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// The user who watches.
pub(crate) const SPECTATOR: &str = "sue";

/// A frame as it was about to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Intent {
    /// By whom.
    pub(crate) user: String,
    /// The frame.
    pub(crate) frame: Value,
}

impl Intent {
    /// Its id.
    pub(crate) fn id(&self) -> &str {
        self.frame["id"].as_str().unwrap_or_default()
    }

    /// Whether it asks to change a game, and not to look at one.
    pub(crate) fn is_command(&self) -> bool {
        !["request_game_state", "get_box_score", "get_play_history"]
            .iter()
            .any(|question| self.frame["event"] == *question)
    }
}

/// Everything that the client told.
#[derive(Debug, Default)]
pub(crate) struct Transcript {
    /// What it sent, each frame once.
    pub(crate) intents: Vec<Intent>,
    /// What was answered, by user.
    pub(crate) answers: Vec<(String, Frame)>,
    /// The numbered events, by user.
    pub(crate) received: BTreeMap<String, Vec<Frame>>,
    /// How often each user joined.
    pub(crate) joins: BTreeMap<String, usize>,
    /// How the game ended as the server told each user.
    pub(crate) finals: BTreeMap<String, Value>,
    /// How it ended as the numbered events tell it.
    pub(crate) seen: Value,
}

impl Transcript {
    fn take(&mut self, line: &str) -> anyhow::Result<()> {
        let told: Value = serde_json::from_str(line)?;
        let user = told["user"].as_str().unwrap_or_default().to_string();
        let frame = || Frame::read(told["text"].as_str().unwrap_or_default());
        match told["kind"].as_str() {
            Some("intent") => self.intents.push(Intent {
                user,
                frame: told["frame"].clone(),
            }),
            Some("answer") => self.answers.push((user, frame()?)),
            Some("received") => self.received.entry(user).or_default().push(frame()?),
            Some("joined") => *self.joins.entry(user).or_default() += 1,
            Some("final") => {
                self.finals.insert(user, told["frame"]["data"].clone());
            }
            Some("seen") => self.seen = told,
            Some(_) | None => bail!("the client told what nobody understands: {line}"),
        }
        Ok(())
    }
}

/// Plays a game to its end; the server is killed and started again whenever a moment has come.
///
/// # Errors
/// When the client finds a fault, or the server does not come up again.
pub(crate) async fn play(
    python: &Path,
    server: &mut Server,
    script: u64,
    mut moments: Moments,
) -> anyhow::Result<Transcript> {
    let (mut client, mut lines) = start(python, server, script).await?;
    let mut transcript = Transcript::default();
    while let Some(line) = next(&mut lines).await? {
        transcript.take(&line)?;
        if moments.has_come(transcript.intents.len() as u64) {
            server.kill().await?;
            server.start_again().await?;
        }
    }
    let mut words = String::new();
    if let Some(stderr) = &mut client.stderr {
        stderr.read_to_string(&mut words).await?;
    }
    let status = client.wait().await?;
    if !status.success() {
        bail!("the client ended with {status}: {}", words.trim());
    }
    if !moments.all().is_empty() {
        bail!("the game was over before {:?}", moments.all());
    }
    Ok(transcript)
}

async fn next(lines: &mut Lines<BufReader<ChildStdout>>) -> anyhow::Result<Option<String>> {
    patiently("the client", async { Ok(lines.next_line().await?) }).await
}

async fn start(
    python: &Path,
    server: &Server,
    script: u64,
) -> anyhow::Result<(Child, Lines<BufReader<ChildStdout>>)> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/play_game.py");
    let mut command = Command::new(python);
    command
        // No compiled files beside the sources.
        .arg("-B")
        .arg(program)
        .args(["--url", &format!("ws://{}/ws", server.address())])
        .args(["--seed", &script.to_string()]);
    for (role, user) in [("away", AWAY), ("home", HOME), ("spectator", SPECTATOR)] {
        command.args([format!("--{role}"), user.to_string()]);
        command.args([format!("--{role}-token"), server.token(user).await?]);
    }
    let mut client = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("starting {}", python.display()))?;
    let stdout = client.stdout.take().context("the client's output")?;
    Ok((client, BufReader::new(stdout).lines()))
}
