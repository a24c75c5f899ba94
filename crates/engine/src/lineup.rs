//! The nine who play, and who has already played, for one team.

use crate::player::LineupId;
use crate::position::{ByPosition, Position, Role};
use crate::roster_set::RosterSet;
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
/// With a designated hitter his slot bats and the pitcher has none; without, everyone who bats fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lineup {
    batting: [LineupId; 9],
    fielding: ByPosition<LineupId>,
    designated_hitter: Option<BattingSlot>,
    /// Those who have been in the game.
    used: RosterSet,
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
        for batter in &mut self.batting {
            if *batter == out {
                *batter = r#in;
            }
        }
        for position in Position::ALL {
            if self.fielding[position] == out {
                self.fielding[position] = r#in;
            }
        }
        self.used.insert(r#in);
    }
}
