//! The server reads the card for an at-bat roll, in a game in which that is its part.
//!
//! Rules: R-CARD-READ, R-CLUTCH-WHEN, R-PARK-OFF.

use super::Scorer;
use super::batted::Reported;
use crate::bases::Base;
use crate::cards::{Reading, Situation, read};
use crate::choice::Batted;
use crate::dice::roll::Roll;
use crate::event::Event;
use crate::fatigue::Fatigue;
use crate::inning::Outs;
use crate::options::Mode;

impl Scorer<'_> {
    /// Reads the card and resolves what it says. Where the managers read the cards, the roll waits for them.
    pub(super) fn read_card(&mut self, roll: &Roll) {
        match self.state.rosters().mode {
            Mode::Manual | Mode::Scored => return,
            Mode::Cards => (),
        }
        let Some(reading) = self.reading(roll) else {
            return;
        };
        self.record(Event::CardRead {
            roll_id: roll.id,
            reading,
        });
        let batted = Batted {
            outcome: reading.outcome,
            hit_location: reading.hit_location,
            error_bases: None,
            roll_id: roll.id,
            check_position: None,
            trail: None,
        };
        // Every outcome that a card can say has its script.
        if let Some(reported) = Reported::new(batted) {
            let plus_injury = reading.injury && self.state.options().injuries;
            if !plus_injury || !self.batter_injury(batted) {
                self.reported(reported);
            }
        }
    }

    /// What the card says. In a game in which the server reads the cards everybody has both.
    fn reading(&self, roll: &Roll) -> Option<Reading> {
        let state = &self.state;
        let options = state.options();
        let (batter, pitcher) = (state.batter(), state.pitcher());
        let occupied = state.occupied();
        let in_scoring_position = occupied.contains(Base::Second) || occupied.contains(Base::Third);
        let situation = Situation {
            alignment: state.alignment()?,
            throws: state.player(pitcher)?.throws,
            fatigued: state.fatigue(state.fielding()) == Some(Fatigue::Tired),
            clutch: options.clutch && state.outs() == Outs::Two && in_scoring_position,
            park: options.ballpark_effects.then_some(state.rosters().park),
        };
        let batting = state.rosters().cards(batter)?.batting.as_ref()?;
        let pitching = state.rosters().cards(pitcher)?.pitching.as_ref()?;
        Some(read(batting, pitching, roll.at_bat(), &situation))
    }
}
