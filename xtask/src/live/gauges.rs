//! What a server says of how much it holds.

use super::http::Request;
use super::server::Server;
use anyhow::{Context, ensure};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::time::{Duration, Instant};

/// Everything that goes back to zero when nobody is there and no game is in memory.
const HELD: [&str; 9] = [
    "connections",
    "games",
    "members",
    "outbox_bytes",
    "outbox_frames",
    "queues",
    "store_waiting",
    "tasks",
    "users",
];

/// Whatever is not let go by then is kept.
const PATIENCE: Duration = Duration::from_mins(1);

/// From one look to the next.
const PAUSE: Duration = Duration::from_millis(50);

/// Where a server shows its gauges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gauges(SocketAddr);

impl Gauges {
    /// Starts a server that shows them.
    pub(crate) fn with_server(program: &Path) -> anyhow::Result<(Server, Self)> {
        Self::shown_by(&[], |flags| Server::start_with(program, None, flags))
    }

    /// As [`Gauges::with_server`], with the limits that a server has by itself and more flags.
    pub(crate) fn with_limits(program: &Path, flags: &[&str]) -> anyhow::Result<(Server, Self)> {
        Self::shown_by(flags, |flags| Server::with_limits(program, flags))
    }

    fn shown_by(
        flags: &[&str],
        start: impl FnOnce(&[&str]) -> anyhow::Result<Server>,
    ) -> anyhow::Result<(Server, Self)> {
        // Taken and given back, so that its number is known.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let shown = free.to_string();
        let server = start(&[&["--metrics", &shown][..], flags].concat())?;
        Ok((server, Self(free)))
    }

    /// Waits until nothing is held any more.
    ///
    /// # Errors
    /// When something still is, with its name.
    pub(crate) async fn become_zero(self) -> anyhow::Result<()> {
        let since = Instant::now();
        loop {
            let held = self.held().await?;
            if held.is_empty() {
                return Ok(());
            }
            ensure!(
                since.elapsed() < PATIENCE,
                "still held: {}",
                held.join(", ")
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The lines of those that are not zero.
    async fn held(self) -> anyhow::Result<Vec<String>> {
        let page = self.page().await?;
        let mut held = Vec::new();
        for name in HELD {
            let series = format!("bandbox_{name} ");
            let line = page.lines().find(|line| line.starts_with(&series));
            let line = line.with_context(|| format!("no {name} in {page}"))?;
            if !line.ends_with(" 0") {
                held.push(line.to_owned());
            }
        }
        Ok(held)
    }

    async fn page(self) -> anyhow::Result<String> {
        let request = Request {
            token: None,
            path: "/metrics",
            sent: None,
        };
        Ok(String::from_utf8(request.ask(self.0).await?)?)
    }
}
