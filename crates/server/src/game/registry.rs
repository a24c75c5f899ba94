//! Which games are in memory. Only the registry starts a game's task and only it sends to one, so a game is
//! never loaded twice and never leaves memory with a request in its queue.

use super::request::{Arrival, Request};
use super::task;
use super::whose_turn::Due;
use crate::app::App;
use crate::connection::connections::ConnectionId;
use bandbox_store::GameId;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::{self, error::TrySendError};
use tokio::sync::oneshot;

/// Requests that may wait for one game. A plate appearance takes four; more than this many at once is a flood.
const QUEUE: usize = 256;

/// The games in memory.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    games: Mutex<HashMap<GameId, Entry>>,
}

#[derive(Debug)]
struct Entry {
    queue: mpsc::Sender<Arrival>,
    head: Arc<AtomicU64>,
}

/// A game's side of its entry: where it tells how far its log is. Dropped by a task that died, it takes the
/// entry along.
#[derive(Debug)]
pub(crate) struct Seat {
    app: Arc<App>,
    game: GameId,
    head: Arc<AtomicU64>,
}

impl Seat {
    /// The log of the game has come this far.
    pub(crate) fn set_head(&self, seq: u64) {
        self.head.store(seq, Ordering::Release);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.app.registry.forget(self.game, &self.head);
    }
}

impl Registry {
    /// Sends a request to a game, which is loaded first if it is not in memory.
    ///
    /// # Errors
    /// The request, when too many wait already, or the server is about to stop.
    pub(crate) fn send(
        &self,
        app: &Arc<App>,
        game: GameId,
        request: Box<Request>,
    ) -> Result<(), Box<Request>> {
        let mut games = self.lock();
        if app.draining.is_cancelled() {
            return Err(request);
        }
        let entry = games.entry(game).or_insert_with(|| start(app, game));
        match entry.queue.try_reserve() {
            Ok(place) => {
                place.send(Arrival::Request(request));
                Ok(())
            }
            Err(TrySendError::Full(()) | TrySendError::Closed(())) => Err(request),
        }
    }

    /// For whom a game waits, and whether he is there; `None` where it cannot be asked just now.
    pub(crate) async fn whose_turn(&self, app: &Arc<App>, game: GameId) -> Option<Vec<Due>> {
        let (answer, asked) = oneshot::channel();
        {
            let mut games = self.lock();
            if app.draining.is_cancelled() {
                return None;
            }
            let entry = games.entry(game).or_insert_with(|| start(app, game));
            if entry.queue.try_send(Arrival::WhoseTurn(answer)).is_err() {
                return None;
            }
        }
        asked.await.ok()
    }

    /// Tells a game that a connection is gone. A game that is not in memory has nobody in its room to lose.
    pub(crate) fn tell_gone(&self, game: GameId, connection: ConnectionId) {
        if let Some(entry) = self.lock().get(&game) {
            // A game whose queue is full finds the closed outbox when it sweeps its room.
            let _ = entry.queue.try_send(Arrival::Gone(connection));
        }
    }

    /// How many games have a queue.
    pub(crate) fn len(&self) -> usize {
        self.lock().len()
    }

    /// How far the log of a game in memory has come.
    pub(crate) fn head(&self, game: GameId) -> Option<u64> {
        self.lock()
            .get(&game)
            .map(|entry| entry.head.load(Ordering::Acquire))
    }

    /// Lets an idle game go, unless a request has come meanwhile. No request can come while this looks.
    pub(crate) fn evict(&self, game: GameId, queue: &mpsc::Receiver<Arrival>) -> bool {
        let mut games = self.lock();
        let idle = queue.is_empty();
        if idle {
            games.remove(&game);
        }
        idle
    }

    /// Lets every game finish what waits in its queue and end.
    pub(crate) fn close(&self) {
        self.lock().clear();
    }

    /// Removes the entry of a task that ended in any other way; a later task's entry stays.
    fn forget(&self, game: GameId, head: &Arc<AtomicU64>) {
        let mut games = self.lock();
        if games
            .get(&game)
            .is_some_and(|entry| Arc::ptr_eq(&entry.head, head))
        {
            games.remove(&game);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<GameId, Entry>> {
        // Nothing that runs under the lock can leave the map half changed.
        self.games.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn start(app: &Arc<App>, game: GameId) -> Entry {
    let (sender, queue) = mpsc::channel(QUEUE);
    let head = Arc::new(AtomicU64::new(0));
    let seat = Seat {
        app: Arc::clone(app),
        game,
        head: Arc::clone(&head),
    };
    app.work
        .spawn(task::run(Arc::clone(app), game, queue, seat));
    Entry {
        queue: sender,
        head,
    }
}
