//! Players change between plays, and decisions that no longer fit are dropped.

use super::{Scorer, lineup_card};
use crate::command::Substitution;
use crate::event::Event;
use crate::permit::decision_stands;
use crate::player::LineupId;
use crate::state::Phase;
use crate::team::Team;

impl Scorer<'_> {
    pub(super) fn substitute(&mut self, substitution: Substitution) {
        let team = substitution.team();
        let lineup = lineup_card::after(self.state.lineup(team), &substitution).map(Box::new);
        let another_batter = matches!(substitution, Substitution::PinchHitter { .. });
        self.record(Event::PlayerSubstituted {
            substitution,
            lineup,
        });
        // The defense decides again against another batter.
        if another_batter && self.defense_is_in() {
            let team = self.state.fielding();
            self.record(Event::DecisionDropped { team });
        }
        self.players_have_changed(team);
    }

    pub(super) fn swap_positions(&mut self, one: LineupId, other: LineupId) {
        let team = one.team();
        let lineup = Box::new(lineup_card::swapped(self.state.lineup(team), one, other));
        self.record(Event::PositionsSwapped { one, other, lineup });
        self.players_have_changed(team);
    }

    fn defense_is_in(&self) -> bool {
        match self.state.phase() {
            Phase::DecisionsDue { defense, .. } => defense.is_some(),
            Phase::RollDue { .. } => true,
            Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. }
            | Phase::Final { .. } => false,
        }
    }

    fn players_have_changed(&mut self, team: Team) {
        for team in Team::ALL {
            if !decision_stands(&self.state, team) {
                self.record(Event::DecisionDropped { team });
            }
        }
        if team == self.state.fielding() {
            self.take_the_field();
        }
    }

    /// Nobody plays on while the fielding team has an unrated man on the mound or behind the plate.
    pub(super) fn take_the_field(&mut self) {
        let team = self.state.fielding();
        if let Some(position) = self.state.vacancy(team) {
            self.record(Event::LineupDue { team, position });
        }
    }
}
