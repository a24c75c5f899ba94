//! The running game: jumps, steals, bunts, the hit and run.
//!
//! - [`jump`]: what a runner gets who edges off his base.
//! - [`steal`]: the try itself, the throw, and where everybody ends.
//! - [`graded`]: two dice under the batter's grade instead of the cards, for [`bunt`]s and the hit and run.

mod bunt;
mod graded;
mod jump;
mod steal;

use super::Scorer;
use crate::bases::{Base, BaseSet};
use crate::choice::{Answer, Question};
use crate::decisions::{OffensiveAction, OffensiveDecision};
use crate::dice::roll::Roll;
use crate::event::Event;
use crate::grade::GradedChart;
use crate::outcome::PlayOutcome;

/// The runners who go, and the first of them.
#[derive(Clone, Copy)]
struct Going {
    lead: Base,
    all: BaseSet,
    /// The defense holds the lead runner.
    held: bool,
}

impl Scorer<'_> {
    /// Rolls what the batting manager's decision asks for.
    pub(super) fn roll_as_decided(&mut self) {
        let offense = self.offense();
        match offense.action {
            OffensiveAction::SwingAway => self.at_bat_roll(),
            OffensiveAction::CheckJump => self.jump(),
            OffensiveAction::Steal => match offense.steal_attempts.lead() {
                Some(lead) if self.state.jump(lead).is_some() => {
                    self.steal(PlayOutcome::StolenBase);
                }
                Some(_) | None => self.jump(),
            },
            OffensiveAction::SacBunt => self.graded(GradedChart::SacBunt),
            OffensiveAction::SqueezeBunt => self.graded(GradedChart::SqueezeBunt),
            OffensiveAction::HitAndRun => self.graded(GradedChart::HitAndRun),
        }
    }

    /// Goes on when a manager has answered something of the running game that is not a play yet.
    pub(super) fn runner_answered(&mut self, question: Question, answer: Answer, roll: &Roll) {
        match question {
            Question::GoWithoutLead { .. } => {
                if answer == Answer::Send {
                    self.steal(PlayOutcome::StolenBase);
                }
            }
            Question::ReadPickoff { .. } => self.pickoff_read(answer == Answer::Out, roll),
            Question::ReadBalk { .. } => self.balk_read(answer == Answer::Happened, roll),
            Question::ReadLead { .. } => self.lead_read(answer, roll),
            Question::ReadGrade {
                chart,
                total,
                shift,
            } => {
                if let Answer::Grade(grade) = answer {
                    self.batted_by_grade(chart.result(grade, shift, total), roll);
                }
            }
            Question::ReadPitchCheck { .. } => self.pitch_check_read(question, answer, roll),
            Question::ReadInjury { player, .. } => self.pitcher_injury_read(player, answer, roll),
            // These are asked of a play.
            Question::Send { .. }
            | Question::Throw { .. }
            | Question::SendTrail { .. }
            | Question::PlayOn { .. }
            | Question::ThrowHome { .. }
            | Question::ReadAttempt { .. }
            | Question::ReadXCheck(_)
            | Question::ReadSpeed { .. }
            | Question::ReadSteal { .. }
            | Question::ReadOverthrow { .. } => (),
        }
    }

    fn offense(&self) -> OffensiveDecision {
        let decisions = self.state.phase().decisions();
        decisions.map_or_else(OffensiveDecision::default, |decisions| decisions.offense)
    }

    /// Those whom the batting manager sends.
    fn going(&self) -> Option<Going> {
        let steals = self.offense().steal_attempts;
        self.going_from(steals.lead()?, steals.runners())
    }

    fn going_from(&self, lead: Base, all: BaseSet) -> Option<Going> {
        let decisions = self.state.phase().decisions()?;
        Some(Going {
            lead,
            all,
            held: decisions.defense.hold_runners.contains(lead),
        })
    }

    /// Asks a manager something about the roll that has just been recorded.
    pub(super) fn ask_of_roll(&mut self, team: crate::team::Team, question: Question) {
        self.record_last(Event::ChoiceDue {
            team,
            question,
            play: None,
        });
    }
}
