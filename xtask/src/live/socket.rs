//! One WebSocket, spoken by hand and read no further than the chores need.

use anyhow::{Context, bail, ensure};
use futures::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{sleep, timeout};
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

fn frame(id: &str, event: &str, data: &Value) -> Message {
    Message::text(json!({"id": id, "event": event, "data": data}).to_string())
}

/// How the server closed a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    /// The code, where it gave one.
    pub(crate) code: Option<u16>,
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
    /// It is the answer to a command that was accepted before.
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
        matches!(self.event, "error" | "outcome_rejected")
    }

    /// The number, where it is one of the room's events.
    pub(crate) const fn of_room(&self) -> Option<u64> {
        match self.re {
            None => self.seq,
            Some(_) => None,
        }
    }
}

impl Socket {
    /// Connects with a token, and is welcomed.
    pub(crate) async fn connect(address: SocketAddr, token: &str) -> anyhow::Result<Self> {
        Self::open(TcpSocket::new_v4()?, address, token).await
    }

    /// As [`Socket::connect`], at the end of a link that holds little: what is not read soon waits at the server.
    pub(crate) async fn connect_narrow(address: SocketAddr, token: &str) -> anyhow::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(4 * 1024)?;
        Self::open(socket, address, token).await
    }

    async fn open(socket: TcpSocket, address: SocketAddr, token: &str) -> anyhow::Result<Self> {
        let mut request = format!("ws://{address}/ws").into_client_request()?;
        let bearer = HeaderValue::from_str(&format!("Bearer {token}"))?;
        request.headers_mut().insert("Authorization", bearer);
        let stream = socket.connect(address).await?;
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
        let id = self.new_id();
        self.send_as(&id, event, data).await?;
        Ok(id)
    }

    /// Sends an event under this id.
    pub(crate) async fn send_as(
        &mut self,
        id: &str,
        event: &str,
        data: &Value,
    ) -> anyhow::Result<()> {
        self.stream.send(frame(id, event, data)).await?;
        Ok(())
    }

    /// Sends an event under each of these ids, all in one go.
    pub(crate) async fn send_all(
        &mut self,
        ids: &[String],
        event: &str,
        data: &Value,
    ) -> anyhow::Result<()> {
        for id in ids {
            self.stream.feed(frame(id, event, data)).await?;
        }
        self.stream.flush().await?;
        Ok(())
    }

    /// An id that no other connection of this run has used.
    pub(crate) fn new_id(&mut self) -> String {
        self.sent += 1;
        format!("load-{}-{}", self.number, self.sent)
    }

    /// The next frame.
    pub(crate) async fn next(&mut self) -> anyhow::Result<Utf8Bytes> {
        match self.message().await? {
            Ok(text) => Ok(text),
            Err(ended) => bail!("the server closed: {ended:?}"),
        }
    }

    /// The next frame, or how the server ended the connection.
    pub(crate) async fn message(&mut self) -> anyhow::Result<Result<Utf8Bytes, Ended>> {
        let next = async {
            loop {
                let message = self
                    .stream
                    .next()
                    .await
                    .context("the connection is gone")??;
                match message {
                    Message::Text(text) => return Ok(Ok(text)),
                    Message::Close(frame) => {
                        let code = frame.map(|frame| frame.code.into());
                        return Ok(Err(Ended { code }));
                    }
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
        self.answer(&id).await
    }

    /// As [`Socket::ask`], as often as the answer is that it may be asked again.
    pub(crate) async fn insist(&mut self, event: &str, data: &Value) -> anyhow::Result<Utf8Bytes> {
        loop {
            let id = self.send(event, data).await?;
            let text = self.any_answer(&id).await?;
            let told: Value = serde_json::from_str(&text)?;
            if told["data"]["retryable"] != true {
                ensure!(!Head::of(&text)?.is_refusal(), "{id} was refused: {text}");
                return Ok(text);
            }
            let pause = told["data"]["retry_after_ms"].as_u64().unwrap_or(250);
            sleep(Duration::from_millis(pause)).await;
        }
    }

    /// The answer to the frame of this id, which must not be a refusal. What comes before it is passed over.
    pub(crate) async fn answer(&mut self, id: &str) -> anyhow::Result<Utf8Bytes> {
        let text = self.any_answer(id).await?;
        let head = Head::of(&text)?;
        let accepted = !head.is_refusal() && !head.repeat;
        ensure!(accepted, "{id} was refused: {text}");
        Ok(text)
    }

    /// The answer to the frame of this id, whatever it says. What comes before it is passed over.
    pub(crate) async fn any_answer(&mut self, id: &str) -> anyhow::Result<Utf8Bytes> {
        loop {
            let text = self.next().await?;
            if Head::of(&text)?.re == Some(id) {
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
