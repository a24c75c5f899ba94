//! From the texts of a game to the game: what every load goes through, and what a log that was changed by
//! hand does not survive.

use crate::error::StoreError;
use crate::id::Seq;
use crate::recording::RecordedGame;
use crate::stored::{LoadedGame, StoredEvent};
use bandbox_engine::fold;

impl RecordedGame {
    /// Recovers the game.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] or [`StoreError::NewerEvent`] when its log is not one that this release wrote.
    pub fn recover(&self) -> Result<LoadedGame, StoreError> {
        let game = self.game;
        let damaged = |what: &str| StoreError::damaged(format!("game {game}: {what}"));
        let mut events = Vec::new();
        let mut creation = None;
        for batch in &self.batches {
            let batch = batch.decode(game)?;
            let head = Seq(events.len() as u64).after(1);
            if batch.first_seq != head {
                return Err(damaged("its batches do not follow one another"));
            }
            let at = batch.cause.at;
            let numbers = (batch.first_seq.0..).map(Seq);
            let batch_events = numbers.zip(batch.events);
            events.extend(batch_events.map(|(seq, event)| StoredEvent { seq, event, at }));
            if batch.last_seq != Seq(events.len() as u64) {
                return Err(damaged("a batch has not as many events as it says"));
            }
            creation.get_or_insert(batch.cause);
        }
        let (Some(creation), Some(last)) = (creation, self.batches.last()) else {
            return Err(damaged("its log is empty"));
        };
        if last.head() != self.head {
            return Err(damaged("its head is not its last batch"));
        }
        let state = fold(events.iter().map(|stored| &stored.event))
            .map_err(|error| damaged(&error.to_string()))?;
        let Some(secret) = self.secret.clone() else {
            return Err(damaged("its dice have no secret"));
        };
        if secret.commitment() != state.commitment() {
            return Err(damaged(
                "the secret of its dice is not the one committed to",
            ));
        }
        Ok(LoadedGame {
            game,
            events,
            state,
            secret,
            head: self.head,
            managers: self.managers_now.clone(),
            creator: creation.user,
            access: self.access,
            created_at: creation.at,
        })
    }
}
