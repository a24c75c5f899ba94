//! An administrator ends a game for good: nobody wins it, its dice are shown, its room is left.

use super::play::Committed;
use super::request::Peer;
use super::task::GameTask;
use super::ticket::Ticket;
use bandbox_engine::{Actor, Command, Phase};
use bandbox_protocol::v1::notice::GameCleanedUp;
use bandbox_protocol::v1::reason::Reason;
use bandbox_protocol::v1::reply::CleanedUp;
use bandbox_protocol::v1::{Notice, ReplyEvent};

impl GameTask {
    /// A game that is over already only loses its room.
    pub(super) async fn clean_up(
        &mut self,
        from: &Peer,
        reason: Reason,
        command_id: String,
        ticket: Ticket,
    ) {
        let answer = ReplyEvent::GameCleanedUp(CleanedUp {
            game_id: self.wire_id(),
            reason: reason.clone(),
        });
        if let Phase::Final { .. } = self.table.state.phase() {
            ticket.accept(answer, self.table.head.seq.0, false);
            return self
                .room
                .dissolve(Notice::GameCleanedUp(GameCleanedUp { reason }));
        }
        let abandon = |_: &_| Ok((Actor::Umpire, Command::Abandon));
        match self.commit(from, abandon, None, &command_id, None).await {
            Ok((_, Committed::Now(events, at))) => {
                let last = self.table.head.seq.after(events.len() as u64).0;
                ticket.accept(answer, last, false);
                self.show_all(&events, at);
                self.room
                    .dissolve(Notice::GameCleanedUp(GameCleanedUp { reason }));
            }
            Ok((_, Committed::Before(batch))) => ticket.accept(answer, batch.last_seq.0, true),
            Err(error) => ticket.refuse(error),
        }
    }
}
