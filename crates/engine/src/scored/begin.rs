//! The beginning of a game that is scored.

use super::fault::{LineupFault, ScoringFault};
use crate::dice::fairness::EntropyShare;
use crate::hex::Hex32;
use crate::lineup::{BattingSlot, Lineup};
use crate::player::LineupId;
use crate::position::{ByPosition, Position, Role};
use crate::progress::Progress;
use crate::setup::{GameSetup, ROSTER_MAX, Rosters, TeamSetup};
use crate::state::{GameState, Phase};
use crate::stint::PitcherStint;
use crate::take_back::TakeBack;
use crate::team::{ByTeam, Team};
use crate::terms::Terms;
use std::sync::Arc;

/// The state before the first pitch.
///
/// Ratings mean nothing here, and each team says for itself whether a designated hitter bats for its pitcher: it
/// has a `starting_pitcher` then, who may be the designated hitter himself.
///
/// # Errors
/// [`ScoringFault::Lineup`] when a team does not have nine men in the order and one at each position.
pub fn begin(setup: GameSetup) -> Result<GameState, ScoringFault> {
    let of_team = |team: Team| {
        lineup(team, &setup.teams[team]).map_err(|fault| ScoringFault::Lineup { team, fault })
    };
    let lineups = ByTeam {
        away: of_team(Team::Away)?,
        home: of_team(Team::Home)?,
    };
    Ok(GameState {
        terms: Arc::new(Terms {
            options: setup.options,
            rosters: Arc::new(Rosters::of(setup)),
            // Nothing is rolled, so there is no secret to be bound to.
            commitment: Hex32([0; 32]),
            entropy: ByTeam::from_fn(|_| EntropyShare::None),
        }),
        next_roll: 0,
        now: Progress::none(Phase::EntryDue, lineups, PitcherStint::default()),
        off_the_mound: Vec::new(),
        take_back: TakeBack::default(),
    })
}

/// A team's lineup as the scorer has it: nine in the order, one at each position.
pub(crate) fn lineup(team: Team, setup: &TeamSetup) -> Result<Lineup, LineupFault> {
    if setup.roster.len() > ROSTER_MAX {
        let found = u16::try_from(setup.roster.len()).unwrap_or(u16::MAX);
        return Err(LineupFault::Roster(found));
    }
    let mut batting = [LineupId::new(team, 0); 9];
    let mut fielding: ByPosition<Option<LineupId>> = ByPosition::from_fn(|_| None);
    let mut designated_hitter = None;
    if setup.lineup.len() != batting.len() {
        let found = u8::try_from(setup.lineup.len()).unwrap_or(u8::MAX);
        return Err(LineupFault::NotNine(found));
    }
    for (place, (entry, slot)) in setup.lineup.iter().zip(BattingSlot::all()).enumerate() {
        let player = number(team, setup, &entry.player).ok_or(LineupFault::NotOnRoster(slot))?;
        if batting[..place].contains(&player) {
            return Err(LineupFault::BatsTwice(slot));
        }
        batting[place] = player;
        match entry.role {
            Role::DesignatedHitter => designated_hitter = Some(slot),
            Role::Fields(position) if fielding[position].is_none() => {
                fielding[position] = Some(player);
            }
            Role::Fields(position) => return Err(LineupFault::FilledTwice(position)),
        }
    }
    if let Some(pitcher) = &setup.starting_pitcher {
        if fielding[Position::Pitcher].is_some() {
            return Err(LineupFault::FilledTwice(Position::Pitcher));
        }
        fielding[Position::Pitcher] = number(team, setup, pitcher);
    }
    let mut nine = ByPosition::from_fn(|_| batting[0]);
    for position in Position::ALL {
        nine[position] = fielding[position].ok_or(LineupFault::Unfilled(position))?;
    }
    Ok(Lineup::new(batting, nine, designated_hitter))
}

fn number(team: Team, setup: &TeamSetup, player: &str) -> Option<LineupId> {
    let place = setup.roster.iter().position(|p| p.id == player)?;
    Some(LineupId::new(team, u8::try_from(place).ok()?))
}
