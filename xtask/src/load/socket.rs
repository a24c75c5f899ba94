//! One WebSocket, spoken by hand and read no further than the load needs.

use anyhow::{Context, bail, ensure};
use futures::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

/// A frame that does not come within this time is lost.
const PATIENCE: Duration = Duration::from_secs(30);

/// Numbers the connections: a command id that one user has sent before is no new command.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// A connection. Small buffers: there may be thousands.
#[derive(Debug)]
pub(crate) struct Socket {
    stream: WebSocketStream<TcpStream>,
    number: u64,
    sent: u64,
}

/// The head of a frame.
#[derive(Debug, Deserialize)]
pub(crate) struct Head<'a> {
    /// Its event.
    pub(crate) event: &'a str,
    /// The frame that it answers.
    pub(crate) re: Option<&'a str>,
    /// Its number.
    pub(crate) seq: Option<u64>,
    /// It is the answer to a command that was accepted before, which no command of a load is.
    #[serde(default)]
    pub(crate) repeat: bool,
}

impl Head<'_> {
    /// Reads the head of a frame.
    pub(crate) fn of(text: &str) -> anyhow::Result<Head<'_>> {
        serde_json::from_str(text).with_context(|| format!("the server sent {text}"))
    }

    /// Whether it says that nothing came of a frame.
    pub(crate) fn is_refusal(&self) -> bool {
        self.repeat || matches!(self.event, "error" | "outcome_rejected")
    }
}

impl Socket {
    /// Connects with a token, and is welcomed.
    pub(crate) async fn connect(address: SocketAddr, token: &str) -> anyhow::Result<Self> {
        let mut request = format!("ws://{address}/ws").into_client_request()?;
        let bearer = HeaderValue::from_str(&format!("Bearer {token}"))?;
        request.headers_mut().insert("Authorization", bearer);
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let config = WebSocketConfig::default()
            .read_buffer_size(4 * 1024)
            .write_buffer_size(4 * 1024);
        let (stream, _) =
            tokio_tungstenite::client_async_with_config(request, stream, Some(config)).await?;
        let mut socket = Self {
            stream,
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            sent: 0,
        };
        let welcome = socket.next().await?;
        ensure!(
            Head::of(&welcome)?.event == "connected",
            "not welcomed: {welcome}"
        );
        Ok(socket)
    }

    /// Sends an event under a new id, which is returned.
    pub(crate) async fn send(&mut self, event: &str, data: &Value) -> anyhow::Result<String> {
        self.sent += 1;
        let id = format!("load-{}-{}", self.number, self.sent);
        let frame = json!({"id": id, "event": event, "data": data}).to_string();
        self.stream.send(Message::text(frame)).await?;
        Ok(id)
    }

    /// The next frame.
    pub(crate) async fn next(&mut self) -> anyhow::Result<Utf8Bytes> {
        let next = async {
            loop {
                match self
                    .stream
                    .next()
                    .await
                    .context("the connection is gone")??
                {
                    Message::Text(text) => return Ok(text),
                    Message::Close(frame) => bail!("the server closed: {frame:?}"),
                    Message::Binary(_)
                    | Message::Ping(_)
                    | Message::Pong(_)
                    | Message::Frame(_) => {}
                }
            }
        };
        timeout(PATIENCE, next).await.context("nothing came")?
    }

    /// Sends an event and returns the answer, which must not be a refusal. What comes before it is passed over.
    pub(crate) async fn ask(&mut self, event: &str, data: &Value) -> anyhow::Result<Utf8Bytes> {
        let id = self.send(event, data).await?;
        loop {
            let text = self.next().await?;
            let head = Head::of(&text)?;
            if head.re == Some(&id) {
                ensure!(!head.is_refusal(), "{event} was refused: {text}");
                return Ok(text);
            }
        }
    }

    /// Comes into a room to watch.
    pub(crate) async fn watch(&mut self, game: &str) -> anyhow::Result<()> {
        let data = json!({"game_id": game, "role": "spectator"});
        self.ask("join_game", &data).await?;
        Ok(())
    }
}
