//! What the log has of a game, read as the store reads it, from the files that a killed server left behind.

use anyhow::{Context, bail};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::{Event, GameState};
use bandbox_store::{Batch, GameFilter, Store, audit};

/// The log of the only game.
#[derive(Debug)]
pub(crate) struct Log {
    /// Commands and what came of them, in order.
    pub(crate) batches: Vec<Batch>,
    /// The events, in order: the first has number 1.
    pub(crate) events: Vec<Event>,
    /// The state that the store recovers from it.
    pub(crate) state: GameState,
    /// The secret that was shown when the game was over.
    pub(crate) secret: Secret,
}

impl Log {
    /// Reads it.
    ///
    /// # Errors
    /// When it cannot be read or does not hold together.
    pub(crate) async fn read(database: &str) -> anyhow::Result<Self> {
        let store = Store::open(database).await?;
        let games = store.games(&GameFilter::default()).await?;
        let [row] = games.as_slice() else {
            bail!("there are {} games, not one", games.len());
        };
        let recording = store.recording(row.game).await?;
        audit(&recording)?;
        let secret = recording.revealed()?.context("no secret was shown")?;
        let loaded = store.load(row.game).await?.context("the game is gone")?;
        let batches = store.batches(row.game).await?;
        store.close().await?;
        Ok(Self {
            events: batches.iter().flat_map(|b| b.events.clone()).collect(),
            batches,
            state: loaded.state,
            secret,
        })
    }

    /// The number of the last event.
    pub(crate) const fn head(&self) -> u64 {
        self.events.len() as u64
    }
}
