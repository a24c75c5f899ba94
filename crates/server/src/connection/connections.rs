//! All connections that are open, whose they are, and how much waits for them.

use super::outbox::Outbox;
use crate::app::App;
use crate::caller::Caller;
use crate::limits::{Exceeded, Held, Limit};
use bandbox_protocol::v1::CloseCode;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Names a connection among all that this process has had.
pub(crate) type ConnectionId = u64;

/// The open connections.
#[derive(Debug, Default)]
pub(crate) struct Connections {
    lists: Mutex<Lists>,
    before: AtomicU64,
    /// Those that are open, and those that have been let in and are not open yet.
    places: AtomicUsize,
}

#[derive(Debug, Default)]
struct Lists {
    open: HashMap<ConnectionId, Line>,
    /// How many each user has who has shown his token.
    of_user: HashMap<String, usize>,
}

/// An open connection, as all the others see it.
#[derive(Debug)]
struct Line {
    outbox: Outbox,
    caller: Caller,
    /// Whose it is, once he has shown his token.
    user: Option<String>,
}

/// What waits for all of them together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Backlog {
    /// Frames. One that goes to many counts once for each.
    pub(crate) frames: usize,
    /// Their bytes. In memory a frame that goes to many is there once.
    pub(crate) bytes: usize,
}

/// Room for one connection from there, for as long as this lives.
#[derive(Debug)]
pub(crate) struct Place {
    app: Arc<App>,
    /// Whose connection it will be.
    pub(crate) caller: Caller,
    /// Counts it among those of its address.
    _of_address: Held,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.app.connections.places.fetch_sub(1, Ordering::Relaxed);
    }
}

/// One of them, for as long as this lives.
#[derive(Debug)]
pub(crate) struct Open {
    place: Place,
    /// Its name.
    pub(crate) id: ConnectionId,
}

impl Drop for Open {
    fn drop(&mut self) {
        let connections = &self.place.app.connections;
        connections.lock().open.remove(&self.id);
    }
}

/// One connection of a user, for as long as this lives.
#[derive(Debug)]
pub(crate) struct OfUser {
    app: Arc<App>,
    user: String,
}

impl Drop for OfUser {
    fn drop(&mut self) {
        let mut lists = self.app.connections.lock();
        if let Entry::Occupied(mut count) = lists.of_user.entry(std::mem::take(&mut self.user)) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

impl Connections {
    /// A name for one that nobody else has. Who needs no more than that is not among those that are open.
    pub(crate) fn name_one(&self) -> ConnectionId {
        self.before.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Room for one more from there.
    ///
    /// # Errors
    /// [`Exceeded`], when there are as many as may be, of everybody or from there.
    pub(crate) fn place(app: &Arc<App>, caller: Caller) -> Result<Place, Exceeded> {
        let live = app.live.now();
        let of_address = app.limiter.connection(&live.limits, caller.counted())?;
        let most = live.max_connections;
        let one_more = |taken: usize| (taken < most).then_some(taken + 1);
        let places = &app.connections.places;
        match places.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more) {
            Ok(_) => Ok(Place {
                app: Arc::clone(app),
                caller,
                _of_address: of_address,
            }),
            Err(_) => Err(app.limiter.too_many(Limit::Connections, most)),
        }
    }

    /// One more, whose frames go there.
    pub(crate) fn open(place: Place, outbox: Outbox) -> Open {
        let connections = &place.app.connections;
        let id = connections.name_one();
        let line = Line {
            outbox,
            caller: place.caller,
            user: None,
        };
        connections.lock().open.insert(id, line);
        Open { place, id }
    }

    /// This connection is this user's.
    ///
    /// # Errors
    /// [`Exceeded`], when he has as many as one may have.
    pub(crate) fn sign_in(
        app: &Arc<App>,
        connection: ConnectionId,
        user: &str,
    ) -> Result<OfUser, Exceeded> {
        let most = app.live.now().max_connections_per_user;
        let mut lists = app.connections.lock();
        let has = lists.of_user.get(user).copied().unwrap_or(0);
        if has >= most {
            return Err(app.limiter.too_many(Limit::ConnectionsPerUser, most));
        }
        lists.of_user.insert(user.to_string(), has + 1);
        if let Some(line) = lists.open.get_mut(&connection) {
            line.user = Some(user.to_string());
        }
        Ok(OfUser {
            app: Arc::clone(app),
            user: user.to_string(),
        })
    }

    /// All that are open now.
    pub(crate) fn all(&self) -> Vec<Outbox> {
        let lists = self.lock();
        lists
            .open
            .values()
            .map(|line| line.outbox.clone())
            .collect()
    }

    /// Closes those of these callers and users.
    pub(crate) fn close_those(
        &self,
        code: CloseCode,
        are_they: impl Fn(Caller, Option<&str>) -> bool,
    ) {
        for line in self.lock().open.values() {
            if are_they(line.caller, line.user.as_deref()) {
                line.outbox.closing().close(code);
            }
        }
    }

    /// How many are open.
    pub(crate) fn len(&self) -> usize {
        self.lock().open.len()
    }

    /// How many users have one or more.
    pub(crate) fn users(&self) -> usize {
        self.lock().of_user.len()
    }

    /// What waits for them now. It is added up when somebody asks, and costs those who send nothing.
    pub(crate) fn backlog(&self) -> Backlog {
        let lists = self.lock();
        lists.open.values().fold(Backlog::default(), |sum, line| {
            let (frames, bytes) = line.outbox.waiting();
            Backlog {
                frames: sum.frames + frames,
                bytes: sum.bytes + bytes,
            }
        })
    }

    fn lock(&self) -> MutexGuard<'_, Lists> {
        // Nothing that runs under the lock can leave the lists half changed.
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
