//! What a monitoring system may ask for: how long each step of a command takes, what was refused and why, and
//! how much of everything there is. No series is about one game or one user.

mod limited;
mod webhooks;

pub(crate) use limited::Limited;

use crate::app::App;
use crate::gauges::Gauges;
use bandbox_protocol::v1::{CloseCode, ErrorCode};
use limited::Reloads;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use std::fmt;
use std::sync::atomic::Ordering;
use std::time::Instant;
use webhooks::Webhooks;

/// Upper bounds in seconds: from a decision, which takes a microsecond, to a disk that stalls.
const BOUNDS: [f64; 20] = [
    1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2,
    5e-2, 0.1, 0.25, 0.5, 1.0, 5.0,
];

/// Upper bounds of the bytes of a frame.
const BYTES: [f64; 10] = [
    128.0, 256.0, 512.0, 1024.0, 2048.0, 4096.0, 8192.0, 16_384.0, 65_536.0, 262_144.0,
];

/// Upper bounds of the members of a room.
const MEMBERS: [f64; 9] = [0.0, 1.0, 2.0, 5.0, 10.0, 50.0, 100.0, 1_000.0, 10_000.0];

/// Everything that is measured.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    /// From a request's coming into a game's queue to its being served.
    pub(crate) queue_wait: Timed,
    /// What the rules take.
    pub(crate) decide: Timed,
    /// From the writing of a batch to its being durable; what waits for the same commit waits along.
    pub(crate) commit: Timed,
    /// Putting everything that came of a command into the queues of the room.
    pub(crate) fan_out: Timed,
    /// Recovering a game from its log.
    pub(crate) load: Timed,
    /// How long the frame of an event is, as the public gets it.
    pub(crate) event_bytes: Amount,
    /// How many members of the room it goes to.
    pub(crate) event_members: Amount,
    /// Refusals.
    pub(crate) refusals: Refusals,
    resumes: Family<Source, Counter>,
    closes: Family<Code, Counter>,
    /// What was refused by limits.
    pub(crate) limited: Limited,
    /// Settings read again.
    pub(crate) reloads: Reloads,
    /// Calls that told somebody of his turn.
    pub(crate) webhooks: Webhooks,
    at_a_glance: AtAGlance,
}

/// What is not counted as it happens but looked at when somebody asks.
#[derive(Debug, Default)]
struct AtAGlance {
    connections: Gauge,
    users: Gauge,
    outbox_frames: Gauge,
    outbox_bytes: Gauge,
    queues: Gauge,
    tasks: Gauge,
    store_waiting: Gauge,
    store_largest_group: Gauge,
    store_commits: Counter,
    store_batches: Counter,
    resident_memory: Gauge,
    open_files: Gauge,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Code {
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Source {
    from: &'static str,
}

/// Where a member who comes back gets what he has missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resumed {
    /// The events, out of the memory of the room.
    Memory,
    /// The events, out of the log.
    Log,
    /// The state instead: the events cannot follow.
    Snapshot,
}

impl Resumed {
    const ALL: [Self; 3] = [Self::Memory, Self::Log, Self::Snapshot];

    const fn label(self) -> Source {
        let from = match self {
            Self::Memory => "memory",
            Self::Log => "log",
            Self::Snapshot => "snapshot",
        };
        Source { from }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Build {
    version: &'static str,
}

/// How long something takes.
#[derive(Clone, Debug)]
pub(crate) struct Timed(Histogram);

impl Timed {
    fn new() -> Self {
        Self(Histogram::new(BOUNDS))
    }

    /// It took from then until now.
    pub(crate) fn since(&self, then: Instant) {
        self.0.observe(then.elapsed().as_secs_f64());
    }
}

/// How much there is of something.
#[derive(Clone, Debug)]
pub(crate) struct Amount(Histogram);

impl Amount {
    fn new(bounds: impl IntoIterator<Item = f64>) -> Self {
        Self(Histogram::new(bounds))
    }

    /// So much this time.
    pub(crate) fn note(&self, size: usize) {
        self.0
            .observe(f64::from(u32::try_from(size).unwrap_or(u32::MAX)));
    }
}

/// Counts refusals by their codes. Clones count together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refusals(Family<Code, Counter>);

impl Refusals {
    /// One more of this code.
    pub(crate) fn count(&self, code: ErrorCode) {
        self.0.get_or_create(&Code { code: code.name() }).inc();
    }
}

fn register_events(ours: &mut Registry, bytes: &Amount, members: &Amount) {
    ours.register_with_unit(
        "event",
        "The frame of an event, as the public gets it",
        Unit::Bytes,
        bytes.0.clone(),
    );
    ours.register(
        "event_members",
        "Members of the room whom an event is sent to",
        members.0.clone(),
    );
}

impl Metrics {
    /// Nothing measured yet. A series that may come is there from the beginning, at zero.
    pub(crate) fn new(gauges: &Gauges) -> Self {
        let mut metrics = Self {
            registry: Registry::default(),
            queue_wait: Timed::new(),
            decide: Timed::new(),
            commit: Timed::new(),
            fan_out: Timed::new(),
            load: Timed::new(),
            event_bytes: Amount::new(BYTES),
            event_members: Amount::new(MEMBERS),
            refusals: Refusals::default(),
            resumes: Family::default(),
            closes: Family::default(),
            limited: Limited::new(),
            reloads: Reloads::new(),
            webhooks: Webhooks::new(),
            at_a_glance: AtAGlance::default(),
        };
        for code in ErrorCode::ALL {
            metrics
                .refusals
                .0
                .get_or_create(&Code { code: code.name() })
                .inc_by(0);
        }
        for code in CloseCode::ALL {
            metrics
                .closes
                .get_or_create(&Code { code: code.name() })
                .inc_by(0);
        }
        for resumed in Resumed::ALL {
            metrics.resumes.get_or_create(&resumed.label()).inc_by(0);
        }
        metrics.register(gauges);
        metrics
    }

    fn register(&mut self, gauges: &Gauges) {
        let version = env!("CARGO_PKG_VERSION");
        let glance = &self.at_a_glance;
        glance.register_process(self.registry.sub_registry_with_prefix("process"));
        let ours = self.registry.sub_registry_with_prefix("bandbox");
        ours.register("build", "This program", Info::new(Build { version }));
        for (name, help, timed) in [
            (
                "queue_wait",
                "From coming into a game's queue to being served",
                &self.queue_wait,
            ),
            ("decide", "What the rules take for a command", &self.decide),
            (
                "commit",
                "From handing a command's events to the store until they are durable",
                &self.commit,
            ),
            (
                "fan_out",
                "Telling a room what came of a command, up to its members' queues",
                &self.fan_out,
            ),
            ("load", "Recovering a game from its log", &self.load),
        ] {
            ours.register_with_unit(name, help, Unit::Seconds, timed.0.clone());
        }
        register_events(ours, &self.event_bytes, &self.event_members);
        ours.register(
            "refusals",
            "Frames and requests refused",
            self.refusals.0.clone(),
        );
        ours.register(
            "resumes",
            "Members who came in and said what they had, by what they got since: events from memory or log, or a snapshot",
            self.resumes.clone(),
        );
        ours.register(
            "closes",
            "Connections closed by the server",
            self.closes.clone(),
        );
        self.limited.register(ours);
        self.reloads.register(ours);
        self.webhooks.register(ours);
        gauges.register(ours);
        for (name, help, gauge) in [
            (
                "connections",
                "Open WebSocket connections",
                &glance.connections,
            ),
            ("users", "Users who have a connection open", &glance.users),
            (
                "outbox_frames",
                "Frames that wait to be written to connections",
                &glance.outbox_frames,
            ),
            (
                "outbox_bytes",
                "Their bytes; a frame counts once for each connection it goes to",
                &glance.outbox_bytes,
            ),
            ("queues", "Queues of games", &glance.queues),
            (
                "tasks",
                "Tasks of connections, games and single requests",
                &glance.tasks,
            ),
            (
                "store_waiting",
                "Requests that wait for the store's writer",
                &glance.store_waiting,
            ),
            (
                "store_largest_group",
                "The most batches that one commit took",
                &glance.store_largest_group,
            ),
        ] {
            ours.register(name, help, gauge.clone());
        }
        ours.register(
            "store_commits",
            "Commits with batches in them",
            glance.store_commits.clone(),
        );
        ours.register(
            "store_batches",
            "Batches in them",
            glance.store_batches.clone(),
        );
    }

    /// A member has come back and said which event was the last that he had.
    pub(crate) fn resumed(&self, resumed: Resumed) {
        self.resumes.get_or_create(&resumed.label()).inc();
    }

    /// The server has closed a connection.
    pub(crate) fn closed(&self, code: CloseCode) {
        self.closes.get_or_create(&Code { code: code.name() }).inc();
    }

    /// Everything as text, as it stands now.
    ///
    /// # Errors
    /// When the text cannot be made.
    pub(crate) fn read(&self, app: &App) -> Result<String, fmt::Error> {
        self.at_a_glance.look(app);
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl AtAGlance {
    fn register_process(&self, process: &mut Registry) {
        process.register_with_unit(
            "resident_memory",
            "Memory that this process has",
            Unit::Bytes,
            self.resident_memory.clone(),
        );
        let open = self.open_files.clone();
        process.register("open_fds", "Files that it has open", open);
    }

    fn look(&self, app: &App) {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.connections.set(number(app.connections.len()));
        self.users.set(number(app.connections.users()));
        let backlog = app.connections.backlog();
        self.outbox_frames.set(number(backlog.frames));
        self.outbox_bytes.set(number(backlog.bytes));
        self.queues.set(number(app.registry.len()));
        self.tasks.set(number(app.work.len() + app.tasks.len()));
        self.store_waiting.set(number(app.store.waiting()));
        let counts = app.store.commit_counts();
        self.store_largest_group
            .set(i64::try_from(counts.largest_group).unwrap_or(i64::MAX));
        self.store_commits
            .inner()
            .store(counts.commits, Ordering::Relaxed);
        self.store_batches
            .inner()
            .store(counts.batches, Ordering::Relaxed);
        // Elsewhere than on Linux there is no such file, and the two stay at zero.
        if let Some(bytes) = resident_memory() {
            self.resident_memory.set(bytes);
        }
        if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
            self.open_files.set(number(files.count()));
        }
    }
}

fn resident_memory() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: i64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}
