//! Injuries: three dice for a pitcher at risk, or for a batter whose card says so.

use super::Scorer;
use super::batted::Reported;
use crate::charts::injury as chart;
use crate::choice::{Answer, Batted, Question};
use crate::dice::roll::{Roll, RollKind};
use crate::event::Event;
use crate::fatigue::{Fatigue, TiredBy};
use crate::injury::Injury;
use crate::player::LineupId;

impl Scorer<'_> {
    /// The injury number that an at-bat roll puts at risk, in a game that plays with injuries.
    pub(super) fn injury_number_at_risk(&self, roll: &Roll) -> Option<u8> {
        let dice = roll.at_bat();
        chart::pitcher_at_risk(dice.d6_one, dice.d6_two_total())
            .filter(|_| self.state.options().injuries)
    }

    /// Rolls for the pitcher if his injury number is at risk. Whether his manager must be asked for his rating before the
    /// card is read.
    pub(super) fn pitcher_injury(&mut self, number: u8) -> bool {
        let pitcher = self.state.pitcher();
        match self.state.player(pitcher).and_then(|player| player.injury) {
            Some(rating) if rating.number() == number => {
                let total = self
                    .recorded_roll(RollKind::PitcherInjury)
                    .three_dice_total();
                self.hurt(pitcher, rating.injury(total));
                false
            }
            Some(_) => false,
            None => {
                let total = self
                    .recorded_roll(RollKind::PitcherInjury)
                    .three_dice_total();
                let question = Question::ReadInjury {
                    player: pitcher,
                    number: Some(number),
                    total,
                };
                self.ask_of_roll(pitcher.team(), question);
                true
            }
        }
    }

    /// The fielding manager has read the rating; now the card.
    pub(super) fn pitcher_injury_read(&mut self, pitcher: LineupId, answer: Answer, roll: &Roll) {
        self.hurt(pitcher, answer.injury());
        self.read_card(roll);
    }

    /// Rolls for the batter. Whether his manager must be asked for his rating before the play goes on.
    pub(super) fn batter_injury(&mut self, batted: Batted) -> bool {
        let man = self.state.batter();
        let total = self
            .recorded_roll(RollKind::BatterInjury)
            .three_dice_total();
        match self.state.player(man).and_then(|player| player.injury) {
            Some(rating) => {
                self.hurt(man, rating.injury(total));
                false
            }
            None => {
                let question = Question::ReadInjury {
                    player: man,
                    number: None,
                    total,
                };
                self.ask(man.team(), question, batted);
                true
            }
        }
    }

    /// The batting manager has read the rating; now the play.
    pub(super) fn batter_injury_read(&mut self, batted: Batted, man: LineupId, answer: Answer) {
        self.hurt(man, answer.injury());
        // The play was one before the question.
        if let Some(reported) = Reported::new(batted) {
            self.reported(reported);
        }
    }

    /// Records what has become of him. A pitcher who would have to leave is tired instead.
    fn hurt(&mut self, player: LineupId, injury: Option<Injury>) {
        let Some(injury) = injury else {
            return;
        };
        self.record(Event::PlayerHurt { player, injury });
        let pitches = player == self.state.pitcher();
        let tired = self.state.fatigue(player.team()) == Some(Fatigue::Tired);
        if injury == Injury::RestOfGame && pitches && !tired {
            self.tire_pitcher(Some(TiredBy::Injury));
        }
    }
}
