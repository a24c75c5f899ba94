//! What a scorer saw is written down, and what it brought about.
//!
//! Rules: R-SCORED-POSSIBLE, R-SCORED-CALLED.

use super::Scorer;
use crate::event::Event;
use crate::scored::{Entry, Scored, Then};

impl Scorer<'_> {
    pub(super) fn score(&mut self, scored: Scored) {
        let Scored { entry, then } = scored;
        let ended = self.state.half_inning();
        // Nobody has come up in a half-inning that the rain kept from beginning.
        let had_begun = match entry {
            Entry::Called => self.state.outs().number() > 0 || !self.state.occupied().is_empty(),
            Entry::Play(_)
            | Entry::Change(_)
            | Entry::PlacedRunner { .. }
            | Entry::ChargedTo { .. }
            | Entry::Credits(_) => true,
        };
        let entry = Box::new(entry);
        self.record(Event::Scored { entry });
        match then {
            Then::GoesOn => (),
            Then::SideRetired { left_on_base } => {
                self.record(Event::HalfInningEnded {
                    ended,
                    left_on_base,
                });
                self.record(Event::InningChanged {
                    started: ended.next(),
                    placed_runner: None,
                });
            }
            Then::GameOver {
                left_on_base,
                result,
            } => {
                if had_begun {
                    self.record(Event::HalfInningEnded {
                        ended,
                        left_on_base,
                    });
                }
                self.game_over(result);
            }
        }
    }
}
