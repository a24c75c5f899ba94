//! Jumps: a runner edges off his base, the pitcher throws over or balks, or two dice give the lead.
//!
//! Rules: R-STEAL-LOOK, R-STEAL-JUMP, R-STEAL-PICKOFF, R-STEAL-LEAD.

use super::Going;
use crate::bases::Origin;
use crate::charts::{credits, pitch, running, steal};
use crate::choice::{Answer, Question};
use crate::decisions::OffensiveAction;
use crate::dice::roll::{Roll, RollKind};
use crate::event::Event;
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, OutKind};
use crate::resolve::Scorer;
use crate::resolve::draft::Draft;
use crate::resolve::settle::Headline;
use crate::stealing::{Jump, JumpCheck, Lead};

impl Scorer<'_> {
    /// The lead runner of those who go edges off his base.
    pub(super) fn jump(&mut self) {
        let Some(going) = self.going() else {
            return;
        };
        let roll = self.recorded_roll(RollKind::Jump);
        match steal::jump_check(roll.first()) {
            JumpCheck::Pickoff => self.throw_over(going),
            JumpCheck::Balk => self.balk_check(),
            JumpCheck::Lead => self.take_lead(going, &roll),
        }
    }

    fn throw_over(&mut self, going: Going) {
        let roll = self.recorded_roll(RollKind::Pickoff);
        let (d20, formula) = (roll.first(), steal::pickoff(going.held));
        let number = self.state.hold().map(|hold| formula.number(hold));
        match number.or_else(|| formula.settled_by(d20)) {
            Some(number) => self.pickoff_read(d20 <= number, &roll),
            None => {
                let from = going.lead;
                let question = Question::ReadPickoff { from, d20, formula };
                self.ask_of_roll(self.state.fielding(), question);
            }
        }
    }

    pub(super) fn pickoff_read(&mut self, picked_off: bool, roll: &Roll) {
        let Some(going) = self.going().filter(|_| picked_off) else {
            return self.jump_over(Jump::SentBack);
        };
        let from = Origin::On(going.lead);
        let row = running::STAY.row(self.state.occupied()).with_out(from);
        let draft = Draft::new(row, BatterResult::StillUp);
        let draft = draft.out(from, OutKind::Tag, credits::picked_off(going.lead));
        self.finish(Headline::of_roll(PlayOutcome::PickOff, roll), draft);
    }

    fn balk_check(&mut self) {
        let roll = self.recorded_roll(RollKind::Balk);
        let d20 = roll.first();
        match self.state.balk_rating() {
            Some(rating) => self.balk_read(d20 <= rating, &roll),
            None => self.ask_of_roll(self.state.fielding(), Question::ReadBalk { d20 }),
        }
    }

    pub(super) fn balk_read(&mut self, balks: bool, roll: &Roll) {
        if !balks {
            return self.jump_over(Jump::SentBack);
        }
        let row = pitch::ONE_BASE.row(self.state.occupied());
        let draft = Draft {
            batted_in: false,
            ..Draft::new(row, BatterResult::StillUp)
        };
        self.note_jump(Jump::Balked, true);
        self.finish(Headline::of_roll(PlayOutcome::Balk, roll), draft);
    }

    /// An asterisk gives the lead without dice; else two dice do.
    fn take_lead(&mut self, going: Going, jump: &Roll) {
        let card = self.state.steal_card(going.lead);
        let asterisk = card.is_some_and(|card| card.has_asterisk())
            && steal::asterisk_counts(going.lead)
            && !going.held;
        if asterisk {
            return self.led(Lead::Good, jump);
        }
        let roll = self.recorded_roll(RollKind::Lead);
        let total = roll.two_dice_total();
        match card {
            Some(card) => self.led(card.lead(total), &roll),
            None => {
                let question = Question::ReadLead {
                    from: going.lead,
                    total,
                    held: going.held,
                };
                self.ask_of_roll(self.state.batting(), question);
            }
        }
    }

    pub(super) fn lead_read(&mut self, answer: Answer, roll: &Roll) {
        let lead = match answer {
            Answer::GoodLead => Lead::Good,
            Answer::CaughtLeading => Lead::Caught,
            Answer::NoLead
            | Answer::Hold
            | Answer::Send
            | Answer::ThrowFirst
            | Answer::ThrowHome
            | Answer::Safe
            | Answer::Out
            | Answer::Back
            | Answer::Happened
            | Answer::DidNotHappen
            | Answer::XCheck(_)
            | Answer::Throw
            | Answer::Concede
            | Answer::PlayLead
            | Answer::PlayTrail
            | Answer::Grade(_)
            | Answer::Unhurt
            | Answer::Hurt(_) => Lead::None,
        };
        self.led(lead, roll);
    }

    /// He has his lead or has none, or is caught.
    fn led(&mut self, lead: Lead, roll: &Roll) {
        let Some(going) = self.going() else {
            return;
        };
        let steals = self.offense().action == OffensiveAction::Steal;
        match lead {
            Lead::Caught => self.caught_leading(going, steals, roll),
            Lead::Good if steals => {
                self.note_jump(Jump::GoodLead, true);
                self.steal(PlayOutcome::StolenBase);
            }
            Lead::Good => self.jump_over(Jump::GoodLead),
            Lead::None if steals && steal::may_go_without_lead(going.lead) => {
                self.note_jump(Jump::NoLead, true);
                let number = self.steal_number(going.lead, false);
                self.ask_of_roll(self.state.batting(), Question::GoWithoutLead { number });
            }
            Lead::None => self.jump_over(Jump::NoLead),
        }
    }

    /// Nobody goes, and both managers decide again.
    fn jump_over(&mut self, jump: Jump) {
        self.note_jump(jump, false);
    }

    fn note_jump(&mut self, jump: Jump, goes_on: bool) {
        let Some(from) = self.going().map(|going| going.lead) else {
            return;
        };
        if let Some(runner) = self.state.bases().runner(from) {
            self.record(Event::JumpTaken {
                runner,
                from,
                jump,
                goes_on,
            });
        }
    }
}
