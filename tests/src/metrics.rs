//! What a server measures, as a monitoring system reads it. The server must show its metrics.

use crate::http::{Answer, get};
use crate::patience::patiently;
use crate::server::Server;
use anyhow::Context;

/// The flags of a server that shows its metrics.
pub const SHOWN: [&str; 2] = ["--metrics", "127.0.0.1:0"];

/// The page.
///
/// # Errors
/// When there is none.
pub async fn scrape(server: &Server) -> anyhow::Result<Answer> {
    get(server.metrics().context("no metrics")?, "/metrics").await
}

/// The value of the series that begins a line so.
///
/// # Errors
/// When there is none.
pub async fn read(server: &Server, series: &str) -> anyhow::Result<f64> {
    let text = scrape(server).await?.body;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    let line = line.with_context(|| format!("no {series} in {text}"))?;
    Ok(line.parse()?)
}

/// Asks until a series has this value.
///
/// # Errors
/// When it never has.
pub async fn becomes(server: &Server, series: &str, value: f64) -> anyhow::Result<()> {
    patiently(&format!("{series} {value}"), async {
        while (read(server, series).await? - value).abs() > f64::EPSILON {}
        Ok(())
    })
    .await
}
