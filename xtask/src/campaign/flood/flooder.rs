//! The one who floods: a process of its own that does one thing as fast as it can, and counts what comes of it.

use super::tally::Tally;
use anyhow::{Context, ensure};
use futures::stream::SplitSink;
use futures::{SinkExt, StreamExt};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Where its token is.
pub(super) const TOKEN: &str = "BANDBOX_FLOODER_TOKEN";

/// The first of the addresses it comes from, one for each kind of flood and none of them the players'.
const FROM: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 66);

/// Sockets that are slow at once.
const SLOW: usize = 400;

/// From one byte of a slow one to the next.
const PAUSE: Duration = Duration::from_millis(100);

/// Frames that are sent in one go.
const AT_ONCE: usize = 100;

/// The size of what is too big.
const BIG: usize = 1024 * 1024;

/// What is still on its way has come by then.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// What it does, and to whom.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Flood {
    /// Be the flooder.
    #[arg(long = "flood", hide = true, requires = "server")]
    kind: Option<Kind>,
    /// Where the server is.
    #[arg(long, hide = true)]
    server: Option<SocketAddr>,
}

impl Flood {
    /// What it does, if it is the flooder.
    pub(super) const fn kind(&self) -> Option<Kind> {
        self.kind
    }
}

/// What floods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Kind {
    /// Frames.
    Frames,
    /// Handshakes.
    Handshakes,
    /// Frames of 1 MiB.
    Big,
    /// Requests and frames, byte by byte, on many sockets.
    Slow,
}

impl Kind {
    /// All of them.
    pub(super) const ALL: [Self; 4] = [Self::Frames, Self::Handshakes, Self::Big, Self::Slow];

    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Frames => "frames",
            Self::Handshakes => "handshakes",
            Self::Big => "big",
            Self::Slow => "slow",
        }
    }

    /// Whether it was limited, and let go where it had a connection.
    ///
    /// # Errors
    /// When it was not, with what happened instead.
    pub(super) fn is_let_go(self, tally: &Tally) -> anyhow::Result<()> {
        let is = match self {
            Self::Frames => tally.closes(RATE_LIMIT) > 0,
            Self::Handshakes => tally.refused.contains_key(&TOO_MANY_REQUESTS),
            Self::Big => tally.closes(TOO_BIG) > 0,
            Self::Slow => tally.hung_up > 0 || !tally.closed.is_empty(),
        };
        ensure!(is, "nobody stopped a flood of {}: {tally}", self.name());
        Ok(())
    }
}

/// The code of a connection that sent too much.
const RATE_LIMIT: u16 = 4029;

/// The code of a connection that sent what is too big.
const TOO_BIG: u16 = 1009;

/// The status of an address that asks too often.
const TOO_MANY_REQUESTS: u16 = 429;

/// Floods for so long, and says what came of it.
pub(super) async fn run(flood: &Flood, kind: Kind, time: Duration) -> anyhow::Result<()> {
    let at = Target {
        from: Ipv4Addr::from_bits(FROM.to_bits() + kind as u32),
        server: flood.server.context("which server?")?,
        token: std::env::var(TOKEN).context("a flooder has a token")?,
        until: Instant::now() + time,
    };
    let tally = match kind {
        Kind::Frames => at.frames(&Message::text(BEAT), AT_ONCE).await,
        Kind::Big => at.frames(&Message::text("x".repeat(BIG)), 1).await,
        Kind::Handshakes => at.handshakes().await,
        Kind::Slow => at.slow().await?,
    };
    println!("{}", serde_json::to_string(&tally)?);
    Ok(())
}

/// A frame that is answered.
const BEAT: &str = r#"{"id":"flood","event":"heartbeat","data":{}}"#;

/// The server, and until when it is flooded.
#[derive(Clone)]
struct Target {
    from: Ipv4Addr,
    server: SocketAddr,
    token: String,
    until: Instant,
}

impl Target {
    async fn reach(&self) -> std::io::Result<TcpStream> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from((self.from, 0)))?;
        socket.connect(self.server).await
    }

    async fn connect(&self) -> Result<WebSocketStream<TcpStream>, Error> {
        let stream = self.reach().await?;
        let mut request = format!("ws://{}/ws", self.server).into_client_request()?;
        let bearer = HeaderValue::from_str(&format!("Bearer {}", self.token))?;
        request.headers_mut().insert("Authorization", bearer);
        let (socket, _) = tokio_tungstenite::client_async(request, stream).await?;
        Ok(socket)
    }

    /// Sends this frame as often as it can, and comes again when it is sent away.
    async fn frames(&self, frame: &Message, at_once: usize) -> Tally {
        let mut tally = Tally::default();
        while let Ok(connected) = timeout_at(self.until, self.connect()).await {
            let socket = match connected {
                Ok(socket) => socket,
                Err(error) => {
                    tally.failed(&error);
                    continue;
                }
            };
            tally.connected += 1;
            let (mut to, mut from) = socket.split();
            let mut sent = 0;
            let talk = send_on(&mut to, frame, at_once, &mut sent);
            let listen = async {
                while let Some(Ok(message)) = from.next().await {
                    if let Message::Close(close) = message {
                        return close.map(|close| close.code.into());
                    }
                }
                None
            };
            tokio::pin!(listen);
            let ended = timeout_at(self.until, async {
                tokio::select! {
                    () = talk => timeout(LAST_WORDS, &mut listen).await.ok().flatten(),
                    code = &mut listen => code,
                }
            });
            let ended = ended.await;
            tally.sent += sent;
            if let Ok(code) = ended {
                tally.ended(code);
            }
        }
        tally
    }

    /// Comes and goes as often as it can.
    async fn handshakes(&self) -> Tally {
        let mut tally = Tally::default();
        while let Ok(connected) = timeout_at(self.until, self.connect()).await {
            match connected {
                Ok(_) => tally.connected += 1,
                Err(error) => tally.failed(&error),
            }
        }
        tally
    }

    /// Many who send a byte now and then: half of them a request, half of them a frame.
    async fn slow(&self) -> anyhow::Result<Tally> {
        let mut sockets = JoinSet::new();
        for place in 0..SLOW {
            let this = self.clone();
            sockets.spawn(async move {
                if place.is_multiple_of(2) {
                    this.slow_request().await
                } else {
                    this.slow_frame().await
                }
            });
        }
        let mut tally = Tally::default();
        while let Some(socket) = sockets.join_next().await {
            tally.add(socket?);
        }
        Ok(tally)
    }

    async fn slow_request(&self) -> Tally {
        let mut tally = Tally::default();
        let request = format!("GET /readyz HTTP/1.1\r\nHost: {}\r\nX-Slow: ", self.server);
        let bytes = request
            .into_bytes()
            .into_iter()
            .chain(std::iter::repeat(b'a'));
        match self.reach().await {
            Ok(stream) => {
                tally.connected += 1;
                let answer = self.drip(stream, bytes).await;
                match answer.map(|answer| status(&answer)) {
                    None => (),
                    Some(Ok(status)) => *tally.refused.entry(status).or_default() += 1,
                    Some(Err(_)) => tally.hung_up += 1,
                }
            }
            Err(_) => tally.hung_up += 1,
        }
        tally
    }

    async fn slow_frame(&self) -> Tally {
        let mut tally = Tally::default();
        let socket = match self.connect().await {
            Ok(socket) => socket,
            Err(error) => {
                tally.failed(&error);
                return tally;
            }
        };
        tally.connected += 1;
        // A text of 16,000 bytes, masked with nothing.
        let head = [0x81, 0x80 | 0x7e, 0x3e, 0x80, 0, 0, 0, 0];
        let bytes = head.into_iter().chain(std::iter::repeat(b'a'));
        if let Some(answer) = self.drip(socket.into_inner(), bytes).await {
            tally.ended(close_code(&answer));
        }
        tally
    }

    /// Sends byte by byte until the server ends it. What it said; nothing, if it never did.
    async fn drip(&self, stream: TcpStream, bytes: impl Iterator<Item = u8>) -> Option<Vec<u8>> {
        let (mut from, mut to) = stream.into_split();
        let said = async {
            let mut said = Vec::new();
            // However it ends, it has ended.
            let _ = from.read_to_end(&mut said).await;
            said
        };
        let drip = async {
            for byte in bytes {
                if to.write_all(&[byte]).await.is_err() {
                    break;
                }
                sleep(PAUSE).await;
            }
            std::future::pending::<()>().await;
        };
        timeout_at(self.until, async {
            tokio::select! {
                said = said => said,
                () = drip => Vec::new(),
            }
        })
        .await
        .ok()
    }
}

/// Sends this frame again and again, until it cannot.
async fn send_on(
    to: &mut SplitSink<WebSocketStream<TcpStream>, Message>,
    frame: &Message,
    at_once: usize,
    sent: &mut u64,
) {
    loop {
        for _ in 0..at_once {
            if to.feed(frame.clone()).await.is_err() {
                return;
            }
            *sent += 1;
        }
        if to.flush().await.is_err() {
            return;
        }
    }
}

/// The status of an answer.
fn status(answer: &[u8]) -> anyhow::Result<u16> {
    let head = String::from_utf8_lossy(answer);
    let status = head.split_whitespace().nth(1).context("no answer")?;
    Ok(status.parse()?)
}

/// The code of the close frame at the end of what a server said.
fn close_code(said: &[u8]) -> Option<u16> {
    let mut rest = said;
    loop {
        let [first, length, more @ ..] = rest else {
            return None;
        };
        let (length, more) = match (*length, more) {
            (126, [high, low, more @ ..]) => (usize::from(u16::from_be_bytes([*high, *low])), more),
            (127, _) => return None,
            (length, more) => (usize::from(length), more),
        };
        if *first == 0x88 {
            let code = more.first_chunk::<2>()?;
            return Some(u16::from_be_bytes(*code));
        }
        rest = more.get(length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_frame_is_found_behind_others() {
        let said = [
            &[0x81, 2, b'h', b'i'][..],
            &[0x88, 4, 0x0f, 0xbd, b'n', b'o'],
        ]
        .concat();
        assert_eq!(close_code(&said), Some(4029));
        assert_eq!(close_code(&[0x81, 2, b'h', b'i']), None);
        assert_eq!(close_code(&[]), None);
    }

    #[test]
    fn a_flood_that_nobody_stopped_is_a_fault() {
        for kind in Kind::ALL {
            assert!(kind.is_let_go(&Tally::default()).is_err());
        }
        let mut tally = Tally::default();
        tally.ended(Some(RATE_LIMIT));
        assert!(Kind::Frames.is_let_go(&tally).is_ok());
    }
}
