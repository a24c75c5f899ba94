//! What the client knows apart from its socket: who waits for which reply, and which games are followed.
//!
//! Nothing here waits. Frames come in by [`Desk::receive`], time by [`Desk::tick`], and what is to be sent is
//! taken out by [`Desk::take_unsent`].

use crate::deadline::{after, never};
use crate::feed::FeedItem;
use crate::follow::Follow;
use crate::names::{Names, random};
use crate::options::Options;
use crate::order::Answer;
use crate::outstanding::{Outstanding, Purpose, Waiting};
use crate::request::RequestError;
use crate::state::Failure;
use bandbox_protocol::v1::client::Heartbeat;
use bandbox_protocol::v1::error::ErrorData;
use bandbox_protocol::v1::frame::MAX_BYTES;
use bandbox_protocol::v1::notice::Connected;
use bandbox_protocol::v1::server::UnreadableFrame;
use bandbox_protocol::v1::{
    ClientEvent, ClientFrame, ErrorCode, GameId, NoticeFrame, Reply, ReplyEvent, ServerFrame,
    WireEvent,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, broadcast};
use tokio::time::Instant;

mod rooms;

/// The heartbeats of the connection that is up.
struct Pulse {
    every: Duration,
    next: Instant,
}

/// Everything but the socket.
pub(crate) struct Desk {
    names: Names,
    outstanding: Outstanding,
    follows: BTreeMap<GameId, Follow>,
    notices: broadcast::Sender<NoticeFrame>,
    nudge: Arc<Notify>,
    unsent: Vec<String>,
    /// Present while the connection is ready.
    pulse: Option<Pulse>,
    dead: Option<&'static str>,
    /// The pause that a server asked for before it went.
    asked_pause: Option<Duration>,
    request_timeout: Duration,
    heartbeat: Option<Duration>,
    heartbeat_timeout: Duration,
    max_outstanding: usize,
    /// The longest frame that the server reads, as it said last.
    frame_bytes: usize,
}

impl Desk {
    pub(crate) fn new(options: &Options, notices: broadcast::Sender<NoticeFrame>) -> Self {
        Self {
            names: Names::new(random()),
            outstanding: Outstanding::default(),
            follows: BTreeMap::new(),
            notices,
            nudge: Arc::new(Notify::new()),
            unsent: Vec::new(),
            pulse: None,
            dead: None,
            asked_pause: None,
            request_timeout: options.request_timeout,
            heartbeat: options.heartbeat,
            heartbeat_timeout: options.heartbeat_timeout,
            max_outstanding: options.max_outstanding,
            frame_bytes: MAX_BYTES,
        }
    }

    pub(crate) const fn outstanding(&self) -> &Outstanding {
        &self.outstanding
    }

    /// What readers of feeds wake; then [`Desk::look_at_readers`] is due.
    pub(crate) fn nudge(&self) -> Arc<Notify> {
        Arc::clone(&self.nudge)
    }

    /// Takes out the frames to send, in order.
    pub(crate) fn take_unsent(&mut self) -> std::vec::Drain<'_, String> {
        self.unsent.drain(..)
    }

    /// Why the connection counts as dead, if it does.
    pub(crate) fn take_dead(&mut self) -> Option<&'static str> {
        self.dead.take()
    }

    /// The pause that the server asked for before it went.
    pub(crate) fn take_asked_pause(&mut self) -> Option<Duration> {
        self.asked_pause.take()
    }

    /// The owner asks for something.
    pub(crate) fn request(
        &mut self,
        event: ClientEvent,
        if_seq: Option<u64>,
        answer: Answer<Reply>,
        now: Instant,
    ) {
        if self.outstanding.len() >= self.max_outstanding {
            let _ = answer.send(Err(RequestError::TooManyOutstanding));
            return;
        }
        let (number, text) = self.write(event, if_seq);
        if text.len() > self.frame_bytes {
            // Sent, it would cost the connection.
            let message = format!(
                "the frame has {} bytes; send at most {}",
                text.len(),
                self.frame_bytes
            );
            let error = ErrorData::new(ErrorCode::TooBig, message);
            let _ = answer.send(Err(RequestError::Refused(error)));
            return;
        }
        self.send(number, text, Purpose::Caller(answer), now);
    }

    fn write(&mut self, event: ClientEvent, if_seq: Option<u64>) -> (u64, String) {
        let (number, id) = self.names.next();
        let frame = ClientFrame { id, event, if_seq };
        (number, frame.to_json())
    }

    /// Sends a frame now or as soon as there is a connection.
    fn send(&mut self, number: u64, text: String, purpose: Purpose, now: Instant) {
        if self.pulse.is_some() {
            self.unsent.push(text.clone());
        }
        let wait = match purpose {
            Purpose::Beat => self.heartbeat_timeout,
            Purpose::Caller(_) | Purpose::Join { .. } | Purpose::Rejoin(_) | Purpose::Leave => {
                self.request_timeout
            }
        };
        let waiting = Waiting {
            purpose,
            text,
            deadline: after(now, wait),
        };
        self.outstanding.insert(number, waiting);
    }

    /// The connection is ready: enters the rooms again where they were left, then sends again whatever is unanswered.
    pub(crate) fn connected(&mut self, server: &Connected, now: Instant) {
        self.frame_bytes = server.limits.frame_bytes as usize;
        let asked = Duration::from_secs(u64::from(server.heartbeat_s.max(1)));
        let every = self.heartbeat.unwrap_or(asked);
        self.pulse = Some(Pulse {
            every,
            next: after(now, every),
        });
        let unanswered: Vec<String> = self.outstanding.texts().cloned().collect();
        let games: Vec<GameId> = self.follows.keys().copied().collect();
        for game_id in games {
            // A reader who is behind is served once he has caught up.
            let behind = |follow: &Follow| follow.feeder().is_behind();
            if !self.follows.get(&game_id).is_some_and(behind) {
                self.rejoin(game_id, now);
            }
        }
        self.unsent.extend(unanswered);
    }

    /// The connection is lost.
    pub(crate) fn disconnected(&mut self) {
        self.pulse = None;
        self.dead = None;
        self.unsent.clear();
        self.outstanding.take_unawaited();
        for follow in self.follows.values_mut() {
            follow.disconnect();
        }
    }

    /// Answers all who wait: there will be no reply.
    pub(crate) fn fail(&mut self, failure: &Failure) {
        for purpose in self.outstanding.take_all() {
            match purpose {
                Purpose::Caller(answer) => {
                    let _ = answer.send(Err(RequestError::Closed(failure.clone())));
                }
                Purpose::Join { answer, .. } => {
                    let _ = answer.send(Err(RequestError::Closed(failure.clone())));
                }
                Purpose::Rejoin(_) | Purpose::Beat | Purpose::Leave => (),
            }
        }
    }

    /// Tells the readers that nothing comes for now.
    pub(crate) fn interrupt(&self, failure: &Failure) {
        for follow in self.follows.values() {
            follow.interrupt(failure);
        }
    }

    /// A frame of the server, or why it could not be read.
    pub(crate) fn receive(&mut self, frame: Result<ServerFrame, UnreadableFrame>, now: Instant) {
        match frame {
            Ok(ServerFrame::Reply(reply)) => self.reply(reply, now),
            Ok(ServerFrame::Room(frame)) => {
                if let Some(follow) = self.follows.get_mut(&frame.game_id) {
                    follow.event(frame.seq, FeedItem::Room(Box::new(frame)), now);
                }
            }
            Ok(ServerFrame::Notice(frame)) => self.notice(frame),
            Err(UnreadableFrame::Unknown {
                event,
                game_id: Some(game_id),
                seq: Some(seq),
            }) => {
                if let Some(follow) = self.follows.get_mut(&game_id) {
                    follow.event(seq, FeedItem::Newer { event, seq }, now);
                }
            }
            Err(unreadable) => tracing::warn!(%unreadable, "ignored a frame"),
        }
    }

    fn reply(&mut self, reply: Reply, now: Instant) {
        let number = reply.re.as_ref().and_then(|id| self.names.number(id));
        let waiting = number.and_then(|number| Some((number, self.outstanding.take(number)?)));
        let Some((number, waiting)) = waiting else {
            tracing::debug!(event = reply.event.name(), "a reply that nobody waits for");
            return;
        };
        match waiting.purpose {
            Purpose::Caller(answer) => self.answer(reply, answer),
            Purpose::Join { game_id, answer } => self.first_join(reply, game_id, answer, now),
            Purpose::Rejoin(game_id) => self.rejoined(reply, game_id, number, now),
            Purpose::Beat => self.beat_answered(&reply, now),
            Purpose::Leave => (),
        }
    }

    fn answer(&mut self, reply: Reply, answer: Answer<Reply>) {
        if let ReplyEvent::GameLeft(left) = &reply.event {
            self.follows.remove(&left.game_id);
        }
        let _ = answer.send(granted(reply));
    }

    /// Does what is due.
    pub(crate) fn tick(&mut self, now: Instant) {
        for purpose in self.outstanding.take_expired(now) {
            self.expire(purpose, now);
        }
        if let Some(pulse) = &mut self.pulse
            && pulse.next <= now
        {
            pulse.next = after(now, pulse.every);
            let (number, text) = self.write(ClientEvent::Heartbeat(Heartbeat {}), None);
            self.send(number, text, Purpose::Beat, now);
        }
        if self.pulse.is_some() {
            let due = |follow: &Follow| follow.rejoin_at().is_some_and(|at| at <= now);
            let due = self.follows.iter().filter(|(_, follow)| due(follow));
            let due: Vec<GameId> = due.map(|(game_id, _)| *game_id).collect();
            for game_id in due {
                self.rejoin(game_id, now);
            }
        }
    }

    fn expire(&mut self, purpose: Purpose, now: Instant) {
        match purpose {
            Purpose::Caller(answer) => {
                let _ = answer.send(Err(RequestError::TimedOut));
            }
            Purpose::Join { game_id, answer } => {
                let _ = answer.send(Err(RequestError::TimedOut));
                // The server may have let the client in all the same.
                self.leave(game_id, now);
            }
            Purpose::Rejoin(game_id) => {
                if let Some(follow) = self.follows.get_mut(&game_id) {
                    follow.stay_out(now, Duration::ZERO);
                }
            }
            Purpose::Beat => self.dead = Some("a heartbeat was not answered"),
            Purpose::Leave => (),
        }
    }

    /// When [`Desk::tick`] is due next.
    pub(crate) fn deadline(&self, now: Instant) -> Instant {
        let beat = self.pulse.as_ref().map(|pulse| pulse.next);
        let rejoins = self.follows.values().filter_map(Follow::rejoin_at);
        let rejoin = rejoins.min().filter(|_| self.pulse.is_some());
        let due = [self.outstanding.deadline(), beat, rejoin];
        due.into_iter().flatten().min().unwrap_or(never(now))
    }
}

/// The reply, unless it is a refusal.
fn granted(reply: Reply) -> Result<Reply, RequestError> {
    if let ReplyEvent::Error(error) | ReplyEvent::OutcomeRejected(error) = reply.event {
        Err(RequestError::Refused(error))
    } else {
        Ok(reply)
    }
}
