//! The nine who play, and who has already played, for one team.

use crate::player::LineupId;
use crate::position::{ByPosition, Position, Role};
use crate::roster_set::RosterSet;
use crate::scored::Duty;
use serde::{Deserialize, Serialize};

/// A place in the batting order, 1 to 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "u8"),
    ts(type = "number")
)]
pub struct BattingSlot(u8);

impl BattingSlot {
    /// The leadoff man.
    pub const LEADOFF: Self = Self(1);

    /// 1 to 9.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The slot that bats next.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 % 9 + 1)
    }

    /// The slot that batted before.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self((self.0 + 7) % 9 + 1)
    }

    /// All nine in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=9).map(Self)
    }

    const fn index(self) -> usize {
        self.0 as usize - 1
    }
}

impl From<BattingSlot> for u8 {
    fn from(slot: BattingSlot) -> Self {
        slot.0
    }
}

impl TryFrom<u8> for BattingSlot {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            1..=9 => Ok(Self(number)),
            0 | 10.. => Err(format!(
                "{number} is not a place in the batting order; it is 1 to 9"
            )),
        }
    }
}

/// A team's players in the game: who bats where, who plays where, who has been used.
///
/// With a designated hitter his slot bats and the pitcher has none, but for a two-way starter who bats for himself;
/// without, everyone who bats fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lineup {
    batting: [LineupId; 9],
    fielding: ByPosition<LineupId>,
    designated_hitter: Option<BattingSlot>,
    /// Those who have been in the game.
    used: RosterSet,
    /// The two-way starter who has given up one of his two parts, the mound or the bat, and may not have it back.
    halved: Option<LineupId>,
}

/// Who bats and who fields: what a manager hands the umpire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineupCard {
    /// The nine who bat, in order.
    pub batting: [LineupId; 9],
    /// The nine who field, in the scorer's order of positions.
    pub fielding: [LineupId; 9],
    /// The designated hitter's slot, while the team has one.
    pub designated_hitter: Option<BattingSlot>,
}

impl LineupCard {
    /// Who bats in this slot.
    pub const fn batter(&self, slot: BattingSlot) -> LineupId {
        self.batting[slot.index()]
    }

    /// Who pitches.
    pub const fn pitcher(&self) -> LineupId {
        self.fielding[Position::Pitcher as usize]
    }

    /// What the man in this slot does. A two-way starter bats as his own designated hitter.
    pub fn role_at(&self, slot: BattingSlot) -> Role {
        if self.designated_hitter == Some(slot) {
            return Role::DesignatedHitter;
        }
        let mut positions = Position::ALL.into_iter().zip(self.fielding);
        let position = positions.find(|(_, id)| *id == self.batter(slot));
        position.map_or(Role::DesignatedHitter, |(position, _)| {
            Role::Fields(position)
        })
    }

    /// Writes a man into a slot.
    pub(crate) const fn bat(&mut self, slot: BattingSlot, id: LineupId) {
        self.batting[slot.index()] = id;
    }

    /// Writes a man in at a position.
    pub(crate) const fn field(&mut self, position: Position, id: LineupId) {
        self.fielding[position as usize] = id;
    }
}

impl Lineup {
    pub(crate) fn new(
        batting: [LineupId; 9],
        fielding: ByPosition<LineupId>,
        designated_hitter: Option<BattingSlot>,
    ) -> Self {
        let mut lineup = Self {
            batting,
            fielding,
            designated_hitter,
            used: RosterSet::default(),
            halved: None,
        };
        for id in batting {
            lineup.used.insert(id);
        }
        lineup.used.insert(fielding[Position::Pitcher]);
        lineup
    }

    /// Who bats in this slot.
    pub const fn batter(&self, slot: BattingSlot) -> LineupId {
        self.batting[slot.index()]
    }

    /// Who plays this position.
    pub fn fielder(&self, position: Position) -> LineupId {
        self.fielding[position]
    }

    /// Who pitches.
    pub fn pitcher(&self) -> LineupId {
        self.fielder(Position::Pitcher)
    }

    /// The designated hitter's slot, while the team has one.
    pub const fn designated_hitter(&self) -> Option<BattingSlot> {
        self.designated_hitter
    }

    /// Who bats for the pitcher, while somebody does.
    pub fn designated(&self) -> Option<LineupId> {
        self.designated_hitter.map(|slot| self.batter(slot))
    }

    /// The two-way starter, while he pitches and bats for himself.
    pub fn two_way(&self) -> Option<LineupId> {
        self.designated().filter(|id| *id == self.pitcher())
    }

    /// Whether he was the two-way starter and has given up the mound or the bat.
    pub(crate) fn is_halved(&self, id: LineupId) -> bool {
        self.halved == Some(id)
    }

    /// As the manager would write it down.
    pub fn card(&self) -> LineupCard {
        LineupCard {
            batting: self.batting,
            fielding: Position::ALL.map(|position| self.fielding[position]),
            designated_hitter: self.designated_hitter,
        }
    }

    /// The slot in which a player bats.
    pub fn slot_of(&self, id: LineupId) -> Option<BattingSlot> {
        BattingSlot::all().find(|&slot| self.batter(slot) == id)
    }

    /// The position a player plays.
    pub fn position_of(&self, id: LineupId) -> Option<Position> {
        Position::ALL
            .into_iter()
            .find(|&position| self.fielder(position) == id)
    }

    /// What a player does; none when he is not in the game.
    pub fn role_of(&self, id: LineupId) -> Option<Role> {
        match self.position_of(id) {
            Some(position) => Some(Role::Fields(position)),
            None => self.slot_of(id).map(|_| Role::DesignatedHitter),
        }
    }

    /// Whether he is in the game now.
    pub fn is_in_game(&self, id: LineupId) -> bool {
        self.role_of(id).is_some()
    }

    /// Whether he has been in the game, now or before. Whoever has may not come in again.
    pub const fn has_played(&self, id: LineupId) -> bool {
        self.used.contains(id)
    }

    /// Puts a man in wherever another was: in his slot, at his position, or both.
    pub(crate) fn replace(&mut self, out: LineupId, r#in: LineupId) {
        let mut card = self.card();
        for place in card.batting.iter_mut().chain(&mut card.fielding) {
            if *place == out {
                *place = r#in;
            }
        }
        self.hand_in(&card);
    }

    /// Writes a man down in his place and at his position, as a scorer does. Whoever stood there before stands
    /// there no more; a position that he leaves keeps him until somebody else takes it.
    pub(crate) fn enter(&mut self, player: LineupId, slot: Option<BattingSlot>, duty: Duty) {
        if let Some(slot) = slot {
            self.batting[slot.index()] = player;
        }
        match duty {
            Duty::Fields(position) => {
                self.fielding[position] = player;
                // A pitcher who bats, or a designated hitter who fields, leaves nobody to bat for.
                let bats_for_himself = position == Position::Pitcher && slot.is_some();
                if bats_for_himself || slot.is_some() && slot == self.designated_hitter {
                    self.designated_hitter = None;
                }
            }
            Duty::DesignatedHitter => self.designated_hitter = slot,
            Duty::PinchHitter | Duty::PinchRunner => (),
        }
        self.used.insert(player);
    }

    /// Takes over what the card says.
    pub(crate) fn hand_in(&mut self, card: &LineupCard) {
        let two_way = self.two_way();
        self.batting = card.batting;
        self.fielding = ByPosition::from_fn(|position| card.fielding[position as usize]);
        self.designated_hitter = card.designated_hitter;
        if two_way != self.two_way() && self.designated_hitter.is_some() {
            self.halved = two_way;
        }
        for id in card.batting.into_iter().chain(card.fielding) {
            self.used.insert(id);
        }
    }
}
