//! The task that hands groups to the writing connections: whatever waits goes with the next one that is free,
//! creations apart from appends, and of each game one command at a time.

use super::errands;
use super::line::Line;
use crate::id::GameId;
use crate::writing::{Counters, GROUP, Reply, Request, Work};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// Groups in flight. While one waits for the disk the next is already on its way; more of them would only be
/// smaller, and cost more for each command.
const FLIGHTS: usize = 2;

/// A connection that is free again, and the games that its group was of.
struct Landed {
    line: Line,
    games: Vec<GameId>,
}

/// The writer.
pub(super) struct Writer {
    /// In the order of asking, but for those that had to wait for their game.
    waiting: VecDeque<Work>,
    /// Those who want to know whether the log can be written. One commit is proof for all of them.
    proving: Vec<Reply<()>>,
    /// The games that a group in flight is of.
    in_flight: HashSet<GameId>,
    free: Vec<Line>,
    flights: JoinSet<Landed>,
    readers: PgPool,
    /// The connections of errands.
    runners: PgPool,
}

impl Writer {
    pub(super) fn new(
        options: PgConnectOptions,
        counters: &Arc<Counters>,
        readers: PgPool,
    ) -> Self {
        let runners = errands::runners(&options);
        let options = Arc::new(options);
        let line = || Line::new(Arc::clone(&options), Arc::clone(counters));
        Self {
            waiting: VecDeque::new(),
            proving: Vec::new(),
            in_flight: HashSet::new(),
            free: (0..FLIGHTS).map(|_| line()).collect(),
            flights: JoinSet::new(),
            readers,
            runners,
        }
    }

    /// Writes until the store is closed or nobody holds it any more.
    pub(super) async fn run(mut self, mut requests: mpsc::Receiver<Request>) {
        let mut closing = Vec::new();
        let mut open = true;
        let mut arrived = Vec::with_capacity(GROUP);
        while open || !self.flights.is_empty() {
            tokio::select! {
                count = requests.recv_many(&mut arrived, GROUP), if open && self.waiting.len() < GROUP => {
                    open = count > 0;
                }
                Some(landed) = self.flights.join_next() => match landed {
                    Ok(Landed { line, games }) => {
                        self.free.push(line);
                        for game in games {
                            self.in_flight.remove(&game);
                        }
                    }
                    // A panic in a flight: its games can no longer be told from those at rest.
                    Err(_) => break,
                },
            }
            for request in arrived.drain(..) {
                match request {
                    Request::Create(asked) => self.waiting.push_back(Work::Create(asked)),
                    Request::Append(asked) => self.waiting.push_back(Work::Append(asked)),
                    Request::Errand(errand) => {
                        tokio::spawn(errands::run(self.runners.clone(), errand));
                    }
                    Request::Prove(reply) => self.proving.push(reply),
                    Request::Close(reply) => {
                        closing.push(reply);
                        open = false;
                    }
                }
            }
            self.take_off();
        }
        requests.close();
        // Dropping a request tells whoever asked that the store is closed.
        while let Some(request) = requests.recv().await {
            match request {
                Request::Close(reply) => closing.push(reply),
                Request::Create(_)
                | Request::Append(_)
                | Request::Errand(_)
                | Request::Prove(_) => (),
            }
        }
        self.readers.close().await;
        // Errands that have begun come to their end before.
        self.runners.close().await;
        for reply in closing {
            let _ = reply.send(Ok(()));
        }
    }

    /// Gives every free connection a group, as long as there is one.
    fn take_off(&mut self) {
        self.proving.retain(|reply| !reply.is_closed());
        while let Some(mut line) = self.free.pop() {
            if !self.proving.is_empty() {
                let proving = std::mem::take(&mut self.proving);
                self.flights.spawn(async move {
                    let proved = line.prove().await;
                    for reply in proving {
                        let _ = reply.send(proved.clone());
                    }
                    let games = Vec::new();
                    Landed { line, games }
                });
                continue;
            }
            let group = self.next_group();
            if group.is_empty() {
                self.free.push(line);
                return;
            }
            let games: Vec<GameId> = group.iter().map(|work| work.batch().0).collect();
            self.flights.spawn(async move {
                line.write(group).await;
                Landed { line, games }
            });
        }
    }

    /// The first that may go, and those of its kind that may go with it.
    fn next_group(&mut self) -> Vec<Work> {
        let mut group: Vec<Work> = Vec::new();
        let mut staying = VecDeque::with_capacity(self.waiting.len());
        for work in self.waiting.drain(..) {
            let fits = group.first().is_none_or(|first| {
                group.len() < GROUP && first.creation().is_some() == work.creation().is_some()
            });
            if fits && self.in_flight.insert(work.batch().0) {
                group.push(work);
            } else {
                staying.push_back(work);
            }
        }
        self.waiting = staying;
        group
    }
}
