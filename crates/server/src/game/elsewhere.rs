//! Games that go on at several servers: what others have written is read and shown, and they are told what is written here.

use super::table::WHOLE_LOG;
use super::task::GameTask;
use bandbox_engine::Team;
use bandbox_store::StoreError;

impl GameTask {
    /// Another server may have written to the log, up to there if that is known. Should it not be read now, the next command
    /// has it read, or whoever looks for what was lost.
    pub(super) async fn look_again(&mut self, up_to: Option<u64>) {
        if up_to.is_some_and(|seq| seq <= self.table.head.seq.0) {
            return;
        }
        if let Err(error) = self.catch_up().await {
            tracing::warn!(game = %self.game, %error, "what another server wrote cannot be read");
            self.behind = true;
        }
    }

    /// Whether another server has written to the log meanwhile, which is known here then. Only what stands at the end of the
    /// log is refused.
    pub(super) async fn went_on_elsewhere(&mut self) -> Result<bool, StoreError> {
        if !self.app.store.is_shared() {
            return Ok(false);
        }
        let now = self.app.store.current(&[self.game]).await?;
        let (head, managers) = (self.table.head, &self.table.seats.managers);
        if now
            .iter()
            .all(|now| now.head == head && now.managers == *managers)
        {
            return Ok(false);
        }
        self.catch_up().await?;
        Ok(true)
    }

    /// Reads what the log has beyond what is known here, and who manages the sides now, and shows it.
    pub(super) async fn catch_up(&mut self) -> Result<(), StoreError> {
        let store = &self.app.store;
        let missed = store
            .read(self.game, self.table.head.seq, WHOLE_LOG)
            .await?;
        for stored in &missed {
            self.show(&stored.event, stored.at);
        }
        // Whatever comes between the two readings is found the next time: then the numbers differ.
        if let Some(now) = self.app.store.current(&[self.game]).await?.pop() {
            if now.head.seq == self.table.head.seq {
                self.table.head = now.head;
                self.behind = false;
            }
            for side in Team::ALL {
                if self.table.seats.managers[side] != now.managers[side] {
                    self.has_changed_hands(side, now.managers[side].clone());
                }
            }
        }
        if !missed.is_empty() {
            self.after_change();
        }
        Ok(())
    }

    /// Other servers are told that something was written here, up to there if it is of the log.
    pub(super) fn tell_nodes(&self, up_to: Option<u64>) {
        if let Some(bus) = &self.app.bus {
            bus.tell(self.game, up_to);
        }
    }
}
