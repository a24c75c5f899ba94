//! What a server says of itself over HTTP: whether it is ready, and what it refused.

use anyhow::{Context, ensure};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// A server that is not ready by then, though nothing fails any more, does not recover.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a server will show what it counts: a port taken and given back, so that its number is known.
pub(super) fn free_port() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// Waits until the server says that it can serve.
///
/// # Errors
/// When it does not, with what it says instead.
pub(super) async fn ready(server: SocketAddr) -> anyhow::Result<()> {
    let since = Instant::now();
    loop {
        let answer = get(server, "/readyz").await.unwrap_or_default();
        if answer.starts_with("HTTP/1.1 200 ") {
            return Ok(());
        }
        ensure!(
            since.elapsed() < PATIENCE,
            "nothing fails any more, and the server is not ready: {answer}"
        );
        sleep(Duration::from_millis(50)).await;
    }
}

/// What the server has refused, by code.
pub(super) async fn refusals(metrics: SocketAddr) -> anyhow::Result<BTreeMap<String, u64>> {
    let page = get(metrics, "/metrics").await?;
    let counted = page.lines().filter_map(|line| {
        let (code, count) = line
            .strip_prefix("bandbox_refusals_total{code=\"")?
            .split_once("\"} ")?;
        Some((code.to_string(), count.parse().ok()?))
    });
    Ok(counted.filter(|(_, count)| *count > 0).collect())
}

async fn get(address: SocketAddr, path: &str) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    tokio::time::timeout(PATIENCE, stream.read_to_string(&mut answer))
        .await
        .with_context(|| format!("{path} gets no answer"))??;
    Ok(answer)
}
