//! Games that are being played while the store fails, and somebody who looks at the list of games all the time.

use crate::campaign::recorded::Game;
use crate::live::socket::Socket;
use anyhow::ensure;
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// A server that answers no command for so long, though nothing fails any more, is stuck.
const PATIENCE: Duration = Duration::from_mins(1);

/// From one look to the next.
pub(super) const PAUSE: Duration = Duration::from_millis(5);

/// From one reading of the list of games to the next.
const LOOKS_AGAIN_AFTER: Duration = Duration::from_millis(25);

/// Games that go on until they are told to end.
pub(super) struct Playing {
    answered: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
    games: Vec<JoinHandle<anyhow::Result<()>>>,
    reader: JoinHandle<()>,
}

impl Drop for Playing {
    fn drop(&mut self) {
        self.games.iter().for_each(JoinHandle::abort);
        self.reader.abort();
    }
}

impl Playing {
    /// Begins.
    pub(super) fn begin(
        games: Vec<Game>,
        answered: &Arc<AtomicU64>,
        (server, token): (SocketAddr, String),
    ) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let play = |game: Game| {
            let over = Arc::clone(&over);
            tokio::spawn(game.play(move |_| over.load(Ordering::Relaxed)))
        };
        Self {
            games: games.into_iter().map(play).collect(),
            reader: tokio::spawn(read(server, token)),
            answered: Arc::clone(answered),
            over,
        }
    }

    /// Whether a game has ended of which nobody asked that: it has its reason.
    pub(super) fn broke_off(&self) -> bool {
        self.games.iter().any(JoinHandle::is_finished)
    }

    /// Waits until every game has had so many more commands answered, on the average.
    ///
    /// # Errors
    /// When no more are answered.
    pub(super) async fn goes_on(&self, commands: u64) -> anyhow::Result<()> {
        let now = self.answered.load(Ordering::Relaxed);
        let goal = now + commands * self.games.len() as u64;
        let end = Instant::now() + PATIENCE;
        while self.answered.load(Ordering::Relaxed) < goal && !self.broke_off() {
            ensure!(Instant::now() < end, "the games do not go on");
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Has all games come to their end.
    ///
    /// # Errors
    /// When one cannot.
    pub(super) async fn end(mut self) -> anyhow::Result<()> {
        self.over.store(true, Ordering::Relaxed);
        let mut stuck = Ok(());
        for game in &mut self.games {
            if let Err(fault) = game.await? {
                stuck = Err(fault);
            }
        }
        stuck
    }
}

/// Reads the list of games again and again: games in memory need nothing read, and faults of reading are to be met too.
async fn read(server: SocketAddr, token: String) {
    loop {
        if let Ok(mut socket) = Socket::connect(server, &token).await {
            while let Ok(id) = socket.send("list_games", &json!({})).await
                && socket.any_answer(&id).await.is_ok()
            {
                sleep(LOOKS_AGAIN_AFTER).await;
            }
        }
        sleep(LOOKS_AGAIN_AFTER).await;
    }
}
