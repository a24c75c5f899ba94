//! The frames that wait for their replies: the one table of them.

use crate::feed::GameFeed;
use crate::order::Answer;
use bandbox_protocol::v1::{GameId, Reply};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::time::Instant;

/// What a frame was sent for.
pub(crate) enum Purpose {
    /// The owner asked, and waits here.
    Caller(Answer<Reply>),
    /// The owner wants to follow a game, and waits here.
    Join {
        game_id: GameId,
        answer: Answer<GameFeed>,
    },
    /// To follow a game on from where it was left.
    Rejoin(GameId),
    /// To see that the server is there.
    Beat,
    /// To leave a room that nobody follows any more.
    Leave,
}

impl Purpose {
    /// Whether somebody still waits, so that the frame is worth sending again on another connection.
    fn is_awaited(&self) -> bool {
        match self {
            Self::Caller(answer) => !answer.is_closed(),
            Self::Join { answer, .. } => !answer.is_closed(),
            Self::Rejoin(_) | Self::Beat | Self::Leave => false,
        }
    }
}

/// A frame that waits for its reply.
pub(crate) struct Waiting {
    pub(crate) purpose: Purpose,
    /// The frame as it was sent, to be sent again to the letter.
    pub(crate) text: String,
    pub(crate) deadline: Instant,
}

/// All of them, in the order they were sent.
#[derive(Default)]
pub(crate) struct Outstanding {
    waiting: BTreeMap<u64, Waiting>,
    count: Arc<AtomicUsize>,
}

impl Outstanding {
    /// A gauge of how many there are.
    pub(crate) fn gauge(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.count)
    }

    pub(crate) fn len(&self) -> usize {
        self.waiting.len()
    }

    pub(crate) fn insert(&mut self, number: u64, waiting: Waiting) {
        self.waiting.insert(number, waiting);
        self.counted();
    }

    /// Takes out the frame of this number, when its reply came.
    pub(crate) fn take(&mut self, number: u64) -> Option<Waiting> {
        let waiting = self.waiting.remove(&number);
        self.counted();
        waiting
    }

    /// Takes out those whose time is up.
    pub(crate) fn take_expired(&mut self, now: Instant) -> Vec<Purpose> {
        self.take_where(|waiting| waiting.deadline <= now)
    }

    /// Takes out those that nobody waits for, once the connection they were sent on is lost.
    pub(crate) fn take_unawaited(&mut self) -> Vec<Purpose> {
        self.take_where(|waiting| !waiting.purpose.is_awaited())
    }

    /// Takes out all.
    pub(crate) fn take_all(&mut self) -> Vec<Purpose> {
        self.take_where(|_| true)
    }

    /// Whether the owner waits to enter this room.
    pub(crate) fn has_join(&self, game: GameId) -> bool {
        let mut purposes = self.waiting.values().map(|waiting| &waiting.purpose);
        purposes.any(|purpose| matches!(purpose, Purpose::Join { game_id, .. } if *game_id == game))
    }

    /// The frames to send again.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &String> {
        self.waiting.values().map(|waiting| &waiting.text)
    }

    /// When the next one's time is up.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.waiting.values().map(|waiting| waiting.deadline).min()
    }

    fn take_where(&mut self, mut which: impl FnMut(&Waiting) -> bool) -> Vec<Purpose> {
        let taken = self.waiting.extract_if(.., |_, waiting| which(waiting));
        let taken = taken.map(|(_, waiting)| waiting.purpose).collect();
        self.counted();
        taken
    }

    fn counted(&self) {
        self.count.store(self.waiting.len(), Ordering::Release);
    }
}
