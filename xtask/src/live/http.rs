//! One request over HTTP, spoken by hand: all the bytes of its answer.

use anyhow::{Context, ensure};
use serde_json::Value;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    /// The token shown, if any.
    pub(crate) token: Option<&'a str>,
    /// Where, with what follows the question mark.
    pub(crate) path: &'a str,
    /// What is sent, under which `Idempotency-Key`; only asked for, where there is nothing.
    pub(crate) sent: Option<(&'a str, &'a Value)>,
}

impl Request<'_> {
    /// The bytes of the answer, head and body.
    ///
    /// # Errors
    /// When the connection fails.
    pub(crate) async fn ask(&self, address: SocketAddr) -> anyhow::Result<Vec<u8>> {
        let token = self
            .token
            .map(|token| format!("Authorization: Bearer {token}\r\n"));
        let token = token.unwrap_or_default();
        let (method, headers, body) = match self.sent {
            None => ("GET", String::new(), String::new()),
            Some((key, value)) => {
                let body = value.to_string();
                let headers = format!(
                    "Idempotency-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
                    body.len()
                );
                ("POST", headers, body)
            }
        };
        let text = format!(
            "{method} {} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{token}{headers}\r\n{body}",
            self.path
        );
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(text.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok(answer)
    }

    /// The JSON of an answer that is a yes.
    ///
    /// # Errors
    /// When it is a no, or no JSON.
    pub(crate) async fn json(&self, address: SocketAddr) -> anyhow::Result<Value> {
        let answer = String::from_utf8(self.ask(address).await?)?;
        ensure!(
            answer.starts_with("HTTP/1.1 20"),
            "{} was refused: {answer}",
            self.path
        );
        let (_, body) = answer.split_once("\r\n\r\n").context("no body")?;
        serde_json::from_str(body).with_context(|| format!("the server sent {body}"))
    }
}
