//! The reading half of a connection: frames in order, time-outs, and the one place where it all ends.

use super::connections::{Connections, Place};
use super::dispatch::{Dispatch, Served};
use super::outbox::Outbox;
use super::writer;
use crate::app::App;
use crate::audit::Origin;
use crate::http::presented::Way;
use crate::limits::{Held, Pace};
use bandbox_protocol::v1::CloseCode;
use bandbox_protocol::v1::frame::FrameFault;
use bandbox_tokens::{Signer, User};
use futures::StreamExt;
use futures::stream::SplitStream;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Frames that are not valid, one after the other, before the connection is closed.
const FAULTS_IN_A_ROW: u32 = 10;

/// Who is at the other end when a connection opens.
#[derive(Debug)]
pub(crate) enum Guest {
    /// The token came with the handshake.
    Known(User, Way),
    /// He is to show one. He counts among the strangers of his address until then.
    Stranger(Held),
}

/// Serves a connection until it ends.
pub(crate) async fn run<S>(
    app: Arc<App>,
    socket: WebSocketStream<S>,
    place: Place,
    origin: Arc<Origin>,
    guest: Guest,
) where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sink, stream) = socket.split();
    let (outbox, frames) = Outbox::new();
    let caller = place.caller;
    let open = Connections::open(place, outbox.clone());
    let writer = app.tasks.spawn(writer::run(
        sink,
        frames,
        outbox.closing().clone(),
        app.config.heartbeat,
    ));
    let mut session = Session {
        stream,
        outbox: outbox.clone(),
        dispatch: Dispatch::new(Arc::clone(&app), open.id, outbox.clone(), origin),
        gate_changes: app.gate.changes(),
        heard_within: app.config.heard_within(),
        authenticated_within: app.live.now().limits.authenticate_seconds.duration(),
        app: Arc::clone(&app),
        pace: Pace::default(),
        faults: 0,
    };
    match guest {
        Guest::Known(user, way) => session.dispatch.greet(user, way),
        Guest::Stranger(held) => session.dispatch.await_token(held),
    }
    if app.live.now().blocked.has_address(caller.address) || !session.dispatch.may_stay() {
        // It came in while others were closed: it may have been none of them.
        outbox.closing().close(CloseCode::Revoked);
    }
    if app.draining.is_cancelled() {
        // It came in while the others were told: it may be none of those that will be closed.
        outbox.closing().close(CloseCode::Restarting);
    }
    session.read().await;
    let Session {
        stream, dispatch, ..
    } = session;
    // Every room is left.
    drop(dispatch);
    if let Some(code) = outbox.closing().code() {
        app.metrics.closed(code);
        tracing::debug!(code = code.name(), "a connection was closed");
    }
    part(stream, writer).await;
}

/// Lets the writer say its last, and listens until the client has heard it: a socket that is closed with something
/// unread in it is reset, and takes the reason along.
async fn part<S>(mut stream: SplitStream<WebSocketStream<S>>, mut writer: JoinHandle<()>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let listened = async move { while let Some(Ok(_)) = stream.next().await {} };
    let mut listened = pin!(listened);
    // A writer that failed has nothing more to say.
    tokio::select! {
        _ = &mut writer => {
            let _ = timeout(writer::FAREWELL, listened).await;
        }
        () = &mut listened => {
            let _ = writer.await;
        }
    }
}

/// What a connection waits for on which nothing is heard.
#[derive(Clone, Copy, Debug)]
enum Due {
    /// Its user is to be told that his token ends.
    Warning,
    /// It is closed.
    End(CloseCode),
}

struct Session<S> {
    app: Arc<App>,
    stream: SplitStream<WebSocketStream<S>>,
    outbox: Outbox,
    dispatch: Dispatch,
    /// Hears when its user may have to leave. From before he was let in, so that nothing is missed in between.
    gate_changes: watch::Receiver<Vec<Signer>>,
    /// How long it may be silent.
    heard_within: Duration,
    /// How soon a token must be shown.
    authenticated_within: Duration,
    pace: Pace,
    faults: u32,
}

impl<S> Session<S>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    async fn read(&mut self) {
        let connected = Instant::now();
        let mut heard = connected;
        let closing = self.outbox.closing().clone();
        let mut changes = self.gate_changes.clone();
        loop {
            let (deadline, due) = self.deadline(connected, heard);
            tokio::select! {
                () = closing.closed() => return,
                () = sleep_until(deadline) => match due {
                    Due::Warning => self.dispatch.warn(),
                    Due::End(late) => return closing.close(late),
                },
                // The gate is there for as long as the server.
                Ok(()) = changes.changed() => if !self.dispatch.may_stay() {
                    return closing.close(CloseCode::Revoked);
                },
                message = self.stream.next() => match message {
                    Some(Ok(message)) => {
                        heard = Instant::now();
                        if !self.message(message).await {
                            return;
                        }
                    }
                    Some(Err(error)) => return self.broken(&error),
                    None => return,
                },
            }
        }
    }

    /// What happens if nothing is heard, and when.
    fn deadline(&self, connected: Instant, heard: Instant) -> (Instant, Due) {
        let now = Instant::now();
        let end = |at, code| (at, Due::End(code));
        let silent = end(heard + self.heard_within, CloseCode::NoHeartbeat);
        let token = match (self.dispatch.warns_in(), self.dispatch.expires_in()) {
            (Some(left), _) => (now + left, Due::Warning),
            (None, Some(left)) => end(now + left, CloseCode::TokenExpired),
            (None, None) => {
                let late = connected + self.authenticated_within;
                end(late, CloseCode::Unauthenticated)
            }
        };
        if token.0 < silent.0 { token } else { silent }
    }

    /// Serves a message. Whether the connection goes on.
    async fn message(&mut self, message: Message) -> bool {
        let live = self.app.live.now();
        let in_time = self.app.limiter.frame(&live.limits, &mut self.pace);
        let served = match (message, in_time) {
            (Message::Close(_), _) => return false,
            (Message::Text(text), Ok(())) => self.dispatch.frame(&text).await,
            (Message::Text(text), Err(exceeded)) => self.dispatch.put_off(&text, exceeded),
            (Message::Binary(_), Ok(())) => {
                self.dispatch.refuse_frame(FrameFault::binary());
                Served::Fault
            }
            (Message::Ping(_) | Message::Pong(_) | Message::Frame(_), Ok(())) => return true,
            // Nobody waits for an answer to these.
            (
                Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_),
                Err(_),
            ) => Served::TooOften,
        };
        match served {
            Served::Well => self.faults = 0,
            Served::Fault => self.faults += 1,
            Served::TooOften => {
                let bears = self.pace.bears_a_refusal(&live.limits);
                if !bears {
                    self.outbox.closing().close(CloseCode::RateLimit);
                }
                return bears;
            }
            Served::Stranger => {
                self.outbox.closing().close(CloseCode::Unauthenticated);
                return false;
            }
        }
        if self.faults >= FAULTS_IN_A_ROW {
            self.outbox.closing().close(CloseCode::ProtocolAbuse);
            return false;
        }
        true
    }

    fn broken(&self, error: &Error) {
        if let Error::Capacity(CapacityError::MessageTooLong { .. }) = error {
            self.outbox.closing().close(CloseCode::MessageTooBig);
        }
        tracing::debug!(%error, "a connection broke");
    }
}

/// The time until a point in seconds since 1970; none when it has passed.
pub(crate) fn until(expires: i64) -> Duration {
    let left = expires.saturating_sub(jiff::Timestamp::now().as_second());
    Duration::from_secs(u64::try_from(left).unwrap_or(0))
}
