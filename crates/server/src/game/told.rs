//! What is told of a game beside its state: the score in full, the last plays, where the last dice stand in the log.

use crate::view::event::Happened;
use bandbox_engine::dice::roll::RollId;
use bandbox_protocol::v1::plays::PastPlay;
use bandbox_scorebook::Scorekeeper;
use std::collections::VecDeque;

/// Plays that a snapshot tells.
const RECENT_PLAYS: usize = 10;

/// No play has so many rolls, so those of the last one are among them.
const RECENT_ROLLS: usize = 16;

/// What is told of a game so far.
#[derive(Debug)]
pub(crate) struct Told {
    /// The score, in full.
    pub(crate) scorekeeper: Scorekeeper,
    /// The last plays.
    pub(crate) recent: VecDeque<PastPlay>,
    /// The last dice, with the number of the event in which they fell.
    rolls: VecDeque<(RollId, u64)>,
}

impl Told {
    /// Nothing but the creation.
    pub(crate) const fn new(scorekeeper: Scorekeeper) -> Self {
        Self {
            scorekeeper,
            recent: VecDeque::new(),
            rolls: VecDeque::new(),
        }
    }

    /// The number of the event in which these dice fell, if it was lately.
    pub(crate) fn seq_of(&self, roll: RollId) -> Option<u64> {
        let mut rolls = self.rolls.iter();
        rolls.find(|(id, _)| *id == roll).map(|(_, seq)| *seq)
    }

    /// Takes in the next event.
    pub(crate) fn tell(&mut self, happened: &Happened<'_>) {
        self.scorekeeper.record(happened.event);
        if let Some(play) = happened.past_play() {
            push(&mut self.recent, play, RECENT_PLAYS);
        }
        if let Some(number) = happened.play_taken_back() {
            self.recent.retain(|past| past.told.number() != number);
        }
        if let Some(roll) = happened.event.roll()
            && self.seq_of(roll.id).is_none()
        {
            push(&mut self.rolls, (roll.id, happened.seq), RECENT_ROLLS);
        }
    }
}

fn push<T>(last: &mut VecDeque<T>, next: T, most: usize) {
    if last.len() == most {
        last.pop_front();
    }
    last.push_back(next);
}
