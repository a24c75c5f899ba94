//! Who is ready to begin. It is remembered for as long as the game is in memory, and forgotten when the game starts or the side has
//! another manager.

use super::request::Peer;
use super::task::GameTask;
use super::ticket::Ticket;
use crate::authorize::side_open;
use bandbox_engine::{Phase, Team};
use bandbox_protocol::v1::ready::{ReadySet, SetReady, SideReady};
use bandbox_protocol::v1::{ErrorCode, ErrorData, Notice, ReplyEvent};

impl GameTask {
    pub(super) fn set_ready(&mut self, from: &Peer, data: SetReady, ticket: Ticket) {
        let sides = match self.sides_that_can_be_ready(from, data.side) {
            Ok(sides) => sides,
            Err(error) => return ticket.refuse(error),
        };
        ticket.answer(ReplyEvent::ReadySet(ReadySet {
            game_id: self.wire_id(),
            sides: sides.clone(),
            ready: data.ready,
        }));
        for side in sides {
            self.mark(side, data.ready);
        }
    }

    /// The side is ready, or not any more: the room is told, if that is new.
    pub(super) fn mark(&mut self, side: Team, ready: bool) {
        if std::mem::replace(&mut self.table.ready[side], ready) != ready {
            let notice = Notice::ReadySet(SideReady { side, ready });
            self.room.notify(notice, false);
        }
    }

    fn sides_that_can_be_ready(
        &self,
        from: &Peer,
        named: Option<Team>,
    ) -> Result<Vec<Team>, ErrorData> {
        self.has_not_begun()?;
        let sides = self.standing(from).speaks_for(named)?;
        let managers = &self.table.seats.managers;
        match sides.iter().find(|side| managers[**side].is_none()) {
            Some(open) => Err(side_open(*open)),
            None => Ok(sides),
        }
    }

    fn has_not_begun(&self) -> Result<(), ErrorData> {
        match self.table.state.phase() {
            Phase::BeforeGame => Ok(()),
            Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::EntryDue
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. } => {
                let message = "the game has started; a manager is ready for its start alone";
                Err(ErrorData::new(ErrorCode::AlreadyStarted, message))
            }
            Phase::Final { .. } => {
                let message = "the game is over; create another";
                Err(ErrorData::new(ErrorCode::GameOver, message))
            }
        }
    }
}
