//! What the file has said of a team's lineup, and what it still has to say.

use crate::record::Duty;
use bandbox_engine::command::Substitution;
use bandbox_engine::lineup::{BattingSlot, Lineup};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::{Position, Role};
use bandbox_engine::scored;

/// A `start` or a `sub`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) player: LineupId,
    /// None for a pitcher who does not bat.
    pub(super) slot: Option<BattingSlot>,
    pub(super) duty: Duty,
}

/// A team's lineup as a reader of the file knows it.
pub(super) struct Written {
    starters: Vec<Change>,
    /// The nine in the order, and the pitcher who does not bat.
    now: Vec<Change>,
}

impl Written {
    /// Begins with who starts.
    pub(super) fn starting(lineup: &Lineup) -> Self {
        let starters = entries(lineup);
        Self {
            now: starters.clone(),
            starters,
        }
    }

    pub(super) fn starters(&self) -> &[Change] {
        &self.starters
    }

    /// A substitution: who came in or changed his part by it. A man who bats or runs for another has no position
    /// until his team takes the field.
    pub(super) fn substituted(
        &mut self,
        substitution: &Substitution,
        before: &Lineup,
        now: &Lineup,
    ) -> Vec<Change> {
        let came_in = match substitution {
            Substitution::PinchHitter { r#in, .. } => Some((*r#in, Duty::PinchHitter)),
            Substitution::PinchRunner { r#in, .. } => Some((*r#in, Duty::PinchRunner)),
            Substitution::Pitcher { .. }
            | Substitution::Fielder { .. }
            | Substitution::DoubleSwitch(_) => None,
        };
        let before = entries(before);
        let new = entries(now).into_iter();
        let new = new.filter(|entry| !before.contains(entry));
        let changes = new.filter_map(|entry| match came_in {
            Some((player, duty)) if entry.player == player && entry.slot.is_some() => {
                Some(Change { duty, ..entry })
            }
            Some(_) => None,
            None => Some(entry),
        });
        self.write(changes.collect())
    }

    /// Everybody takes the field: whoever stands elsewhere than the file says has changed his position.
    pub(super) fn take_the_field(&mut self, lineup: &Lineup) -> Vec<Change> {
        let said = |entry: &Change| {
            let known = self.now.iter().find(|known| known.slot == entry.slot);
            known.is_some_and(|known| known.player == entry.player && known.means(entry.duty))
        };
        let changes = entries(lineup).into_iter().filter(|entry| !said(entry));
        self.write(changes.collect())
    }

    fn write(&mut self, changes: Vec<Change>) -> Vec<Change> {
        for change in &changes {
            // A man whose position another takes stands nowhere until the file says where.
            let displaces = |known: &Change| {
                let position = matches!(known.duty, Duty::Fields(_)) && known.duty == change.duty;
                position || known.slot == change.slot || known.player == change.player
            };
            self.now.retain(|known| !displaces(known));
            self.now.push(*change);
            // With a pitcher in the order nobody pitches who does not bat.
            if change.duty == Duty::Fields(Position::Pitcher) && change.slot.is_some() {
                self.now.retain(|known| known.slot.is_some());
            }
        }
        changes
    }
}

impl Change {
    /// A change that a scorer entered.
    pub(super) const fn of(change: &scored::Change) -> Self {
        Self {
            player: change.player,
            slot: change.slot,
            duty: match change.duty {
                scored::Duty::Fields(position) => Duty::Fields(position),
                scored::Duty::DesignatedHitter => Duty::DesignatedHitter,
                scored::Duty::PinchHitter => Duty::PinchHitter,
                scored::Duty::PinchRunner => Duty::PinchRunner,
            },
        }
    }

    /// Whether nothing more must be said of a man who does this: whoever bats or runs for the designated hitter is
    /// one himself.
    fn means(&self, duty: Duty) -> bool {
        self.duty == duty
            || duty == Duty::DesignatedHitter
                && matches!(self.duty, Duty::PinchHitter | Duty::PinchRunner)
    }
}

/// The nine in the order, and the pitcher if he does not bat.
fn entries(lineup: &Lineup) -> Vec<Change> {
    let card = lineup.card();
    let mut entries: Vec<_> = BattingSlot::all()
        .map(|slot| Change {
            player: card.batter(slot),
            slot: Some(slot),
            duty: match card.role_at(slot) {
                Role::Fields(position) => Duty::Fields(position),
                Role::DesignatedHitter => Duty::DesignatedHitter,
            },
        })
        .collect();
    if card.designated_hitter.is_some() {
        entries.push(Change {
            player: card.pitcher(),
            slot: None,
            duty: Duty::Fields(Position::Pitcher),
        });
    }
    entries
}
