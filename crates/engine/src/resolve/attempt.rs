//! Runners who try for more than the chart gives: uncapped hits, tagging up, home on a groundball.
//!
//! Rules: R-HIT-UNCAPPED, R-HIT-THROWN-OUT, R-GROUND-HOME, R-THROW-CONCEDE, R-THROW-BEHIND, R-THROW-PLAY,
//! R-DICE-UNKNOWN-RATING.

use super::Scorer;
use super::draft::Draft;
use super::settle::man;
use crate::charts::grid::{Cell, Grid, Row};
use crate::charts::{attempts, credits, flyball, groundball_results, hits, outs};
use crate::choice::{Answer, Attempt, AttemptResult, Batted, Formula, Question, TrailRunner};
use crate::decisions::OutfieldDepth;
use crate::dice::roll::RollKind;
use crate::event::Event;
use crate::play::{BatterResult, OutKind};
use crate::position::Position;
use crate::team::Team;

impl Scorer<'_> {
    /// Asks the batting manager whether the runner goes.
    pub(super) fn ask_to_send(&mut self, batted: Batted, attempt: Attempt) {
        let number = self.number(attempt, batted);
        self.ask(
            self.state.batting(),
            Question::Send { attempt, number },
            batted,
        );
    }

    /// Asks a manager something of a play.
    pub(super) fn ask(&mut self, team: Team, question: Question, batted: Batted) {
        self.record_last(Event::ChoiceDue {
            team,
            question,
            play: Some(batted),
        });
    }

    /// Goes on after an answer about a play. Answers that do not fit their question were refused.
    pub(super) fn attempt_answered(&mut self, batted: Batted, question: Question, answer: Answer) {
        match question {
            Question::Send { attempt, number } if answer == Answer::Send => {
                self.sent(batted, attempt, number);
            }
            Question::Send { attempt, .. } => {
                let draft = self.held(batted, attempt);
                self.finish(batted.into(), draft);
            }
            Question::ThrowHome { .. } if answer == Answer::ThrowHome => {
                self.try_base(batted, Attempt::HomeOnGroundball);
            }
            Question::ThrowHome { .. } => {
                let row = groundball_results::RESULT_12_FIRST.row(self.state.occupied());
                self.finish(batted.into(), Draft::out_at_first(row, fielder(batted)));
            }
            Question::ReadAttempt { attempt, .. } => {
                let result = match answer {
                    Answer::Safe => AttemptResult::Safe,
                    Answer::Out => AttemptResult::Out,
                    Answer::Back
                    | Answer::Hold
                    | Answer::Send
                    | Answer::ThrowFirst
                    | Answer::ThrowHome
                    | Answer::Throw
                    | Answer::Concede
                    | Answer::PlayLead
                    | Answer::PlayTrail
                    | Answer::Happened
                    | Answer::DidNotHappen
                    | Answer::XCheck(_)
                    | Answer::GoodLead
                    | Answer::NoLead
                    | Answer::CaughtLeading
                    | Answer::Grade(_)
                    | Answer::Unhurt
                    | Answer::Hurt(_) => AttemptResult::Back,
                };
                let draft = self.tried(batted, attempt, result);
                self.finish(batted.into(), draft);
            }
            Question::Throw { attempt, .. } => self.throw_answered(batted, attempt, answer),
            Question::SendTrail { lead, attempt, .. } => {
                self.trail_answered(batted, lead, attempt, answer);
            }
            Question::PlayOn { lead, trail, .. } => {
                let played = if answer == Answer::PlayTrail {
                    trail
                } else {
                    lead
                };
                self.try_base(batted, played);
            }
            Question::ReadInjury { player, .. } => {
                self.batter_injury_read(batted, player, answer);
            }
            Question::ReadPitchCheck { .. }
            | Question::ReadXCheck(_)
            | Question::ReadSpeed { .. } => self.check_answered(batted, question, answer),
            Question::ReadSteal { .. } | Question::ReadOverthrow { .. } => {
                self.steal_answered(batted, question, answer);
            }
            // These are asked of a roll.
            Question::GoWithoutLead { .. }
            | Question::ReadPickoff { .. }
            | Question::ReadBalk { .. }
            | Question::ReadLead { .. }
            | Question::ReadGrade { .. } => (),
        }
    }

    /// The runner goes: the defense answers with its throw where it has a choice of throws, or the die decides.
    fn sent(&mut self, batted: Batted, attempt: Attempt, number: Option<u8>) {
        let question = if attempt == Attempt::HomeOnGroundball {
            Question::ThrowHome { number }
        } else if self.behind(attempt).is_some() {
            Question::Throw { attempt, number }
        } else {
            return self.try_base(batted, attempt);
        };
        self.ask(self.state.fielding(), question, batted);
    }

    /// What the man behind a lead runner may try, where the defense chooses its throws.
    fn behind(&self, lead: Attempt) -> Option<Attempt> {
        let chosen = self.state.options().throw_choice;
        lead.behind(self.state.occupied()).filter(|_| chosen)
    }

    /// The lead runner has his base, or the throw goes through and the man behind him may go.
    fn throw_answered(&mut self, batted: Batted, lead: Attempt, answer: Answer) {
        match self.behind(lead) {
            Some(trail) if answer == Answer::Throw => {
                let question = Question::SendTrail {
                    lead,
                    attempt: trail,
                    number: self.number(trail, batted),
                };
                self.ask(self.state.batting(), question, batted);
            }
            Some(_) | None => {
                let draft = self.tried(batted, lead, AttemptResult::Safe);
                self.finish(batted.into(), draft);
            }
        }
    }

    fn trail_answered(&mut self, batted: Batted, lead: Attempt, trail: Attempt, answer: Answer) {
        if answer == Answer::Send {
            let batted = Batted {
                trail: Some(TrailRunner::Goes),
                ..batted
            };
            let question = Question::PlayOn {
                lead,
                lead_number: self.number(lead, batted),
                trail,
                trail_number: self.number(trail, batted),
            };
            self.ask(self.state.fielding(), question, batted);
        } else {
            let batted = Batted {
                trail: Some(TrailRunner::Holds),
                ..batted
            };
            self.try_base(batted, lead);
        }
    }

    /// Rolls for the runner. Where a rating is unknown its owner reads it, unless the die settles it alone.
    fn try_base(&mut self, batted: Batted, attempt: Attempt) {
        let kind = match attempt {
            Attempt::HomeOnGroundball => RollKind::HomeDecision,
            Attempt::FirstToThird
            | Attempt::SecondToHome
            | Attempt::FirstToHome
            | Attempt::TagToThird
            | Attempt::TagHome
            | Attempt::TrailToThird
            | Attempt::BatterToSecond
            | Attempt::BatterToThird => RollKind::Advance,
        };
        let number = self.number(attempt, batted);
        let formula = self.formula(attempt, batted);
        let d20 = self.recorded_roll(kind).first();
        match number.or_else(|| formula.settled_by(d20)) {
            Some(number) => {
                let draft = self.tried(batted, attempt, judge(attempt, d20, number));
                self.finish(batted.into(), draft);
            }
            None => {
                let team = self.owner_of_unknown_rating(attempt);
                self.ask(
                    team,
                    Question::ReadAttempt {
                        attempt,
                        d20,
                        formula,
                    },
                    batted,
                );
            }
        }
    }

    fn formula(&self, attempt: Attempt, batted: Batted) -> Formula {
        let outfield = self
            .state
            .phase()
            .decisions()
            .map_or(OutfieldDepth::Normal, |decisions| {
                decisions.defense.outfield_depth
            });
        attempts::formula(attempt, batted.hit_location, self.state.outs(), outfield)
    }

    /// The number that the d20 must not exceed, when every rating it takes is known.
    fn number(&self, attempt: Attempt, batted: Batted) -> Option<u8> {
        let formula = self.formula(attempt, batted);
        let runner = man(&self.state, attempt.from())?;
        let running = self.state.running(runner)?;
        let arm = if formula.arm {
            self.state.arm_at(batted.hit_location?)?
        } else {
            0
        };
        Some(formula.number(running, arm))
    }

    /// The batting team reads its runner's card; if that is known the arm is not, and the fielding team reads.
    fn owner_of_unknown_rating(&self, attempt: Attempt) -> Team {
        let runner = man(&self.state, attempt.from());
        match runner.and_then(|runner| self.state.running(runner)) {
            None => self.state.batting(),
            Some(_) => self.state.fielding(),
        }
    }

    /// The play when the runner stays.
    pub(super) fn held(&self, batted: Batted, attempt: Attempt) -> Draft {
        draft(
            batted,
            attempt,
            held_grid(attempt).row(self.state.occupied()),
            None,
        )
    }

    /// The play when he has tried.
    fn tried(&self, batted: Batted, attempt: Attempt, result: AttemptResult) -> Draft {
        let row = match result {
            AttemptResult::Back => return self.held(batted, attempt),
            AttemptResult::Safe => self.safe_row(batted, attempt),
            AttemptResult::Out => self
                .safe_row(batted, attempt)
                .with(attempt.from(), Cell::Out),
        };
        draft(batted, attempt, row, Some(result))
    }

    /// Everybody's way when he who tries is safe. Whoever is not played on takes what he tried for.
    fn safe_row(&self, batted: Batted, attempt: Attempt) -> Row {
        let occupied = self.state.occupied();
        let row = safe_grid(attempt).row(occupied);
        // He who is played on behind another is himself the man behind.
        let trail = attempt.behind(occupied).unwrap_or(attempt);
        match batted.trail {
            None => row,
            Some(TrailRunner::Goes) => row.with(trail.from(), Cell::Safe(trail.to())),
            Some(TrailRunner::Holds) => {
                let holds = held_grid(attempt).row(occupied).cell(trail.from());
                row.with(trail.from(), holds)
            }
        }
    }
}

/// A play with the batter's part by the kind of hit, and the runner out if he was.
fn draft(batted: Batted, attempt: Attempt, row: Row, tried: Option<AttemptResult>) -> Draft {
    let location = fielder(batted);
    let draft = match attempt {
        Attempt::FirstToThird
        | Attempt::SecondToHome
        | Attempt::TrailToThird
        | Attempt::BatterToSecond => Draft::new(row, BatterResult::Single),
        Attempt::FirstToHome | Attempt::BatterToThird => Draft::new(row, BatterResult::Double),
        Attempt::TagToThird | Attempt::TagHome => Draft {
            fly: true,
            ..Draft::caught(row, location)
        },
        // With a throw home the batter is safe; else he is the out.
        Attempt::HomeOnGroundball => match tried {
            Some(_) => Draft::new(row, BatterResult::FieldersChoice),
            None => Draft::out_at_first(row, location),
        },
    };
    match tried {
        Some(AttemptResult::Out) => {
            let credit = match attempt {
                Attempt::HomeOnGroundball => credits::out_at_home(location),
                Attempt::FirstToThird
                | Attempt::SecondToHome
                | Attempt::FirstToHome
                | Attempt::TagToThird
                | Attempt::TagHome
                | Attempt::TrailToThird
                | Attempt::BatterToSecond
                | Attempt::BatterToThird => credits::outfield_throw(location, attempt.to()),
            };
            draft.out(attempt.from(), OutKind::Tag, credit)
        }
        Some(AttemptResult::Safe | AttemptResult::Back) | None => draft,
    }
}

/// How a try ends. On a tag to third the runner turns back from a throw that would have him, but for a 20.
fn judge(attempt: Attempt, d20: u8, number: u8) -> AttemptResult {
    if d20 <= number {
        return AttemptResult::Safe;
    }
    match attempt {
        Attempt::TagToThird if d20 < 20 => AttemptResult::Back,
        Attempt::TagToThird
        | Attempt::FirstToThird
        | Attempt::SecondToHome
        | Attempt::FirstToHome
        | Attempt::TagHome
        | Attempt::HomeOnGroundball
        | Attempt::TrailToThird
        | Attempt::BatterToSecond
        | Attempt::BatterToThird => AttemptResult::Out,
    }
}

const fn held_grid(attempt: Attempt) -> &'static Grid {
    match attempt {
        Attempt::FirstToThird
        | Attempt::SecondToHome
        | Attempt::TrailToThird
        | Attempt::BatterToSecond => &hits::SINGLE_1,
        Attempt::FirstToHome | Attempt::BatterToThird => &hits::DOUBLE_2,
        Attempt::TagToThird => &flyball::FLY_B,
        Attempt::TagHome => &outs::HOLD,
        Attempt::HomeOnGroundball => &groundball_results::RESULT_7,
    }
}

const fn safe_grid(attempt: Attempt) -> &'static Grid {
    match attempt {
        Attempt::FirstToThird
        | Attempt::SecondToHome
        | Attempt::TrailToThird
        | Attempt::BatterToSecond => &hits::SINGLE_2,
        Attempt::FirstToHome | Attempt::BatterToThird => &hits::DOUBLE_3,
        Attempt::TagToThird => &flyball::FLY_B_SECOND_TO_THIRD,
        Attempt::TagHome => &flyball::FLY_BQ_SCORES,
        Attempt::HomeOnGroundball => &groundball_results::RESULT_12_HOME,
    }
}

/// Where the ball went. Every outcome with a try in it needs a location, so there is one.
fn fielder(batted: Batted) -> Position {
    batted.hit_location.unwrap_or(Position::CenterField)
}
