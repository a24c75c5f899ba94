//! Lineups as a scorer writes them down: line by line, each true only together with the others.

use super::entry::{Change, Duty};
use super::fault::ScoringFault;
use crate::bases::Base;
use crate::lineup::Lineup;
use crate::position::Position;
use crate::state::GameState;
use crate::team::Team;

/// Whether a man can come in so.
pub(super) fn permit(state: &GameState, change: &Change) -> Result<(), ScoringFault> {
    let player = change.player;
    let team = player.team();
    if state.player(player).is_none() {
        return Err(ScoringFault::NotOnRoster(player));
    }
    let lineup = state.lineup(team);
    let Some(slot) = change.slot else {
        return match change.duty {
            Duty::Fields(Position::Pitcher) if lineup.designated_hitter().is_some() => Ok(()),
            Duty::Fields(_) | Duty::DesignatedHitter | Duty::PinchHitter | Duty::PinchRunner => {
                Err(ScoringFault::BatsNowhere(player))
            }
        };
    };
    if let Some(bats) = lineup.slot_of(player)
        && bats != slot
    {
        return Err(ScoringFault::BatsElsewhere { player, bats });
    }
    match change.duty {
        Duty::Fields(_) | Duty::DesignatedHitter => Ok(()),
        Duty::PinchHitter => {
            let due = state.due_up(team);
            if team == state.batting() && slot == due {
                Ok(())
            } else {
                Err(ScoringFault::NotAtBat(due))
            }
        }
        Duty::PinchRunner => {
            let out = lineup.batter(slot);
            let on_base = state.bases().runners().any(|(_, runner)| runner == out);
            if on_base {
                Ok(())
            } else {
                Err(ScoringFault::NotOnBase(out))
            }
        }
    }
}

/// Writes a man down.
pub(super) fn enter(state: &mut GameState, change: &Change) {
    let lineup = &mut state.now.lineups[change.player.team()];
    if change.duty == Duty::PinchRunner
        && let Some(slot) = change.slot
    {
        let out = lineup.batter(slot);
        let stands = |base: &Base| state.now.bases.runner(*base) == Some(out);
        if let Some(base) = Base::ALL.into_iter().find(stands) {
            state.now.bases.put(base, change.player);
        }
    }
    lineup.enter(change.player, change.slot, change.duty);
}

/// The first position at which nobody stands who is in the game, or somebody who stands elsewhere too.
pub(super) fn undefended(lineup: &Lineup) -> Option<Position> {
    Position::ALL.into_iter().find(|&position| {
        let fielder = lineup.fielder(position);
        let bats = lineup.slot_of(fielder).is_some();
        let is_batted_for = position == Position::Pitcher && lineup.designated_hitter().is_some();
        let stands_elsewhere = lineup.position_of(fielder) != Some(position);
        stands_elsewhere || !(bats || is_batted_for)
    })
}

/// Nine men in the field.
pub(super) fn field_is_full(state: &GameState) -> Result<(), ScoringFault> {
    let team: Team = state.fielding();
    match undefended(state.lineup(team)) {
        None => Ok(()),
        Some(position) => Err(ScoringFault::Undefended { team, position }),
    }
}
