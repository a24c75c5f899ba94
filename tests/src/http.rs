//! Plain HTTP by hand: one request a connection, and the answer as it came, so that nothing hides a refusal.

use crate::patience::patiently;
use anyhow::Context;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A key as RFC 6455 gives it for an example.
const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Everything above the body, as it came.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// A header, if the answer has it.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

/// Gets a page.
///
/// # Errors
/// When there is no answer.
pub async fn get(address: SocketAddr, path: &str) -> anyhow::Result<Answer> {
    request(address, "GET", path, &[("Connection", "close")], "").await
}

/// Gets a page with these headers.
///
/// # Errors
/// When there is no answer.
pub async fn get_with(
    address: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
) -> anyhow::Result<Answer> {
    let mut all = vec![("Connection", "close")];
    all.extend(headers);
    request(address, "GET", path, &all, "").await
}

/// Gets a page whatever its bytes are: what stands above them, and how many bytes the whole answer has on the wire.
///
/// # Errors
/// When there is no answer.
pub async fn wire_bytes(
    address: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
) -> anyhow::Result<(Answer, usize)> {
    let mut all = vec![("Connection", "close")];
    all.extend(headers);
    let text = written(address, "GET", path, &all, "");
    patiently("the end of an answer over HTTP", async {
        let mut socket = TcpStream::connect(address).await?;
        socket.write_all(text.as_bytes()).await?;
        let mut bytes = Vec::new();
        socket.read_to_end(&mut bytes).await?;
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let answer = head_of(&bytes[..end.context("no answer")?])?;
        Ok((answer, bytes.len()))
    })
    .await
}

/// Sends a body to a path, with these headers besides those that it needs.
///
/// # Errors
/// When there is no answer.
pub async fn post(
    address: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> anyhow::Result<Answer> {
    let length = body.len().to_string();
    let mut all = vec![
        ("Connection", "close"),
        ("Content-Type", "application/json"),
        ("Content-Length", &length),
    ];
    all.extend(headers);
    request(address, "POST", path, &all, body).await
}

/// As [`post`], to the server by this name.
///
/// # Errors
/// When there is no answer.
pub async fn post_to(
    host: &str,
    address: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> anyhow::Result<Answer> {
    let mut all = vec![("Host", host)];
    all.extend(headers);
    post(address, path, &all, body).await
}

/// Has what is there removed.
///
/// # Errors
/// When there is no answer.
pub async fn delete(
    address: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
) -> anyhow::Result<Answer> {
    let mut all = vec![("Connection", "close")];
    all.extend(headers);
    request(address, "DELETE", path, &all, "").await
}

/// Puts a text there in place of what there is, with these headers besides those that it needs.
///
/// # Errors
/// When there is no answer.
pub async fn put(
    address: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> anyhow::Result<Answer> {
    let length = body.len().to_string();
    let mut all = vec![("Connection", "close"), ("Content-Length", &*length)];
    all.extend(headers);
    request(address, "PUT", path, &all, body).await
}

/// Asks for a WebSocket with these headers besides those that the upgrade needs.
///
/// # Errors
/// When there is no answer.
pub async fn upgrade(address: SocketAddr, headers: &[(&str, &str)]) -> anyhow::Result<Answer> {
    let mut all = vec![
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", KEY),
    ];
    all.extend(headers);
    request(address, "GET", "/ws", &all, "").await
}

async fn request(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> anyhow::Result<Answer> {
    let text = written(address, method, path, headers, body);
    patiently("an answer over HTTP", async {
        let mut socket = TcpStream::connect(address).await?;
        socket.write_all(text.as_bytes()).await?;
        read(&mut socket).await
    })
    .await
}

/// A request as it goes out.
fn written(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> String {
    let own_name = ("Host", &*address.to_string());
    let is_named = headers.iter().any(|(name, _)| *name == "Host");
    let own_name = (!is_named).then_some(&own_name);
    let headers: String = own_name
        .into_iter()
        .chain(headers)
        .map(|(name, value)| [name, ": ", value, "\r\n"].concat())
        .collect();
    format!("{method} {path} HTTP/1.1\r\n{headers}\r\n{body}")
}

async fn read(socket: &mut TcpStream) -> anyhow::Result<Answer> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        read_some(socket, &mut bytes).await?;
    };
    let mut answer = head_of(&bytes[..end])?;
    let length = answer.header("content-length").unwrap_or("0").parse()?;
    let mut body = bytes.split_off(end + 4);
    while body.len() < length {
        read_some(socket, &mut body).await?;
    }
    // After an upgrade the rest is no HTTP.
    body.truncate(length);
    answer.body = String::from_utf8(body)?;
    Ok(answer)
}

/// An answer of which nothing is read but what stands above its body.
fn head_of(bytes: &[u8]) -> anyhow::Result<Answer> {
    let head = String::from_utf8_lossy(bytes).into_owned();
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .with_context(|| format!("no status in {head}"))?;
    Ok(Answer {
        status,
        head,
        body: String::new(),
    })
}

async fn read_some(socket: &mut TcpStream, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    if socket.read_buf(bytes).await? == 0 {
        anyhow::bail!("the answer broke off: {}", String::from_utf8_lossy(bytes));
    }
    Ok(())
}
