//! The at-bat roll, and the pitch that may get away before the card is read.
//!
//! Rules: R-PITCH-CHECK, R-PITCH-RATING, R-PITCH-STAYS.

use super::Scorer;
use super::draft::Draft;
use super::settle::Headline;
use crate::charts::pitch;
use crate::choice::{Answer, Question};
use crate::dice::roll::{PitchCheck, Roll, RollKind};
use crate::event::Event;
use crate::options::Mode;
use crate::outcome::PlayOutcome;
use crate::play::BatterResult;

impl Scorer<'_> {
    /// Rolls for the plate appearance and settles the pitch check, if the split die calls for one.
    pub(super) fn at_bat_roll(&mut self) {
        let roll = self.roll(RollKind::AtBat);
        let dice = roll.at_bat();
        let check = self.state.pitch_check(dice.chaos_d20);
        let Some(check) = check else {
            return self.pitched_well(roll);
        };
        self.record(Event::DiceRolled {
            roll,
            check: Some(check),
            again: false,
        });
        let d20 = dice.resolution_d20;
        match self.state.pitch_rating(check) {
            Some(rating) if d20 <= rating => self.got_away(check, &roll),
            Some(_) => self.read_card(&roll),
            None => self.record(Event::ChoiceDue {
                team: self.state.fielding(),
                question: Question::ReadPitchCheck { check, d20 },
                play: None,
            }),
        }
    }

    /// No pitch check: the card is read.
    fn pitched_well(&mut self, roll: Roll) {
        let rolled = |roll| Event::DiceRolled {
            roll,
            check: None,
            again: false,
        };
        let at_risk = self.injury_number_at_risk(&roll);
        match self.state.rosters().mode {
            Mode::Manual if at_risk.is_none() => self.record_last(rolled(roll)),
            Mode::Manual | Mode::Cards | Mode::Scored => {
                self.record(rolled(roll));
                if at_risk.is_none_or(|number| !self.pitcher_injury(number)) {
                    self.read_card(&roll);
                }
            }
        }
    }

    /// The fielding manager has read the rating.
    pub(super) fn pitch_check_read(&mut self, question: Question, answer: Answer, roll: &Roll) {
        if let (Question::ReadPitchCheck { check, .. }, Answer::Happened) = (question, answer) {
            self.got_away(check, roll);
        } else {
            self.read_card(roll);
        }
    }

    /// Every runner takes a base; the batter is still up, and both managers decide again.
    fn got_away(&mut self, check: PitchCheck, roll: &Roll) {
        let outcome = match check {
            PitchCheck::WildPitch => PlayOutcome::WildPitch,
            PitchCheck::PassedBall => PlayOutcome::PassedBall,
        };
        let row = pitch::ONE_BASE.row(self.state.occupied());
        let draft = Draft {
            batted_in: false,
            ..Draft::new(row, BatterResult::StillUp)
        };
        self.finish(Headline::of_roll(outcome, roll), draft);
    }
}
