//! What is written of a team while the game goes on.

use super::batting::{BattingCounts, BattingLine, Entered};
use super::fielding::FieldingLine;
use super::notes::Notes;
use super::pitching::Appearance;
use bandbox_engine::lineup::{BattingSlot, Lineup};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::{Position, Role};

/// A team's pages of the scorebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Book {
    pub(super) batting: Vec<BattingLine>,
    pub(super) fielding: Vec<FieldingLine>,
    /// Everybody who has pitched, in the order in which they first did.
    pub(super) pitching: Vec<Appearance>,
    /// Who of them pitches now. A man who left the mound for another position may come back to it.
    on_mound: usize,
    pub(super) notes: Notes,
    pub(super) earned_runs: u16,
    pub(super) placed_runners: u16,
    pub(super) placed_runs: u16,
}

impl Book {
    /// What a man has done at bat, if he is in the order.
    pub(super) fn counts(&mut self, player: LineupId) -> Option<&mut BattingCounts> {
        self.line(player).map(|line| &mut line.counts)
    }

    /// A pitcher's time on the mound.
    pub(super) fn appearance(&mut self, pitcher: LineupId) -> Option<&mut Appearance> {
        let mut pitching = self.pitching.iter_mut();
        pitching.find(|appearance| appearance.line.player == pitcher)
    }

    /// Whoever pitches now.
    pub(super) fn now_pitching(&self) -> Option<&Appearance> {
        self.pitching.get(self.on_mound)
    }

    /// As [`Book::now_pitching`], to write in.
    pub(super) fn now_pitching_mut(&mut self) -> Option<&mut Appearance> {
        self.pitching.get_mut(self.on_mound)
    }

    /// A man takes the mound for the first time in the game.
    pub(super) fn begin_pitching(&mut self, appearance: Appearance) {
        self.on_mound = self.pitching.len();
        self.pitching.push(appearance);
    }

    /// A man who has pitched takes the mound again, with these of others on base; false if he never has.
    pub(super) fn pitch_again(&mut self, pitcher: LineupId, inherited: u16) -> bool {
        let place = self.pitching.iter().position(|p| p.line.player == pitcher);
        if let Some(place) = place {
            self.on_mound = place;
            let runners = &mut self.pitching[place].line.inherited_runners;
            *runners = runners.saturating_add(inherited);
        }
        place.is_some()
    }

    fn line(&mut self, player: LineupId) -> Option<&mut BattingLine> {
        self.batting.iter_mut().find(|line| line.player == player)
    }

    /// Adds whoever is new in the batting order.
    pub(super) fn note_lineup(&mut self, lineup: &Lineup, entered: Entered) {
        let card = lineup.card();
        let lines = &mut self.batting;
        for slot in BattingSlot::all() {
            let player = lineup.batter(slot);
            let after = lines.partition_point(|line| line.slot <= slot);
            let last = lines[..after].last().filter(|line| line.slot == slot);
            if last.is_some_and(|line| line.player == player) {
                continue;
            }
            let stays = match entered {
                Entered::Starter | Entered::Replacement => true,
                Entered::PinchHitter | Entered::PinchRunner => false,
            };
            let role = stays.then(|| card.role_at(slot));
            lines.insert(
                after,
                BattingLine {
                    player,
                    slot,
                    entered,
                    roles: role.into_iter().collect(),
                    counts: BattingCounts::default(),
                },
            );
        }
    }

    /// The team is in the field: whoever stands where he did not before has changed his position, and a pinch
    /// hitter for the designated hitter has taken his place.
    pub(super) fn note_positions(&mut self, lineup: &Lineup) {
        // A two-way starter is in the order as his own designated hitter.
        let fielders = Position::ALL
            .map(|p| (lineup.fielder(p), Role::Fields(p)))
            .into_iter()
            .filter(|(player, _)| lineup.two_way() != Some(*player));
        let hitter = lineup
            .designated_hitter()
            .map(|slot| (lineup.batter(slot), Role::DesignatedHitter));
        for (player, role) in fielders.chain(hitter) {
            if let Some(line) = self.line(player)
                && line.roles.last() != Some(&role)
            {
                line.roles.push(role);
            }
        }
    }
}
