//! The task that owns the socket: connects, serves, waits, and connects again.

use crate::backoff::jittered;
use crate::deadline::after;
use crate::desk::Desk;
use crate::dial::{End, dial};
use crate::link::Link;
use crate::names::luck;
use crate::options::Options;
use crate::order::Order;
use crate::request::RequestError;
use crate::state::{Failure, State};
use bandbox_protocol::v1::notice::Connected;
use bandbox_protocol::v1::server::UnreadableFrame;
use bandbox_protocol::v1::{Notice, NoticeFrame, ReplyEvent, ServerFrame, WireEvent};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};
use tokio_tungstenite::tungstenite::{Error, Message};

/// The most frames kept that arrive before the welcome.
const EARLY: usize = 1024;

/// A frame, or why it is none that this client can read.
type Frame = Result<ServerFrame, UnreadableFrame>;

/// The task's own things.
pub(crate) struct Driver {
    options: Options,
    desk: Desk,
    nudge: Arc<Notify>,
    orders: mpsc::Receiver<Order>,
    state: watch::Sender<State>,
}

/// The owner does not want the client any more.
struct Stop;

/// The attempts in a row since the connection was last ready.
struct Attempts {
    next: u32,
    lost_at: Option<Instant>,
}

impl Attempts {
    const NONE: Self = Self {
        next: 1,
        lost_at: None,
    };
}

/// What one turn of waiting brought.
enum Turn<T> {
    /// What was waited for.
    Done(T),
    /// The desk has changed; look whether something is to be sent.
    Look,
}

impl Driver {
    pub(crate) fn new(
        options: Options,
        desk: Desk,
        orders: mpsc::Receiver<Order>,
        state: watch::Sender<State>,
    ) -> Self {
        let nudge = desk.nudge();
        Self {
            options,
            desk,
            nudge,
            orders,
            state,
        }
    }

    /// Runs until the owner closes the client or drops it.
    pub(crate) async fn run(mut self) {
        let Stop = self.run_on().await;
        self.orders.close();
        while let Ok(order) = self.orders.try_recv() {
            decline(order, &Failure::Closed);
        }
        self.desk.fail(&Failure::Closed);
        self.state.send_replace(State::Closed);
    }

    async fn run_on(&mut self) -> Stop {
        let mut attempts = Attempts::NONE;
        loop {
            let end = match self.connect(&mut attempts).await {
                Ok(end) => end,
                Err(stop) => return stop,
            };
            self.desk.disconnected();
            let went_on = match end {
                End::Again { why, pause } => self.wait(&mut attempts, why, pause).await,
                End::Never(failure) => self.rest(&mut attempts, failure).await,
            };
            if let Err(stop) = went_on {
                return stop;
            }
        }
    }

    /// Connects and serves until the connection ends.
    async fn connect(&mut self, attempts: &mut Attempts) -> Result<End, Stop> {
        self.state.send_replace(State::Connecting);
        let options = self.options.clone();
        let mut dial = pin!(dial(&options, &options.token));
        let mut link = loop {
            match self.turn(dial.as_mut()).await? {
                Turn::Done(Ok(link)) => break link,
                Turn::Done(Err(end)) => return Ok(end),
                Turn::Look => (),
            }
        };
        let ended = self.serve(&mut link, attempts).await;
        if ended.is_ok() {
            // The next connection does not wait for the good-byes of this one.
            tokio::spawn(link.close());
        } else {
            link.close().await;
        }
        ended
    }

    /// Waits for the welcome, then serves.
    async fn serve(&mut self, link: &mut Link, attempts: &mut Attempts) -> Result<End, Stop> {
        self.state.send_replace(State::Authenticating);
        let (connected, early) = match self.welcome(link).await? {
            Ok(welcomed) => welcomed,
            Err(end) => return Ok(end),
        };
        for frame in early {
            self.desk.receive(frame, Instant::now());
        }
        self.desk.connected(&connected, Instant::now());
        *attempts = Attempts::NONE;
        self.state.send_replace(State::Ready(Arc::new(*connected)));
        loop {
            link.enqueue(self.desk.take_unsent());
            if let Some(why) = self.desk.take_dead() {
                return Ok(End::again(why));
            }
            if let Turn::Done(message) = self.turn(link.next()).await? {
                match read(message) {
                    Ok(Some(text)) => {
                        self.desk
                            .receive(ServerFrame::decode(&text), Instant::now());
                    }
                    Ok(None) => (),
                    Err(end) => return Ok(end),
                }
            }
        }
    }

    /// Waits for `connected` and keeps what arrives before it. Any other answer to the token is a failure.
    async fn welcome(
        &mut self,
        link: &mut Link,
    ) -> Result<Result<(Box<Connected>, Vec<Frame>), End>, Stop> {
        let deadline = after(Instant::now(), self.options.connect_timeout);
        let mut early = Vec::new();
        loop {
            let message = match self.turn(timeout_at(deadline, link.next())).await? {
                Turn::Done(Ok(message)) => message,
                Turn::Done(Err(_)) => return Ok(Err(End::again("no welcome in time"))),
                Turn::Look => continue,
            };
            let text = match read(message) {
                Ok(Some(text)) => text,
                Ok(None) => continue,
                Err(end) => return Ok(Err(end)),
            };
            match ServerFrame::decode(&text) {
                Ok(ServerFrame::Notice(NoticeFrame {
                    event: Notice::Connected(connected),
                    ..
                })) => return Ok(Ok((connected, early))),
                Ok(ServerFrame::Reply(reply)) => {
                    return Ok(Err(unwelcome(&reply.event)));
                }
                Err(UnreadableFrame::Malformed(error)) => {
                    let failure =
                        Failure::UnexpectedAnswer(format!("something unreadable: {error}"));
                    return Ok(Err(End::Never(failure)));
                }
                frame => {
                    if early.len() >= EARLY {
                        return Ok(Err(End::again("too many frames before the welcome")));
                    }
                    early.push(frame);
                }
            }
        }
    }

    /// Waits before the next attempt, or gives up.
    async fn wait(
        &mut self,
        attempts: &mut Attempts,
        why: String,
        asked: Option<Duration>,
    ) -> Result<(), Stop> {
        let attempt = attempts.next;
        let lost_at = *attempts.lost_at.get_or_insert_with(Instant::now);
        let policy = self.options.reconnect;
        let asked = asked.max(self.desk.take_asked_pause());
        // All who were sent away at once were told the same, so this pause is spread out too.
        let asked = asked.map_or(Duration::ZERO, |pause| jittered(pause, luck()));
        let pause = policy.pause(attempt, luck()).max(asked);
        if !policy.permits(attempt, lost_at.elapsed().saturating_add(pause)) {
            let failure = Failure::GaveUp {
                attempts: attempt - 1,
                last: why,
            };
            return self.rest(attempts, failure).await;
        }
        tracing::info!(%why, attempt, ?pause, "disconnected");
        attempts.next = attempt.saturating_add(1);
        self.state
            .send_replace(State::Reconnecting { attempt, pause });
        let mut over = pin!(sleep(pause));
        while let Turn::Look = self.turn(over.as_mut()).await? {}
        Ok(())
    }

    /// Tries nothing until there is a new token.
    async fn rest(&mut self, attempts: &mut Attempts, failure: Failure) -> Result<(), Stop> {
        tracing::warn!(%failure, "not connected");
        self.state.send_replace(State::Failed(failure.clone()));
        self.desk.fail(&failure);
        self.desk.interrupt(&failure);
        *attempts = Attempts::NONE;
        loop {
            tokio::select! {
                order = self.orders.recv() => match order {
                    None | Some(Order::Close) => return Err(Stop),
                    Some(Order::Token { token, done }) => {
                        self.options.token = token;
                        // Said first, so that whoever gave it does not find the old failure.
                        self.state.send_replace(State::Connecting);
                        let _ = done.send(());
                        return Ok(());
                    }
                    Some(order) => decline(order, &failure),
                },
                () = self.nudge.notified() => self.desk.look_at_readers(Instant::now()),
            }
        }
    }

    /// Waits for one thing and serves the owner meanwhile.
    async fn turn<T>(&mut self, work: impl Future<Output = T>) -> Result<Turn<T>, Stop> {
        let deadline = self.desk.deadline(Instant::now());
        tokio::select! {
            done = work => return Ok(Turn::Done(done)),
            order = self.orders.recv() => match order {
                None | Some(Order::Close) => return Err(Stop),
                Some(Order::Token { token, done }) => {
                    self.options.token = token;
                    let _ = done.send(());
                }
                Some(Order::Request { event, if_seq, answer }) => {
                    self.desk.request(event, if_seq, answer, Instant::now());
                }
                Some(Order::Join { game_id, role, answer }) => {
                    self.desk.join(game_id, role, answer, Instant::now());
                }
            },
            () = self.nudge.notified() => self.desk.look_at_readers(Instant::now()),
            () = sleep_until(deadline) => self.desk.tick(Instant::now()),
        }
        Ok(Turn::Look)
    }
}

/// The text of a message, if it is one; an end of the connection is told as such.
fn read(message: Option<Result<Message, Error>>) -> Result<Option<String>, End> {
    match message {
        None => Err(End::closed(None)),
        Some(Err(error)) => Err(End::again(error.to_string())),
        Some(Ok(Message::Text(text))) => Ok(Some(text.as_str().to_owned())),
        Some(Ok(Message::Close(frame))) => Err(End::closed(frame.as_ref())),
        Some(Ok(Message::Binary(_))) => {
            tracing::warn!("ignored a binary message");
            Ok(None)
        }
        // Pings are answered by the socket itself.
        Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Ok(None),
    }
}

/// What an answer to the token means that is not `connected`.
fn unwelcome(event: &ReplyEvent) -> End {
    let answer = if let ReplyEvent::Error(error) = event {
        if error.retryable {
            return End::again(error.message.clone());
        }
        format!("error {}: {}", error.code.name(), error.message)
    } else {
        event.name().to_owned()
    };
    End::Never(Failure::UnexpectedAnswer(answer))
}

/// Answers an order that comes while there is no connection and none is tried.
fn decline(order: Order, failure: &Failure) {
    match order {
        Order::Request { answer, .. } => {
            let _ = answer.send(Err(RequestError::Closed(failure.clone())));
        }
        Order::Join { answer, .. } => {
            let _ = answer.send(Err(RequestError::Closed(failure.clone())));
        }
        Order::Token { .. } | Order::Close => (),
    }
}
