//! What a change of players makes of the lineup, where it is more than one man in the place of another: a
//! designated hitter who is lost, a two-way starter who is replaced by halves, a double switch.

use crate::command::{DoubleSwitch, Substitution};
use crate::lineup::{Lineup, LineupCard};
use crate::player::LineupId;
use crate::position::Position;

/// The card after a substitution; `None` when whoever comes in takes the very place of the man who leaves.
pub(super) fn after(lineup: &Lineup, substitution: &Substitution) -> Option<LineupCard> {
    match substitution {
        Substitution::PinchHitter { out, r#in } | Substitution::PinchRunner { out, r#in } => {
            pinch(lineup, *out, *r#in)
        }
        Substitution::Pitcher { out, r#in } => pitcher(lineup, *out, *r#in),
        Substitution::Fielder {
            out,
            r#in,
            position,
        } => fielder(lineup, *out, *r#in, *position),
        Substitution::DoubleSwitch(switch) => Some(double_switch(lineup, switch)),
    }
}

fn pinch(lineup: &Lineup, out: LineupId, r#in: LineupId) -> Option<LineupCard> {
    let slot = lineup.slot_of(out)?;
    let mut card = lineup.card();
    if r#in == lineup.pitcher() {
        // He bats for himself from now on. Whoever batted for him fields for the man who left, or leaves.
        let position = lineup.position_of(out);
        if let (Some(position), Some(hitter)) = (position, lineup.designated()) {
            card.field(position, hitter);
        }
        card.bat(slot, r#in);
        card.designated_hitter = None;
        return Some(card);
    }
    // Another bats for a two-way starter, who goes on pitching.
    (lineup.two_way() == Some(out)).then(|| {
        card.bat(slot, r#in);
        card
    })
}

fn pitcher(lineup: &Lineup, out: LineupId, r#in: LineupId) -> Option<LineupCard> {
    let mut card = lineup.card();
    card.field(Position::Pitcher, r#in);
    if lineup.designated() == Some(r#in) {
        card.designated_hitter = None;
        return Some(card);
    }
    // Another pitches for a two-way starter, who goes on batting.
    (lineup.two_way() == Some(out)).then_some(card)
}

fn fielder(
    lineup: &Lineup,
    out: LineupId,
    r#in: LineupId,
    position: Position,
) -> Option<LineupCard> {
    if lineup.designated() != Some(r#in) {
        return None;
    }
    let mut card = lineup.card();
    card.field(position, r#in);
    card.bat(lineup.slot_of(out)?, lineup.pitcher());
    card.designated_hitter = None;
    Some(card)
}

fn double_switch(lineup: &Lineup, switch: &DoubleSwitch) -> LineupCard {
    let mut card = lineup.card();
    for man in switch.replacements() {
        card.field(man.position, man.r#in);
        if let Some(slot) = man.slot.or_else(|| lineup.slot_of(man.out)) {
            card.bat(slot, man.r#in);
        }
    }
    card
}

/// The card after two fielders have exchanged their positions. A pitcher who leaves the mound bats for himself,
/// in the place of whoever batted for him.
pub(super) fn swapped(lineup: &Lineup, one: LineupId, other: LineupId) -> LineupCard {
    let mut card = lineup.card();
    let pitcher = lineup.pitcher();
    if let (Some(first), Some(second)) = (lineup.position_of(one), lineup.position_of(other)) {
        card.field(first, other);
        card.field(second, one);
    }
    if one == pitcher || other == pitcher {
        if let Some(slot) = card.designated_hitter {
            card.bat(slot, pitcher);
        }
        card.designated_hitter = None;
    }
    card
}
