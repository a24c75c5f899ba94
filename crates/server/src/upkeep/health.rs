//! `bandbox health`: whether a server can serve, for a container that has no other program to ask with.

use super::with_findings;
use crate::cli::Health;
use anyhow::{Context, bail};
use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::process::ExitCode;
use std::time::Duration;

/// Whoever does not answer by then cannot serve.
const PATIENCE: Duration = Duration::from_secs(3);

/// The most that is read of an answer: its first line, and what it says of itself.
const ANSWER_MAX: u64 = 4096;

/// Asks, and prints what the server says.
///
/// # Errors
/// When it cannot be asked, or answers with something that is not HTTP.
pub(crate) fn health(asked: &Health) -> anyhow::Result<ExitCode> {
    let url = &asked.url;
    let answer = ask(asked).with_context(|| format!("asking {url}"))?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).unwrap_or_default();
    if !head.starts_with("HTTP/") {
        bail!("{url} does not answer in HTTP; give the address of a server, without TLS");
    }
    println!("{status} {}", body.trim());
    if status == "200" {
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(with_findings())
    }
}

/// The answer as it comes, up to a length.
fn ask(asked: &Health) -> anyhow::Result<String> {
    let url = &asked.url;
    let host = url.host().context("the address names no host")?;
    let plain = url.scheme_str() == Some("http");
    if !plain {
        bail!("the address must begin with http://");
    }
    let port = url.port_u16().unwrap_or(80);
    let mut places = (host.trim_matches(['[', ']']), port).to_socket_addrs()?;
    let place = places.next().context("the host has no address")?;
    let mut stream = TcpStream::connect_timeout(&place, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let path = url.path();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.take(ANSWER_MAX).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
