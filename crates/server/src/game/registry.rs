//! Which games are in memory. Only the registry starts a game's task and only it sends to one, so a game is
//! never loaded twice and never leaves memory with a request in its queue.

use super::request::{Arrival, Request};
use super::task;
use super::whose_turn::Due;
use crate::app::App;
use crate::connection::connections::ConnectionId;
use bandbox_engine::team::ByTeam;
use bandbox_store::{Current, GameId};
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
    known: Arc<Known>,
}

/// What a game in memory knows of itself, for those who ask without waiting for it.
#[derive(Debug, Default)]
struct Known {
    head: AtomicU64,
    managers: Mutex<ByTeam<Option<String>>>,
}

impl Known {
    fn managers(&self) -> MutexGuard<'_, ByTeam<Option<String>>> {
        // Nothing that runs under the lock can leave them half changed.
        self.managers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A game's side of its entry: where it tells how far its log is, and who manages it. Dropped by a task that died, it takes
/// the entry along.
#[derive(Debug)]
pub(crate) struct Seat {
    app: Arc<App>,
    game: GameId,
    known: Arc<Known>,
}

impl Seat {
    /// The log of the game has come this far.
    pub(crate) fn set_head(&self, seq: u64) {
        self.known.head.store(seq, Ordering::Release);
    }

    /// These manage it.
    pub(crate) fn set_managers(&self, managers: &ByTeam<Option<String>>) {
        self.known.managers().clone_from(managers);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.app.registry.forget(self.game, &self.known);
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
            .map(|entry| entry.known.head.load(Ordering::Acquire))
    }

    /// The games in memory.
    pub(crate) fn games(&self) -> Vec<GameId> {
        self.lock().keys().copied().collect()
    }

    /// Whether a game in memory knows all of this, or more; one that is not has nothing to learn.
    pub(crate) fn knows(&self, now: &Current) -> bool {
        self.lock().get(&now.game).is_none_or(|entry| {
            entry.known.head.load(Ordering::Acquire) >= now.head.seq.0
                && *entry.known.managers() == now.managers
        })
    }

    /// Has a game in memory look at its log, which another server may have written to; up to there, if that is known.
    pub(crate) fn look_again(&self, game: GameId, up_to: Option<u64>) {
        if let Some(entry) = self.lock().get(&game) {
            // A game whose queue is full is looked for again.
            let _ = entry.queue.try_send(Arrival::Elsewhere(up_to));
        }
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
    fn forget(&self, game: GameId, known: &Arc<Known>) {
        let mut games = self.lock();
        if games
            .get(&game)
            .is_some_and(|entry| Arc::ptr_eq(&entry.known, known))
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
    let known = Arc::<Known>::default();
    let seat = Seat {
        app: Arc::clone(app),
        game,
        known: Arc::clone(&known),
    };
    app.work
        .spawn(task::run(Arc::clone(app), game, queue, seat));
    Entry {
        queue: sender,
        known,
    }
}
