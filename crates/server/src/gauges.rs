//! How much of everything is in memory. Each gauge goes back to zero when its things are gone.

use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The gauges of a process.
#[derive(Debug, Default)]
pub(crate) struct Gauges {
    connections: Arc<AtomicI64>,
    games: Arc<AtomicI64>,
    members: Arc<AtomicI64>,
}

/// What the gauges show.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Readings {
    /// Open WebSocket connections.
    connections: i64,
    /// Games in memory.
    games: i64,
    /// Connections in rooms; one connection in two rooms counts twice.
    members: i64,
}

/// One thing counted for as long as this lives.
#[derive(Debug)]
pub(crate) struct Counted(Arc<AtomicI64>);

impl Counted {
    fn new(gauge: &Arc<AtomicI64>) -> Self {
        gauge.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(gauge))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Gauges {
    /// Counts an open connection.
    pub(crate) fn connection(&self) -> Counted {
        Counted::new(&self.connections)
    }

    /// Counts a loaded game.
    pub(crate) fn game(&self) -> Counted {
        Counted::new(&self.games)
    }

    /// Counts a member of a room.
    pub(crate) fn member(&self) -> Counted {
        Counted::new(&self.members)
    }

    /// What they show now.
    pub(crate) fn read(&self) -> Readings {
        Readings {
            connections: self.connections.load(Ordering::Relaxed),
            games: self.games.load(Ordering::Relaxed),
            members: self.members.load(Ordering::Relaxed),
        }
    }
}
