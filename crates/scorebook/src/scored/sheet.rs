//! The sheet of a team: who is in the game, line by line.

use super::lines::{Batting, Fielding, Pitching};
use bandbox_engine::lineup::{BattingSlot, Lineup};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{Change, Duty};

/// A man in a place of the batting order, or a pitcher who does not bat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlayerLine {
    /// Who.
    pub player: LineupId,
    /// Where he bats; none for a pitcher who does not.
    pub slot: Option<BattingSlot>,
    /// 1 for the man who began in that place, 2 for the next.
    pub sequence: u8,
    /// He began the game, here or as a pitcher who did not bat.
    pub starter: bool,
    /// What he was in the game for, in order.
    pub duties: Vec<Duty>,
    /// At bat.
    pub batting: Batting,
    /// In the field, by position.
    pub fielding: [Option<Fielding>; 9],
}

/// A man on the mound. Whoever leaves it and comes back has two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PitcherLine {
    /// Who.
    pub player: LineupId,
    /// What he did.
    pub counts: Pitching,
}

/// What is counted of a team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Plate appearances.
    pub plate_appearances: u16,
    /// Runners placed on base.
    pub placed_runners: u16,
    /// Times out.
    pub times_out: u16,
    /// Runs.
    pub runs: u16,
    /// Hits.
    pub hits: u16,
    /// Errors in the field.
    pub errors: u16,
    /// Runs earned off the team.
    pub earned_runs: u16,
    /// Double plays turned.
    pub double_plays: u16,
    /// Triple plays turned.
    pub triple_plays: u16,
}

impl Totals {
    /// Runners left on base: everybody who came to bat or was placed, and was neither out nor scored.
    pub const fn left_on_base(&self) -> u16 {
        (self.plate_appearances + self.placed_runners).saturating_sub(self.times_out + self.runs)
    }
}

/// A team's sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Everybody, in order of appearance.
    pub players: Vec<PlayerLine>,
    /// Pitchers, in order of appearance.
    pub pitchers: Vec<PitcherLine>,
    /// The team's own counts.
    pub totals: Totals,
    /// Runs by inning; nothing for an inning in which it did not bat.
    pub innings: Vec<Option<u16>>,
    /// The line of the man now in each place, the pitcher who does not bat first.
    now: [Option<u8>; 10],
    /// The line of the man now at each position, while he is in one of those places.
    fields: [Option<u8>; 9],
    /// A play has been counted for the nine who are in the field.
    nine_have_played: bool,
}

impl Sheet {
    pub(super) fn new(lineup: &Lineup) -> Self {
        let mut sheet = Self::default();
        for slot in BattingSlot::all() {
            let player = lineup.batter(slot);
            let duty = if lineup.designated_hitter() == Some(slot) {
                Duty::DesignatedHitter
            } else {
                lineup
                    .position_of(player)
                    .map_or(Duty::DesignatedHitter, Duty::Fields)
            };
            sheet.enter(player, Some(slot), duty);
        }
        let pitcher = lineup.pitcher();
        if lineup.designated_hitter().is_some() {
            sheet.enter(pitcher, None, Duty::Fields(Position::Pitcher));
        }
        sheet.pitchers.push(PitcherLine {
            player: pitcher,
            counts: Pitching::default(),
        });
        sheet
    }

    /// Writes a man down.
    pub(super) fn change(&mut self, change: &Change) {
        let Change { player, slot, duty } = *change;
        let place = index(slot);
        let now = self.now[place].map(usize::from);
        let is_there = now.is_some_and(|now| self.players[now].player == player);
        if is_there {
            self.on(now, duty);
        } else if slot.is_some() && self.holds(0, player) {
            // A pitcher for whom nobody bats any more takes his line with him.
            self.move_from_the_mound(place, slot);
            self.on(self.now[place].map(usize::from), duty);
        } else {
            self.enter(player, slot, duty);
        }
        if duty == Duty::Fields(Position::Pitcher)
            && self.pitchers.last().is_none_or(|now| now.player != player)
        {
            self.pitchers.push(PitcherLine {
                player,
                counts: Pitching::default(),
            });
        }
    }

    /// Its runs in an inning, in which it bats.
    pub(super) fn inning(&mut self, inning: u8) -> Option<&mut u16> {
        let inning = usize::from(inning);
        if self.innings.len() < inning {
            self.innings.resize(inning, None);
        }
        let runs = self.innings.get_mut(inning.checked_sub(1)?)?;
        Some(runs.get_or_insert(0))
    }

    fn holds(&self, place: usize, player: LineupId) -> bool {
        let line = self.now[place].map(|line| &self.players[usize::from(line)]);
        line.is_some_and(|line| line.player == player)
    }

    fn move_from_the_mound(&mut self, place: usize, slot: Option<BattingSlot>) {
        let Some(line) = self.now[0] else { return };
        let sequence = self.next_sequence(slot);
        let moved = &mut self.players[usize::from(line)];
        moved.slot = slot;
        moved.sequence = sequence;
        self.now[0] = None;
        self.take_place(place, Some(line));
    }

    /// The man of this line is in this place now, and whoever was is out of the game.
    fn take_place(&mut self, place: usize, line: Option<u8>) {
        let left = std::mem::replace(&mut self.now[place], line);
        for fields in &mut self.fields {
            fields.take_if(|line| left == Some(*line));
        }
    }

    fn enter(&mut self, player: LineupId, slot: Option<BattingSlot>, duty: Duty) {
        let sequence = self.next_sequence(slot);
        let line = self.players.len();
        self.players.push(PlayerLine {
            player,
            slot,
            sequence,
            starter: sequence == 1,
            duties: Vec::with_capacity(2),
            batting: Batting::default(),
            fielding: [None; 9],
        });
        self.take_place(index(slot), u8::try_from(line).ok());
        self.on(Some(line), duty);
    }

    fn next_sequence(&self, slot: Option<BattingSlot>) -> u8 {
        let before = self.players.iter().filter(|line| line.slot == slot);
        u8::try_from(before.count() + 1).unwrap_or(u8::MAX)
    }

    fn on(&mut self, line: Option<usize>, duty: Duty) {
        let Some(line) = line else { return };
        self.nine_have_played = false;
        let number = u8::try_from(line).ok();
        let line = &mut self.players[line];
        line.duties.push(duty);
        if let Duty::Fields(position) = duty {
            line.fielding[position as usize].get_or_insert_default();
            self.fields[position as usize] = number;
        }
    }

    /// Whoever bats or runs for the designated hitter is one himself.
    pub(super) fn inherits_designated_hitter(&mut self, slot: Option<BattingSlot>) {
        self.on(
            self.now[index(slot)].map(usize::from),
            Duty::DesignatedHitter,
        );
    }

    /// What the man in this place is in the game for now.
    pub fn duty(&self, slot: BattingSlot) -> Option<Duty> {
        let line = self.now[index(Some(slot))]?;
        self.players[usize::from(line)].duties.last().copied()
    }

    /// The man now in this place.
    pub fn line(&self, slot: Option<BattingSlot>) -> Option<&PlayerLine> {
        self.now[index(slot)].map(|line| &self.players[usize::from(line)])
    }

    /// What a batter has done; the last of his lines, if he has been in several places.
    pub(super) fn batting(&mut self, player: LineupId) -> Option<&mut Batting> {
        let mut lines = self.players.iter_mut().rev();
        lines
            .find(|line| line.player == player && line.slot.is_some())
            .map(|line| &mut line.batting)
    }

    /// A play, for everybody in the field: they were there, and this many outs were made meanwhile.
    pub(super) fn nine_play(&mut self, lineup: &Lineup, outs: u16) {
        if outs == 0 && self.nine_have_played {
            return;
        }
        for position in Position::ALL {
            if let Some(line) = self.fielding(lineup.fielder(position), position) {
                line.played = true;
                line.outs += outs;
            }
        }
        self.nine_have_played = true;
    }

    /// What the man at this position has done there.
    #[inline]
    pub(super) fn fielding(
        &mut self,
        player: LineupId,
        position: Position,
    ) -> Option<&mut Fielding> {
        let is_his = |line: &usize| self.players[*line].player == player;
        let known = self.fields[position as usize].map(usize::from);
        let line = known.filter(is_his).or_else(|| {
            // He stands in for the man he batted or ran for, who was there.
            let mut lines = self.now.iter().flatten().map(|line| usize::from(*line));
            lines.find(is_his)
        })?;
        self.players[line].fielding[position as usize].as_mut()
    }

    /// What a pitcher has done; the last of his lines, if he has several.
    pub(super) fn pitching(&mut self, player: LineupId) -> Option<&mut Pitching> {
        let mut lines = self.pitchers.iter_mut().rev();
        lines
            .find(|line| line.player == player)
            .map(|line| &mut line.counts)
    }

    /// Whoever pitches now.
    pub(super) fn on_the_mound(&mut self) -> Option<&mut Pitching> {
        self.pitchers.last_mut().map(|line| &mut line.counts)
    }
}

/// 0 for a pitcher who does not bat, 1 to 9 for a place in the order.
fn index(slot: Option<BattingSlot>) -> usize {
    slot.map_or(0, |slot| usize::from(slot.number()))
}
