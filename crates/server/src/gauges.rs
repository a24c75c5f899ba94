//! How much of everything is in memory. Each gauge goes back to zero when its things are gone.

use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use serde::Serialize;

/// The gauges of a process.
#[derive(Debug, Default)]
pub(crate) struct Gauges {
    games: Gauge,
    members: Gauge,
}

/// What the gauges show.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Readings {
    /// Open WebSocket connections.
    connections: usize,
    /// Users who have one or more of them.
    users: usize,
    /// Games in memory.
    games: i64,
    /// Connections in rooms; one connection in two rooms counts twice.
    members: i64,
}

/// One thing counted for as long as this lives.
#[derive(Debug)]
pub(crate) struct Counted(Gauge);

impl Counted {
    fn new(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Gauges {
    /// Counts a loaded game.
    pub(crate) fn game(&self) -> Counted {
        Counted::new(&self.games)
    }

    /// Counts a member of a room.
    pub(crate) fn member(&self) -> Counted {
        Counted::new(&self.members)
    }

    /// Lets a monitoring system read them.
    pub(crate) fn register(&self, registry: &mut Registry) {
        for (name, help, gauge) in [
            ("games", "Games in memory", &self.games),
            ("members", "Connections in rooms", &self.members),
        ] {
            registry.register(name, help, gauge.clone());
        }
    }

    /// What they show now, while so many connections of so many users are open.
    pub(crate) fn read(&self, connections: usize, users: usize) -> Readings {
        Readings {
            connections,
            users,
            games: self.games.get(),
            members: self.members.get(),
        }
    }
}
