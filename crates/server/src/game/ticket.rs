//! The promise that every frame is answered exactly once.

use crate::audit::Witness;
use crate::connection::outbox::Outbox;
use bandbox_protocol::v1::{ErrorCode, ErrorData, FrameId, Reply, ReplyEvent};

/// The right to answer one frame of a client. Dropped unanswered, for instance because a game's task died, it
/// answers that the server is at fault.
#[derive(Debug)]
pub(crate) struct Ticket {
    id: Option<FrameId>,
    outbox: Outbox,
    /// Refusals of outcomes have a name of their own.
    for_outcome: bool,
    /// Who sees how it is answered.
    witness: Box<Witness>,
}

impl Ticket {
    /// For the frame of this id, to be answered there.
    pub(crate) fn new(id: FrameId, outbox: Outbox, for_outcome: bool, witness: Witness) -> Self {
        Self {
            id: Some(id),
            outbox,
            for_outcome,
            witness: Box::new(witness),
        }
    }

    /// Answers.
    pub(crate) fn answer(self, event: ReplyEvent) {
        self.witness.allowed();
        self.reply(event, None, false);
    }

    /// Answers what was done before, when the same was asked.
    pub(crate) fn answer_again(self, event: ReplyEvent) {
        self.reply(event, None, true);
    }

    /// Answers a command that was accepted, now or, for a repeated one, before.
    pub(crate) fn accept(self, event: ReplyEvent, seq: u64, repeat: bool) {
        self.witness.allowed();
        self.reply(event, Some(seq), repeat);
    }

    /// Refuses.
    pub(crate) fn refuse(self, error: ErrorData) {
        self.witness.refused(error.code);
        let event = if self.for_outcome {
            ReplyEvent::OutcomeRejected(error)
        } else {
            ReplyEvent::Error(error)
        };
        self.reply(event, None, false);
    }

    fn reply(mut self, event: ReplyEvent, seq: Option<u64>, repeat: bool) {
        if let Some(re) = self.id.take() {
            let reply = Reply {
                seq,
                repeat,
                ..Reply::new(re, event)
            };
            self.outbox.send(reply.to_json().into());
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if let Some(re) = self.id.take() {
            let message = "the server failed while it worked on this; send the same frame again";
            let error = ErrorData::new(ErrorCode::Internal, message);
            self.witness.refused(error.code);
            self.outbox
                .send(Reply::new(re, ReplyEvent::Error(error)).to_json().into());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;

    #[test]
    fn a_frame_that_nobody_answered_is_answered_as_the_servers_fault() {
        let (outbox, mut frames) = Outbox::new();
        let id = FrameId::try_from("c-1".to_string()).ok();
        let ticket = Ticket {
            id,
            outbox,
            for_outcome: false,
            witness: Box::default(),
        };
        let task = std::thread::spawn(move || {
            let _ticket = ticket;
            panic!("a fault that nobody thought of");
        });
        assert!(task.join().is_err());
        let answer = frames.take().map(|frame| frame.to_string());
        let answer = answer.unwrap_or_default();
        assert!(answer.contains(r#""re":"c-1""#), "{answer}");
        assert!(answer.contains(r#""code":"internal""#), "{answer}");
        assert!(frames.take().is_none());
    }
}
