//! One WebSocket connection, spoken by hand: what is sent is what the test wrote, and every frame that came is
//! kept in its order.

use crate::frame::Frame;
use crate::patience::patiently;
use crate::server::Server;
use anyhow::{Context, bail};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Numbers the clients of a test, so that no two of them call two commands the same.
static NEXT_CLIENT: AtomicU64 = AtomicU64::new(1);

/// How the server closed a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The code.
    pub code: u16,
    /// The reason.
    pub reason: String,
}

/// A connection.
#[derive(Debug)]
pub struct Client {
    socket: WebSocketStream<TcpStream>,
    frames: Vec<Frame>,
    number: u64,
    sent: u64,
}

impl Client {
    /// Connects as a user, and is connected.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn connect(server: &Server, user: &str) -> anyhow::Result<Self> {
        let token = server.token(user).await?;
        Self::with_token(server.address(), &token).await
    }

    /// Connects with a token, and is connected.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn with_token(address: SocketAddr, token: &str) -> anyhow::Result<Self> {
        Self::open(TcpSocket::new_v4()?, address, &[bearer(token)])
            .await?
            .welcomed()
            .await
    }

    /// As [`Client::with_token`], by way of a proxy that forwards this address.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn forwarded(address: SocketAddr, token: &str, from: &str) -> anyhow::Result<Self> {
        let headers = [bearer(token), ("X-Forwarded-For", from.to_string())];
        Self::open(TcpSocket::new_v4()?, address, &headers)
            .await?
            .welcomed()
            .await
    }

    /// As [`Client::with_token`], at the end of a link that holds little: what is not read soon waits at the
    /// server.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn with_a_narrow_link(address: SocketAddr, token: &str) -> anyhow::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(4 * 1024)?;
        Self::open(socket, address, &[bearer(token)])
            .await?
            .welcomed()
            .await
    }

    /// Connects with a token, whether or not the server lets its user in.
    ///
    /// # Errors
    /// When the server refuses the connection itself.
    pub async fn at_the_door(address: SocketAddr, token: &str) -> anyhow::Result<Self> {
        Self::open(TcpSocket::new_v4()?, address, &[bearer(token)]).await
    }

    async fn welcomed(mut self) -> anyhow::Result<Self> {
        self.until("connected", |f| f.event() == "connected")
            .await?;
        Ok(self)
    }

    /// Connects without saying who is there.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn stranger(address: SocketAddr) -> anyhow::Result<Self> {
        Self::open(TcpSocket::new_v4()?, address, &[]).await
    }

    /// Connects with these headers in the handshake, whoever is there then.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn with_headers(
        address: SocketAddr,
        headers: &[(&'static str, String)],
    ) -> anyhow::Result<Self> {
        Self::open(TcpSocket::new_v4()?, address, headers).await
    }

    async fn open(
        socket: TcpSocket,
        address: SocketAddr,
        headers: &[(&'static str, String)],
    ) -> anyhow::Result<Self> {
        let mut request = format!("ws://{address}/ws").into_client_request()?;
        let protocol = ("Sec-WebSocket-Protocol", "bandbox.v1".to_string());
        for (name, value) in [&protocol].into_iter().chain(headers) {
            let value = HeaderValue::from_str(value)?;
            request.headers_mut().insert(*name, value);
        }
        let socket = patiently("a connection", async {
            let stream = socket.connect(address).await?;
            stream.set_nodelay(true)?;
            let (socket, _) = tokio_tungstenite::client_async(request, stream).await?;
            Ok(socket)
        })
        .await?;
        Ok(Self {
            socket,
            frames: Vec::new(),
            number: NEXT_CLIENT.fetch_add(1, Ordering::Relaxed),
            sent: 0,
        })
    }

    // ---- sending -------------------------------------------------------------------------------------------

    /// Sends an event under a new id, which is returned.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send(&mut self, event: &str, data: Value) -> anyhow::Result<String> {
        self.sent += 1;
        let id = format!("c{}-{}", self.number, self.sent);
        self.send_as(&id, event, data).await?;
        Ok(id)
    }

    /// Sends an event under this id.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_as(&mut self, id: &str, event: &str, data: Value) -> anyhow::Result<()> {
        let frame = json!({"id": id, "event": event, "data": data});
        self.send_text(&frame.to_string()).await
    }

    /// Sends this text as it is.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_text(&mut self, text: &str) -> anyhow::Result<()> {
        self.send_message(Message::Text(text.into())).await
    }

    /// Sends this message as it is.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_message(&mut self, message: Message) -> anyhow::Result<()> {
        self.socket.send(message).await.context("sending a frame")
    }

    // ---- reading -------------------------------------------------------------------------------------------

    /// Everything that came, in its order.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// The numbered events of games that came, in their order.
    pub fn room_events(&self) -> impl Iterator<Item = &Frame> {
        self.frames.iter().filter(|frame| frame.is_of_room())
    }

    /// The greatest number that has come, 0 before the first.
    pub fn head(&self) -> u64 {
        self.room_events().filter_map(Frame::seq).max().unwrap_or(0)
    }

    /// The first frame of this kind, which may have come already.
    ///
    /// # Errors
    /// When it does not come, with the last that did.
    pub async fn until(
        &mut self,
        what: &str,
        is_it: impl Fn(&Frame) -> bool,
    ) -> anyhow::Result<Frame> {
        if let Some(frame) = self.frames.iter().find(|frame| is_it(frame)) {
            return Ok(frame.clone());
        }
        patiently(what, async {
            loop {
                let frame = self.next().await?;
                if is_it(&frame) {
                    return Ok(frame);
                }
            }
        })
        .await
    }

    /// The answer to the frame of this id: the first, should there be several.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn reply(&mut self, id: &str) -> anyhow::Result<Frame> {
        self.until(&format!("the answer to {id}"), |f| f.re() == Some(id))
            .await
    }

    /// The event of this number.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn seq(&mut self, seq: u64) -> anyhow::Result<Frame> {
        self.until(&format!("event {seq}"), |f| {
            f.is_of_room() && f.seq() == Some(seq)
        })
        .await
    }

    /// Sends an event and waits for its answer.
    ///
    /// # Errors
    /// When there is none.
    pub async fn ask(&mut self, event: &str, data: Value) -> anyhow::Result<Frame> {
        let id = self.send(event, data).await?;
        self.reply(&id).await
    }

    /// Sends an event that must be accepted.
    ///
    /// # Errors
    /// When it is not.
    pub async fn accepted(&mut self, event: &str, data: Value) -> anyhow::Result<Frame> {
        let reply = self.ask(event, data).await?;
        if reply.is_refusal() {
            bail!("{event} was refused: {}", reply.text);
        }
        Ok(reply)
    }

    /// Sends an event that must be refused.
    ///
    /// # Errors
    /// When it is not.
    pub async fn refused(&mut self, event: &str, data: Value) -> anyhow::Result<Frame> {
        let reply = self.ask(event, data).await?;
        if !reply.is_refusal() {
            bail!("{event} was not refused: {}", reply.text);
        }
        Ok(reply)
    }

    /// Reads until the server closes the connection.
    ///
    /// # Errors
    /// When it does not, or breaks off without a word.
    pub async fn closed(&mut self) -> anyhow::Result<Closed> {
        patiently("the end of the connection", async {
            loop {
                let message = self.message().await?;
                let Message::Close(frame) = &message else {
                    self.keep(&message)?;
                    continue;
                };
                let frame = frame.as_ref().context("closed without a code")?;
                return Ok(Closed {
                    code: frame.code.into(),
                    reason: frame.reason.to_string(),
                });
            }
        })
        .await
    }

    async fn next(&mut self) -> anyhow::Result<Frame> {
        let before = self.frames.len();
        loop {
            let message = self.message().await?;
            if let Message::Close(frame) = &message {
                bail!("the server closed the connection: {frame:?}");
            }
            self.keep(&message)?;
            if let Some(frame) = self.frames.get(before) {
                return Ok(frame.clone());
            }
        }
    }

    async fn message(&mut self) -> anyhow::Result<Message> {
        match self.socket.next().await {
            Some(Ok(message)) => Ok(message),
            Some(Err(error)) => Err(broken(&error, self.frames.last())),
            None => bail!("the connection is gone"),
        }
    }

    fn keep(&mut self, message: &Message) -> anyhow::Result<()> {
        if let Message::Text(text) = message {
            self.frames.push(Frame::read(text)?);
        }
        Ok(())
    }
}

/// The header that shows a token.
fn bearer(token: &str) -> (&'static str, String) {
    ("Authorization", format!("Bearer {token}"))
}

fn broken(error: &Error, last: Option<&Frame>) -> anyhow::Error {
    let last = last.map_or("nothing", |frame| &frame.text);
    anyhow::anyhow!("the connection broke: {error}; the last to come was {last}")
}
