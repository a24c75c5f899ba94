//! Players change between plays, and decisions that no longer fit are dropped.

use super::{Scorer, lineup_card};
use crate::command::Substitution;
use crate::event::Event;
use crate::permit::{decision_stands, somebody_can_replace};
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
            | Phase::EntryDue
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
        } else {
            self.replace_the_hurt();
        }
    }

    /// Nobody plays on while the fielding team has an unrated man on the mound or behind the plate, or while a man who is
    /// hurt would have to play.
    pub(super) fn take_the_field(&mut self) {
        let team = self.state.fielding();
        match self.state.vacancy(team) {
            Some(position) => self.record(Event::LineupDue { team, position }),
            None => self.replace_the_hurt(),
        }
    }

    /// Whoever is hurt and would have to play is replaced; a team that has nobody left for him forfeits.
    pub(super) fn replace_the_hurt(&mut self) {
        if let Some(player) = self.state.hurt_and_needed() {
            self.record(Event::ReplacementDue { player });
            if !somebody_can_replace(&self.state, player) {
                self.forfeit(player.team());
            }
        }
    }
}
