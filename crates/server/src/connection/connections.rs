//! All connections that are open, and how much waits for them.

use super::outbox::Outbox;
use crate::app::App;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Names a connection among all that this process has had.
pub(crate) type ConnectionId = u64;

/// The open connections.
#[derive(Debug, Default)]
pub(crate) struct Connections {
    open: Mutex<HashMap<ConnectionId, Outbox>>,
    before: AtomicU64,
}

/// What waits for all of them together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Backlog {
    /// Frames. One that goes to many counts once for each.
    pub(crate) frames: usize,
    /// Their bytes. In memory a frame that goes to many is there once.
    pub(crate) bytes: usize,
}

/// One of them, for as long as this lives.
#[derive(Debug)]
pub(crate) struct Open {
    app: Arc<App>,
    /// Its name.
    pub(crate) id: ConnectionId,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.app.connections.lock().remove(&self.id);
    }
}

impl Connections {
    /// A name for one that nobody else has. Who needs no more than that is not among those that are open.
    pub(crate) fn name_one(&self) -> ConnectionId {
        self.before.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// One more, whose frames go there.
    pub(crate) fn open(app: &Arc<App>, outbox: Outbox) -> Open {
        let id = app.connections.name_one();
        app.connections.lock().insert(id, outbox);
        Open {
            app: Arc::clone(app),
            id,
        }
    }

    /// All that are open now.
    pub(crate) fn all(&self) -> Vec<Outbox> {
        self.lock().values().cloned().collect()
    }

    /// How many are open.
    pub(crate) fn len(&self) -> usize {
        self.lock().len()
    }

    /// What waits for them now. It is added up when somebody asks, and costs those who send nothing.
    pub(crate) fn backlog(&self) -> Backlog {
        let open = self.lock();
        open.values().fold(Backlog::default(), |sum, outbox| {
            let (frames, bytes) = outbox.waiting();
            Backlog {
                frames: sum.frames + frames,
                bytes: sum.bytes + bytes,
            }
        })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ConnectionId, Outbox>> {
        // Nothing that runs under the lock can leave the map half changed.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
