//! Where the client stands in one game: which event comes next, and when to ask for what was missed.

use crate::deadline::after;
use crate::feed::{FeedItem, Feeder};
use crate::state::Failure;
use bandbox_protocol::v1::client::{JoinGame, MemberRole};
use bandbox_protocol::v1::error::ErrorData;
use bandbox_protocol::v1::reply::{GameJoined, GameStateSync};
use bandbox_protocol::v1::{GameId, Notice};
use std::time::Duration;
use tokio::time::Instant;

#[cfg(test)]
mod tests;

/// The least time from one join because of a gap to the next, so that a faulty server is not asked in a circle.
const SPACING: Duration = Duration::from_secs(1);

/// The following of one game.
#[derive(Debug)]
pub(crate) struct Follow {
    game_id: GameId,
    role: MemberRole,
    epoch: u64,
    /// The last event given to the reader; `None` while a snapshot is due.
    last: Option<u64>,
    feeder: Feeder,
    /// The number of the frame that asks to join again, while it is unanswered.
    joining: Option<u64>,
    /// When to join again.
    rejoin_at: Option<Instant>,
    /// When it was last joined because of a gap.
    rejoined_at: Option<Instant>,
    /// Where the last gap was found. A second one at the same place is not closed by asking for the same again.
    gap_after: Option<u64>,
    /// The head that the last heartbeat showed beyond what was received.
    missing: Option<u64>,
}

impl Follow {
    pub(crate) fn new(joined: &GameJoined, feeder: Feeder) -> Self {
        let mut follow = Self {
            game_id: joined.game_id,
            role: joined.role,
            epoch: joined.epoch,
            last: None,
            feeder,
            joining: None,
            rejoin_at: None,
            rejoined_at: None,
            gap_after: None,
            missing: None,
        };
        follow.enter(joined);
        follow
    }

    pub(crate) const fn feeder(&self) -> &Feeder {
        &self.feeder
    }

    /// When to join again.
    pub(crate) const fn rejoin_at(&self) -> Option<Instant> {
        self.rejoin_at
    }

    /// The frame that joins again after what was received; `number` is that of its id.
    pub(crate) fn rejoin(&mut self, number: u64, now: Instant) -> JoinGame {
        self.joining = Some(number);
        self.rejoin_at = None;
        self.rejoined_at = Some(now);
        self.missing = None;
        JoinGame {
            game_id: self.game_id,
            role: self.role,
            after_seq: self.last,
            epoch: self.last.map(|_| self.epoch),
        }
    }

    /// Whether the frame of this number is the join that counts.
    pub(crate) fn is_joining_by(&self, number: u64) -> bool {
        self.joining == Some(number)
    }

    /// The room was entered: whatever follows is either the rest of the events or a snapshot.
    pub(crate) fn enter(&mut self, joined: &GameJoined) {
        self.joining = None;
        self.epoch = joined.epoch;
        self.last = if joined.recovered {
            let before = joined.head_seq.saturating_sub(u64::from(joined.replayed));
            Some(self.last.unwrap_or(before))
        } else {
            None
        };
    }

    /// The room could not be entered now.
    pub(crate) fn stay_out(&mut self, now: Instant, wait: Duration) {
        self.joining = None;
        self.rejoin_at = Some(after(now, wait));
    }

    /// The connection is lost, and with it the place in the room.
    pub(crate) fn disconnect(&mut self) {
        self.joining = None;
        self.rejoin_at = None;
        self.rejoined_at = None;
        self.gap_after = None;
        self.missing = None;
    }

    /// A numbered event arrived.
    pub(crate) fn event(&mut self, seq: u64, item: FeedItem, now: Instant) {
        // Without a place to count from, the snapshot that is due holds this event too or the next one shows a gap.
        let Some(last) = self.last else { return };
        if seq <= last {
            tracing::trace!(game = %self.game_id, seq, "an event came twice");
        } else if seq == last + 1 {
            if self.feeder.put(item) {
                self.last = Some(seq);
                self.gap_after = None;
            }
        } else if !self.feeder.is_behind() {
            self.gap(last, seq, now);
        }
    }

    fn gap(&mut self, last: u64, seq: u64, now: Instant) {
        if self.joining.is_some() || self.rejoin_at.is_some() {
            return;
        }
        tracing::warn!(game = %self.game_id, last, seq, "events are missing; joining again");
        if self.gap_after == Some(last) {
            self.last = None;
        }
        self.gap_after = Some(last);
        self.rejoin_spaced(now);
    }

    fn rejoin_spaced(&mut self, now: Instant) {
        let earliest = self.rejoined_at.map_or(now, |at| after(at, SPACING));
        self.rejoin_at = Some(earliest.max(now));
    }

    /// A snapshot arrived: the game is counted from there.
    pub(crate) fn snapshot(&mut self, sync: Box<GameStateSync>) {
        let seq = sync.seq;
        if self.feeder.put(FeedItem::Snapshot(sync)) {
            self.last = Some(seq);
        }
    }

    /// Something without a number arrived.
    pub(crate) fn notice(&self, notice: Notice) {
        self.feeder.offer(FeedItem::Notice(notice));
    }

    /// A heartbeat showed where the game stands; `None` when the server does not count the client in its room.
    /// Two of them in a row that are ahead mean that something was lost without a trace.
    pub(crate) fn head(&mut self, head: Option<u64>, now: Instant) {
        if self.joining.is_some() || self.rejoin_at.is_some() || self.feeder.is_behind() {
            return;
        }
        let head = head.unwrap_or(u64::MAX);
        let last = self.last;
        let lacks = |head: u64| last.is_none_or(|last| last < head);
        if self.missing.is_some_and(lacks) {
            tracing::warn!(game = %self.game_id, head, "events were lost without a trace; joining again");
            self.rejoin_spaced(now);
        }
        self.missing = lacks(head).then_some(head);
    }

    /// Joins again if the reader has caught up with what he could not be given.
    pub(crate) fn look_at_reader(&mut self, now: Instant) {
        if self.feeder.caught_up() && self.joining.is_none() {
            self.rejoin_at = Some(now);
        }
    }

    /// There is no connection and none is tried.
    pub(crate) fn interrupt(&self, failure: &Failure) {
        self.feeder.offer(FeedItem::Interrupted(failure.clone()));
    }

    /// The server refused to let the client in again, for good.
    pub(crate) fn lose(self, error: ErrorData) {
        self.feeder.offer(FeedItem::Lost(error));
    }
}
