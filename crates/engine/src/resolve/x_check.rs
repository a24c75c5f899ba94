//! X-checks: the dice, the readings of the charts, and what they come to.
//!
//! Rules: R-XCHECK-DICE, R-XCHECK-RESULT, R-XCHECK-SPEED, R-XCHECK-FOUL, R-CHOICE-CLEAN.

use super::Scorer;
use super::batted::Reported;
use super::draft::Draft;
use super::settle::{Headline, settle};
use crate::bases::{Base, Destination, Origin};
use crate::charts::grid::Row;
use crate::choice::{Answer, Batted, Formula, Question};
use crate::dice::roll::{PitchCheck, RollKind};
use crate::options::RarePlayTrigger;
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, ErrorCharge, Play};
use crate::position::Position;
use crate::x_check::{Effect, Reading, Rolled, XCheck, effect, rare_effect};

/// What a slow roller takes: the batter's running rating alone.
const SPEED: Formula = Formula {
    arm: false,
    modifier: 0,
    lowest: 1,
    highest: 20,
};

impl Scorer<'_> {
    /// Rolls for the fielder. Where a rating is unknown his manager reads the charts, unless they leave him no
    /// choice.
    pub(super) fn x_check(&mut self, batted: Batted, position: Position) {
        let dice = self.recorded_roll(RollKind::XCheck).x_check();
        let rare = match self.state.options().rare_play_trigger {
            RarePlayTrigger::HundredSidedOne => dice.rare_d100 == 1,
            RarePlayTrigger::ErrorTotalFive => dice.error_total() == 5,
        };
        let check = XCheck::from(Rolled {
            position,
            d20: dice.range_d20,
            error_total: dice.error_total(),
            rare,
            range: self.state.range_at(position),
            error: self.state.error_at(position),
        });
        let mut readings = check.readings();
        match (readings.next(), readings.next()) {
            (Some(only), None) => self.x_check_read(batted, check, only),
            (_, _) => {
                let team = self.state.fielding();
                self.ask(team, Question::ReadXCheck(check), batted);
            }
        }
    }

    /// Goes on when a manager has read a chart or a rating.
    pub(super) fn check_answered(&mut self, batted: Batted, question: Question, answer: Answer) {
        match (question, answer) {
            (Question::ReadXCheck(check), Answer::XCheck(reading)) => {
                self.x_check_read(batted, check, reading);
            }
            (Question::ReadSpeed { .. }, answer) => self.ran(batted, answer == Answer::Safe),
            (_, answer) => self.pitched(batted, answer == Answer::Happened),
        }
    }

    /// Whether the fielder is drawn in or holding a runner.
    fn is_in_or_holding(&self, position: Position) -> bool {
        let alignment = self.state.alignment();
        alignment.is_some_and(|alignment| alignment.is_in_or_holding(position))
    }

    fn x_check_read(&mut self, batted: Batted, check: XCheck, reading: Reading) {
        let position = check.position;
        let batted = Batted {
            check_position: Some(position),
            ..batted
        };
        let result = reading
            .range_result
            .unmarked(self.is_in_or_holding(position));
        let effect = if check.rare {
            rare_effect(result)
        } else {
            effect(result, reading.error_bases)
        };
        match effect {
            Effect::As(outcome) => self.comes_to(batted, outcome),
            Effect::Error {
                bases,
                runners,
                otherwise,
            } => {
                let row = Row::advance(bases, runners, self.state.occupied());
                let mut draft = Draft::new(row, BatterResult::ReachedOnError);
                draft.errors.push(ErrorCharge { position, bases });
                self.safe_on_error(batted, draft, otherwise);
            }
            Effect::HitAndError {
                hit,
                batter,
                runners,
                error,
            } => {
                let row = Row::advance(batter, runners, self.state.occupied());
                let mut draft = Draft::new(row, BatterResult::hit(hit.facts().total_bases));
                draft.errors.push(ErrorCharge {
                    position,
                    bases: error,
                });
                let clean = self.without_decisions(batted, hit);
                draft.most_batted_in = Some(clean.as_ref().map_or(0, |play| play.runs));
                draft.clean = clean.map(|play| Box::new(play.into()));
                self.finish_as(batted, hit, draft);
            }
            Effect::SlowRoller => self.slow_roller(batted),
            // With nobody on base a pitch that gets away is nothing.
            Effect::FoulPopup | Effect::PassedBallOrFoulout | Effect::WildPitch(_)
                if self.state.occupied().is_empty() =>
            {
                self.comes_to(batted, PlayOutcome::Foulout);
            }
            Effect::FoulPopup | Effect::PassedBallOrFoulout => self.foul_popup(batted),
            Effect::DroppedFoul => {
                let row = Row::advance(0, 0, self.state.occupied());
                let mut draft = Draft::new(row, BatterResult::StillUp);
                draft.errors.push(ErrorCharge { position, bases: 1 });
                self.finish_as(batted, PlayOutcome::XCheck, draft);
            }
            Effect::WildPitch(bases) => self.got_by(batted, PlayOutcome::WildPitch, bases),
            Effect::Rare(rare) => self.rare_play(batted, rare, position),
        }
    }

    /// The check is this outcome at the fielder, with whatever that outcome asks.
    pub(super) fn comes_to(&mut self, batted: Batted, outcome: PlayOutcome) {
        // Every outcome of the results chart has its script.
        if let Some(reported) = Reported::new(at(batted, outcome)) {
            self.reported(reported);
        }
    }

    /// The play is over, and is called by this outcome.
    pub(super) fn finish_as(&mut self, batted: Batted, outcome: PlayOutcome, draft: Draft) {
        self.finish(at(batted, outcome).into(), draft);
    }

    /// An error saved the batter. The runner on third is batted in if he would have scored without it; on a fly
    /// that is a sacrifice.
    fn safe_on_error(&mut self, batted: Batted, mut draft: Draft, otherwise: PlayOutcome) {
        let clean = self.without_decisions(batted, otherwise);
        let third_scores = |play: &Play| {
            play.movements
                .iter()
                .any(|m| m.from == Origin::On(Base::Third) && m.to == Destination::Home)
        };
        let scores = clean.as_ref().is_some_and(third_scores);
        draft.most_batted_in = Some(u8::from(scores));
        if clean
            .as_ref()
            .is_some_and(|play| play.batter_result == BatterResult::SacrificeFly)
        {
            draft.batter = BatterResult::SacrificeFlyOnError;
        }
        draft.clean = clean.map(|play| Box::new(play.into()));
        self.finish_as(batted, PlayOutcome::Error, draft);
    }

    /// The play as this outcome, with every runner held who might try for more.
    fn without_decisions(&self, batted: Batted, outcome: PlayOutcome) -> Option<Play> {
        let batted = at(batted, outcome);
        let draft = self.held_or_by_the_chart(batted)?;
        Some(settle(&self.state, Headline::from(batted), draft))
    }

    fn slow_roller(&mut self, batted: Batted) {
        let d20 = self.recorded_roll(RollKind::Speed).first();
        let running = self.state.running(self.state.batter());
        match running.or_else(|| SPEED.settled_by(d20)) {
            Some(number) => self.ran(batted, d20 <= number),
            None => {
                let team = self.state.batting();
                self.ask(team, Question::ReadSpeed { d20 }, batted);
            }
        }
    }

    fn ran(&mut self, batted: Batted, beat_it_out: bool) {
        let outcome = if beat_it_out {
            PlayOutcome::Single1
        } else {
            PlayOutcome::GroundballC
        };
        self.comes_to(batted, outcome);
    }

    fn foul_popup(&mut self, batted: Batted) {
        let d20 = self.recorded_roll(RollKind::FoulPopup).first();
        let check = PitchCheck::PassedBall;
        match self.state.pitch_rating(check) {
            Some(rating) => self.pitched(batted, d20 <= rating),
            None => {
                let team = self.state.fielding();
                self.ask(team, Question::ReadPitchCheck { check, d20 }, batted);
            }
        }
    }

    fn pitched(&mut self, batted: Batted, got_away: bool) {
        if got_away {
            self.got_by(batted, PlayOutcome::PassedBall, 1);
        } else {
            self.comes_to(batted, PlayOutcome::Foulout);
        }
    }

    /// A pitch that got by the catcher: every runner takes so many bases, and the batter is still up.
    pub(super) fn got_by(&mut self, batted: Batted, outcome: PlayOutcome, bases: u8) {
        let draft = Draft {
            batted_in: false,
            ..Draft::new(
                Row::advance(0, bases, self.state.occupied()),
                BatterResult::StillUp,
            )
        };
        self.finish_as(batted, outcome, draft);
    }
}

/// The same ball with this outcome, at the fielder checked unless the outcome is nowhere.
fn at(batted: Batted, outcome: PlayOutcome) -> Batted {
    let somewhere = !outcome.facts().locations.is_empty();
    Batted {
        outcome,
        hit_location: batted.check_position.filter(|_| somewhere),
        ..batted
    }
}
