//! The events of one game, as its follower reads them, and the end at which they are put in.

use crate::state::Failure;
use bandbox_protocol::v1::error::ErrorData;
use bandbox_protocol::v1::reply::{GameJoined, GameStateSync};
use bandbox_protocol::v1::{Notice, RoomFrame};
use futures::Stream;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use tokio::sync::Notify;
use tokio::sync::mpsc::{self, error::TrySendError};

/// How many items wait to be read: more than a join replays, so that a reader who reads gets ahead.
const DEPTH: usize = 1024;

/// One item of a game's feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedItem {
    /// The next event; its `seq` is one more than that of the event or snapshot before.
    Room(Box<RoomFrame>),
    /// The next event, of a kind that is newer than this program.
    Newer {
        /// Its name.
        event: String,
        /// Its number.
        seq: u64,
    },
    /// The whole state, first of all and whenever the events missed were too many. Events go on from its `seq`.
    Snapshot(Box<GameStateSync>),
    /// Something about the game that has no number.
    Notice(Notice),
    /// There is no connection and none is tried. With a new token the feed goes on where it was.
    Interrupted(Failure),
    /// The server no longer lets the client into the room. Nothing follows.
    Lost(ErrorData),
}

/// The events of one game in strict order, without gaps and repeats, across lost connections.
///
/// It ends after [`FeedItem::Lost`], when the game is joined again or left, and when the client is closed. To drop
/// it leaves the room. A reader who falls far behind does not hold up the client: what he could not be given is
/// asked for again once he has caught up.
#[derive(Debug)]
pub struct GameFeed {
    joined: GameJoined,
    items: mpsc::Receiver<FeedItem>,
    signal: Arc<Signal>,
}

/// What the reader's end tells the other.
#[derive(Debug)]
struct Signal {
    /// Items were held back; the reader clears this once he has read all there was.
    behind: AtomicBool,
    /// Wakes the task that puts in.
    nudge: Arc<Notify>,
}

impl GameFeed {
    /// What the server answered to the first join: the side, and who was in the room.
    pub const fn joined(&self) -> &GameJoined {
        &self.joined
    }

    /// The next item, `None` after the last.
    pub async fn next(&mut self) -> Option<FeedItem> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<FeedItem>> {
        let item = self.items.poll_recv(context);
        if self.items.is_empty() && self.signal.behind.swap(false, Ordering::SeqCst) {
            self.signal.nudge.notify_one();
        }
        item
    }
}

impl Stream for GameFeed {
    type Item = FeedItem;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<FeedItem>> {
        self.poll_item(context)
    }
}

impl Drop for GameFeed {
    fn drop(&mut self) {
        // Closed first, so that the one who is woken sees it.
        self.items.close();
        self.signal.nudge.notify_one();
    }
}

/// The end of a feed at which items are put in.
#[derive(Debug)]
pub(crate) struct Feeder {
    items: mpsc::Sender<FeedItem>,
    signal: Arc<Signal>,
    behind: bool,
}

/// Both ends of a new feed.
pub(crate) fn feed(joined: GameJoined, nudge: Arc<Notify>) -> (Feeder, GameFeed) {
    let (sender, items) = mpsc::channel(DEPTH);
    let signal = Arc::new(Signal {
        behind: AtomicBool::new(false),
        nudge,
    });
    let feeder = Feeder {
        items: sender,
        signal: Arc::clone(&signal),
        behind: false,
    };
    let feed = GameFeed {
        joined,
        items,
        signal,
    };
    (feeder, feed)
}

impl Feeder {
    /// Puts in an item that must not be missed. When there is no room, it and all later ones are held back until
    /// the reader has caught up, and this says `false`.
    pub(crate) fn put(&mut self, item: FeedItem) -> bool {
        if self.behind {
            return false;
        }
        let Err(TrySendError::Full(item)) = self.items.try_send(item) else {
            return true;
        };
        // The reader may have read everything in between, and then would never see the mark: so try once more.
        self.signal.behind.store(true, Ordering::SeqCst);
        self.behind = matches!(self.items.try_send(item), Err(TrySendError::Full(_)));
        if !self.behind {
            self.signal.behind.store(false, Ordering::SeqCst);
        }
        !self.behind
    }

    /// Puts in an item that may be missed.
    pub(crate) fn offer(&self, item: FeedItem) {
        if !self.behind {
            let _ = self.items.try_send(item);
        }
    }

    /// Whether items are held back.
    pub(crate) const fn is_behind(&self) -> bool {
        self.behind
    }

    /// Says once that the reader has caught up.
    pub(crate) fn caught_up(&mut self) -> bool {
        let caught_up = self.behind && !self.signal.behind.load(Ordering::SeqCst);
        if caught_up {
            self.behind = false;
        }
        caught_up
    }

    /// Whether nobody reads any more.
    pub(crate) fn is_dropped(&self) -> bool {
        self.items.is_closed()
    }
}
