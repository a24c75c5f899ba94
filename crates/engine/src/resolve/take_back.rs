//! Take-back: asked for, answered, done.

use super::Scorer;
use crate::command::Actor;
use crate::dice::roll::RollId;
use crate::event::Event;

impl Scorer<'_> {
    /// A manager asks; nobody has to agree with the umpire.
    pub(super) fn request_take_back(&mut self, by: Actor, to: RollId) {
        self.record(Event::TakeBackRequested { by, to });
        match by {
            Actor::Manager(_) => (),
            Actor::Umpire => self.take_back(to),
        }
    }

    pub(super) fn answer_take_back(&mut self, by: Actor, accepted: bool, to: RollId) {
        self.record(Event::TakeBackAnswered { by, accepted });
        if accepted {
            self.take_back(to);
        }
    }

    fn take_back(&mut self, to: RollId) {
        let play = self.state.play_to_take_back();
        self.record(Event::PlayTakenBack { to, play });
    }
}
