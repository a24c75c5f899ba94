//! Double switches: two or more men come in at once and share out the places of those who leave.

use super::{eligible, from_the_bench, has_pitched_enough, illegal};
use crate::command::DoubleSwitch;
use crate::lineup::BattingSlot;
use crate::player::LineupId;
use crate::position::Position;
use crate::rejection::{IllegalSubstitution, Rejection};
use crate::state::GameState;
use crate::team::Team;
use arrayvec::ArrayVec;

/// The field at fault, whichever of the replacements it is in.
const FIELD: &str = "replacements";

pub(super) fn permit(
    state: &GameState,
    team: Team,
    switch: &DoubleSwitch,
) -> Result<(), Rejection> {
    let lineup = state.lineup(team);
    // With a designated hitter the pitcher has no slot to exchange.
    if lineup.designated_hitter().is_some() {
        return illegal(FIELD, IllegalSubstitution::DoubleSwitchWithDesignatedHitter);
    }
    let mut positions: ArrayVec<Position, 9> = ArrayVec::new();
    let mut slots: ArrayVec<BattingSlot, 9> = ArrayVec::new();
    for man in switch.replacements() {
        // Without a designated hitter everybody in the game fields and bats.
        match (lineup.position_of(man.out), lineup.slot_of(man.out)) {
            (Some(position), Some(slot)) => {
                positions.push(position);
                slots.push(slot);
            }
            (Some(_) | None, _) => {
                return illegal(FIELD, IllegalSubstitution::NotInTheField(man.out));
            }
        }
        from_the_bench(state, team, FIELD, man.r#in)?;
    }
    let men = switch.replacements();
    if !distinct(men.clone().map(|man| man.out)) || !distinct(men.clone().map(|man| man.r#in)) {
        return illegal(FIELD, IllegalSubstitution::SameMan);
    }
    let taken = men.clone().map(|man| man.position);
    let batting = men.filter_map(|man| man.slot.or_else(|| lineup.slot_of(man.out)));
    if !same(positions.iter().copied(), taken) || !same(slots.into_iter(), batting) {
        return illegal(FIELD, IllegalSubstitution::PlacesNotShared);
    }
    if positions.contains(&Position::Pitcher) {
        has_pitched_enough(state, team, FIELD)?;
    }
    for man in switch.replacements() {
        eligible(state, FIELD, man.r#in, man.position)?;
    }
    Ok(())
}

fn distinct(ids: impl Iterator<Item = LineupId>) -> bool {
    let mut seen: ArrayVec<LineupId, 9> = ArrayVec::new();
    ids.take(seen.capacity()).all(|id| {
        let is_new = !seen.contains(&id);
        seen.push(id);
        is_new
    })
}

/// Whether these are the same, in whatever order.
fn same<T: Ord>(left: impl Iterator<Item = T>, taken: impl Iterator<Item = T>) -> bool {
    let sorted = |items: &mut ArrayVec<T, 9>| items.sort_unstable();
    let mut left: ArrayVec<T, 9> = left.take(9).collect();
    let mut taken: ArrayVec<T, 9> = taken.take(9).collect();
    sorted(&mut left);
    sorted(&mut taken);
    left == taken
}
