//! The way to one connection: frames wait here until its writer takes them. The queue has an end: a connection
//! that does not keep up is closed, and may come back and resume. It never slows a game.

use super::waiting::{Full, Waiting};
use bandbox_protocol::v1::{CloseCode, GameId};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

pub(crate) use super::waiting::Frame;

/// The sending end of a connection's queue.
#[derive(Clone, Debug)]
pub(crate) struct Outbox(Arc<Queue>);

/// The end that the writer takes frames from. There is one; with it the connection ends.
#[derive(Debug)]
pub(crate) struct Frames(Arc<Queue>);

#[derive(Debug, Default)]
struct Queue {
    waiting: Mutex<Line>,
    /// There is something to take again.
    more: Notify,
    closing: Closing,
}

#[derive(Debug, Default)]
struct Line {
    waiting: Waiting,
    /// Nobody will ever take anything again.
    is_shut: bool,
}

/// Why and when a connection closes. Whoever is first has his reason told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Closing {
    token: CancellationToken,
    code: Arc<OnceLock<CloseCode>>,
}

impl Outbox {
    /// A queue, with the end that the writer takes frames from.
    pub(crate) fn new() -> (Self, Frames) {
        let queue = Arc::new(Queue::default());
        (Self(Arc::clone(&queue)), Frames(queue))
    }

    /// Puts a frame into the queue. A connection whose queue is full is too slow and is closed.
    pub(crate) fn send(&self, frame: Frame) {
        self.0.add(|waiting| waiting.push(frame));
    }

    /// As [`Outbox::send`], for the state of a game: it takes the place of an older one that still waits.
    pub(crate) fn send_update(&self, game: GameId, frame: Frame) {
        self.0.add(|waiting| waiting.push_update(game, frame));
    }

    /// Whether the connection is closed or about to be.
    pub(crate) fn is_closed(&self) -> bool {
        self.0.closing.token.is_cancelled()
    }

    /// Its end.
    pub(crate) fn closing(&self) -> &Closing {
        &self.0.closing
    }

    /// How many frames wait, and how many bytes they have.
    pub(crate) fn waiting(&self) -> (usize, usize) {
        let line = self.0.lock();
        (line.waiting.frames(), line.waiting.bytes())
    }
}

impl Frames {
    /// Waits for the frame at the front.
    pub(crate) async fn next(&mut self) -> Frame {
        loop {
            if let Some(frame) = self.take() {
                return frame;
            }
            self.0.more.notified().await;
        }
    }

    /// The frame at the front, if there is one.
    pub(crate) fn take(&mut self) -> Option<Frame> {
        self.0.lock().waiting.take()
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.0.shut();
        self.0.closing.hang_up();
    }
}

impl Queue {
    fn add(&self, add: impl FnOnce(&mut Waiting) -> Result<(), Full>) {
        let mut line = self.lock();
        if line.is_shut {
            return;
        }
        let was_empty = line.waiting.is_empty();
        match add(&mut line.waiting) {
            Ok(()) => {
                drop(line);
                // The writer sleeps only when it has found nothing.
                if was_empty {
                    self.more.notify_one();
                }
            }
            Err(Full) => {
                drop(line);
                // A slow reader does not get its backlog: it comes back and says what it has.
                self.shut();
                self.closing.close(CloseCode::TooSlow);
            }
        }
    }

    fn shut(&self) {
        let mut line = self.lock();
        line.is_shut = true;
        line.waiting.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Line> {
        // Nothing that runs under the lock can leave the queue half changed.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Closing {
    /// Closes the connection for this reason, unless it closes already.
    pub(crate) fn close(&self, code: CloseCode) {
        let _ = self.code.set(code);
        self.token.cancel();
    }

    /// The client is gone: there is nobody to tell a reason.
    pub(crate) fn hang_up(&self) {
        self.token.cancel();
    }

    /// The reason, if there is one to tell.
    pub(crate) fn code(&self) -> Option<CloseCode> {
        self.code.get().copied()
    }

    /// Waits for the end.
    pub(crate) async fn closed(&self) {
        self.token.cancelled().await;
    }
}

#[cfg(test)]
mod tests {
    use super::super::waiting::MAX_FRAMES;
    use super::*;

    #[test]
    fn who_does_not_keep_up_is_closed_as_too_slow_and_keeps_no_memory() {
        let (outbox, _frames) = Outbox::new();
        for _ in 0..MAX_FRAMES {
            outbox.send("x".into());
        }
        assert!(!outbox.is_closed());
        outbox.send("x".into());
        assert!(outbox.is_closed());
        assert_eq!(outbox.closing().code(), Some(CloseCode::TooSlow));
        assert_eq!(outbox.waiting(), (0, 0));
        outbox.send("x".into());
        assert_eq!(outbox.waiting(), (0, 0));
    }

    #[test]
    fn a_connection_without_a_writer_is_closed_and_takes_nothing() {
        let (outbox, frames) = Outbox::new();
        outbox.send("x".into());
        drop(frames);
        assert!(outbox.is_closed());
        assert_eq!(outbox.closing().code(), None);
        outbox.send("x".into());
        assert_eq!(outbox.waiting(), (0, 0));
    }
}
