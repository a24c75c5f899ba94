//! Frames that wait to be written to one connection. The queue is bounded: a connection that does not keep up
//! is closed, and may come back and resume. It never slows a game.

use bandbox_protocol::v1::CloseCode;
use std::sync::{Arc, OnceLock};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tokio_util::sync::CancellationToken;

/// A frame as text, cheap to clone: one copy serves a whole audience.
pub(crate) type Frame = Utf8Bytes;

/// Frames that may wait: a whole replay, and what happens while it is written.
const CAPACITY: usize = 1_024;

/// The sending end of a connection's queue.
#[derive(Clone, Debug)]
pub(crate) struct Outbox {
    frames: mpsc::Sender<Frame>,
    closing: Closing,
}

/// Why and when a connection closes. Whoever is first has his reason told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Closing {
    token: CancellationToken,
    code: Arc<OnceLock<CloseCode>>,
}

impl Outbox {
    /// A queue, with the end that the writer takes frames from.
    pub(crate) fn new() -> (Self, mpsc::Receiver<Frame>) {
        let (frames, waiting) = mpsc::channel(CAPACITY);
        let closing = Closing::default();
        (Self { frames, closing }, waiting)
    }

    /// Puts a frame into the queue. A connection whose queue is full is too slow and is closed.
    pub(crate) fn send(&self, frame: Frame) {
        match self.frames.try_send(frame) {
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => (),
            Err(mpsc::error::TrySendError::Full(_)) => self.closing.close(CloseCode::TooSlow),
        }
    }

    /// Whether the connection is closed or about to be.
    pub(crate) fn is_closed(&self) -> bool {
        self.frames.is_closed() || self.closing.token.is_cancelled()
    }

    /// Its end.
    pub(crate) const fn closing(&self) -> &Closing {
        &self.closing
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
