//! A whole game as lines to read.

use crate::line_score::LineScore;
use crate::narration::{describe, half_inning_ended};

use bandbox_engine::{Event, FoldError, GameState, apply, fold};

/// A line of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place in the log of the event it tells of, 0 for the creation.
    pub seq_index: usize,
    /// What happened.
    pub text: String,
}

/// The teller of one game: events in, lines out, with the state and the line score beside them.
#[derive(Clone, Debug)]
pub struct Story {
    state: GameState,
    line_score: LineScore,
    next: usize,
}

impl Story {
    /// Begins with the first event of a log.
    ///
    /// # Errors
    /// [`FoldError`] when it is not the creation of a game that can be played.
    pub fn begin(created: &Event) -> Result<(Self, Line), FoldError> {
        let state = fold([created])?;
        let mut line_score = LineScore::default();
        line_score.record(created);
        let opening = Line {
            seq_index: 0,
            text: describe(&state, created).unwrap_or_default(),
        };
        let story = Self {
            state,
            line_score,
            next: 1,
        };
        Ok((story, opening))
    }

    /// The whole of a log at once.
    ///
    /// # Errors
    /// [`FoldError`] when the log does not begin with a legal creation.
    pub fn of<'a>(log: impl IntoIterator<Item = &'a Event>) -> Result<Vec<Line>, FoldError> {
        let mut log = log.into_iter();
        let created = log.next().ok_or(FoldError::NoCreation)?;
        let (mut story, opening) = Self::begin(created)?;
        let told = log.filter_map(|event| story.tell(event));
        Ok(std::iter::once(opening).chain(told).collect())
    }

    /// Goes past the next event of the log, and tells it if it is worth telling.
    pub fn tell(&mut self, event: &Event) -> Option<Line> {
        let text = match event {
            // Only here is it known what the half-inning came to.
            Event::HalfInningEnded {
                ended,
                left_on_base,
            } => Some(half_inning_ended(
                &self.state,
                *ended,
                left_on_base.len(),
                Some(self.line_score.half()),
            )),
            Event::GameCreated { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::GameStarted
            | Event::GameSuspended { .. }
            | Event::GameResumed { .. }
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::DiceRolled { .. }
            | Event::CardRead { .. }
            | Event::ChoiceDue { .. }
            | Event::ChoiceMade { .. }
            | Event::JumpTaken { .. }
            | Event::PlayResolved { .. }
            | Event::InningChanged { .. }
            | Event::LineupDue { .. }
            | Event::Scored { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PlayTakenBack { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => describe(&self.state, event),
        };
        let seq_index = self.next;
        self.next += 1;
        self.line_score.record(event);
        apply(&mut self.state, event);
        text.map(|text| Line { seq_index, text })
    }

    /// The state after the events told so far.
    pub const fn state(&self) -> &GameState {
        &self.state
    }

    /// The line score after the events told so far.
    pub const fn line_score(&self) -> &LineScore {
        &self.line_score
    }
}
