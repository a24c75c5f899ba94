//! The part of the desk that is about rooms: entering, following and leaving them.

use super::{Desk, granted};
use crate::feed::{GameFeed, feed};
use crate::follow::Follow;
use crate::order::Answer;
use crate::outstanding::Purpose;
use crate::request::RequestError;
use bandbox_protocol::v1::client::{JoinGame, MemberRole, OfGame};
use bandbox_protocol::v1::reply::GameJoined;
use bandbox_protocol::v1::{
    ClientEvent, ClientFrame, GameId, Notice, NoticeFrame, Reply, ReplyEvent, WireEvent,
};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// When to try again what the server could not do now, unless it says when.
const RETRY: Duration = Duration::from_secs(1);

impl Desk {
    /// The owner wants to follow a game.
    pub(crate) fn join(
        &mut self,
        game_id: GameId,
        role: MemberRole,
        answer: Answer<GameFeed>,
        now: Instant,
    ) {
        if self.outstanding.len() >= self.max_outstanding {
            let _ = answer.send(Err(RequestError::TooManyOutstanding));
            return;
        }
        let join = JoinGame {
            game_id,
            role,
            after_seq: None,
            epoch: None,
        };
        let (number, text) = self.write(ClientEvent::JoinGame(join), None);
        self.send(number, text, Purpose::Join { game_id, answer }, now);
    }

    /// Leaves a room, unless it is followed or entered all the same.
    pub(super) fn leave(&mut self, game_id: GameId, now: Instant) {
        let wanted = self.follows.contains_key(&game_id) || self.outstanding.has_join(game_id);
        if self.pulse.is_some() && !wanted {
            let (number, text) = self.write(ClientEvent::LeaveGame(OfGame { game_id }), None);
            self.send(number, text, Purpose::Leave, now);
        }
    }

    /// Enters a room again where it was left.
    pub(super) fn rejoin(&mut self, game_id: GameId, now: Instant) {
        let (number, id) = self.names.next();
        let Some(follow) = self.follows.get_mut(&game_id) else {
            return;
        };
        let frame = ClientFrame {
            id,
            event: ClientEvent::JoinGame(follow.rejoin(number, now)),
            if_seq: None,
        };
        self.send(number, frame.to_json(), Purpose::Rejoin(game_id), now);
    }

    pub(super) fn first_join(
        &mut self,
        reply: Reply,
        game_id: GameId,
        answer: Answer<GameFeed>,
        now: Instant,
    ) {
        let joined = match joined(reply) {
            Ok(joined) => joined,
            Err(error) => {
                let _ = answer.send(Err(error));
                return;
            }
        };
        let (feeder, feed) = feed(joined.clone(), Arc::clone(&self.nudge));
        self.follows.insert(game_id, Follow::new(&joined, feeder));
        if answer.send(Ok(feed)).is_err() {
            self.follows.remove(&game_id);
            self.leave(game_id, now);
        }
    }

    pub(super) fn rejoined(&mut self, reply: Reply, game_id: GameId, number: u64, now: Instant) {
        // A feed that was joined anew meanwhile has nothing to do with this answer.
        let current = |follow: &&mut Follow| follow.is_joining_by(number);
        let Some(follow) = self.follows.get_mut(&game_id).filter(current) else {
            return;
        };
        match joined(reply) {
            Ok(joined) => follow.enter(&joined),
            Err(RequestError::Refused(error)) if !error.retryable => {
                if let Some(follow) = self.follows.remove(&game_id) {
                    follow.lose(error);
                }
            }
            Err(RequestError::Refused(error)) => {
                let asked = error.retry_after_ms.map(u64::from);
                follow.stay_out(now, asked.map_or(RETRY, Duration::from_millis));
            }
            Err(_) => follow.stay_out(now, RETRY),
        }
    }

    pub(super) fn beat_answered(&mut self, reply: &Reply, now: Instant) {
        let ReplyEvent::HeartbeatAck(ack) = &reply.event else {
            return;
        };
        for (game_id, follow) in &mut self.follows {
            follow.head(ack.heads.get(game_id).copied(), now);
        }
    }

    pub(super) fn notice(&mut self, frame: NoticeFrame) {
        if let Notice::ServerDraining(draining) = &frame.event {
            self.asked_pause = Some(Duration::from_millis(u64::from(draining.retry_after_ms)));
        }
        let follow = frame.game_id.and_then(|id| self.follows.get_mut(&id));
        let Some(follow) = follow else {
            // Whether anyone listens is not for the desk to say.
            let _ = self.notices.send(frame);
            return;
        };
        if let Notice::GameStateSync(sync) = frame.event {
            follow.snapshot(sync);
        } else {
            follow.notice(frame.event);
        }
    }

    /// Feeds were dropped, or their readers have caught up.
    pub(crate) fn look_at_readers(&mut self, now: Instant) {
        let dropped = self
            .follows
            .extract_if(.., |_, follow| follow.feeder().is_dropped());
        let dropped: Vec<GameId> = dropped.map(|(game_id, _)| game_id).collect();
        for game_id in dropped {
            self.leave(game_id, now);
        }
        for follow in self.follows.values_mut() {
            follow.look_at_reader(now);
        }
    }
}

/// What the reply to a join says.
fn joined(reply: Reply) -> Result<GameJoined, RequestError> {
    let reply = granted(reply)?;
    if let ReplyEvent::GameJoined(joined) = reply.event {
        Ok(joined)
    } else {
        Err(RequestError::Unexpected(reply.event.name()))
    }
}
