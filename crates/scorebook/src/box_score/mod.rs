//! The official box score: what every man did at bat, in the field and on the mound.
//!
//! - `keeper`: the fold over the events, into the `book` of each team.
//! - `batting`, `fielding`, `pitching`, `notes`: what is counted.
//! - `runners`, `ghost`, `half`: who answers for a run, and whether it is earned.
//! - `decisions`: who won, lost and saved.
//! - `proof`: the sums that must come out.
//! - `print`: as a newspaper prints it.

mod batting;
mod book;
mod decisions;
mod fielding;
mod ghost;
mod half;
mod keeper;
mod notes;
mod pitching;
mod print;
mod proof;
mod runners;

pub(crate) use batting::has_stolen;
pub use batting::{BattingCounts, BattingLine, Entered, on_their_own};
pub use decisions::Standing;
pub use fielding::FieldingLine;
pub use half::RunAccount;
pub use keeper::Scorekeeper;
pub use notes::{ExtraBaseHit, FreePass, HurtPlayer, MultipleOut, Notes};
pub use pitching::{Decision, Innings, PitchingLine};
pub use proof::Imbalance;

use crate::line_score::LineScore;
use bandbox_engine::player::LineupId;
use bandbox_engine::setup::Rosters;
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Event, FoldError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A team's half of a box score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TeamBox {
    /// Its batting order, slot by slot and in each in order of appearance.
    pub batting: Vec<BattingLine>,
    /// Its fielders, position by position and at each in order of appearance.
    pub fielding: Vec<FieldingLine>,
    /// Its pitchers in order of appearance.
    pub pitching: Vec<PitchingLine>,
    /// What is printed under the box.
    pub notes: Notes,
    /// Runners it left on base in half-innings that have ended.
    pub left_on_base: u16,
    /// Runs earned off it by the other team, with one reconstruction a half-inning.
    pub earned_runs: u16,
    /// Its runners who were placed on second in extra innings.
    pub placed_runners: u16,
    /// Of these, those who scored: no pitcher is charged with their runs. Nobody, in a game that was really played: there
    /// a pitcher is, and they are not earned.
    pub placed_runs: u16,
}

impl TeamBox {
    /// The sum of a count over its batters.
    pub fn batting_total(&self, count: impl Fn(&BattingCounts) -> u16) -> u16 {
        sum(self.batting.iter().map(|line| count(&line.counts)))
    }

    /// The sum of a count over its fielders.
    pub fn fielding_total(&self, count: impl Fn(&FieldingLine) -> u16) -> u16 {
        sum(self.fielding.iter().map(count))
    }

    /// The sum of a count over its pitchers.
    pub fn pitching_total(&self, count: impl Fn(&PitchingLine) -> u16) -> u16 {
        sum(self.pitching.iter().map(count))
    }
}

fn sum(counts: impl IntoIterator<Item = u16>) -> u16 {
    counts.into_iter().fold(0, u16::saturating_add)
}

/// The box score of a game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BoxScore {
    /// Whether it counts.
    pub standing: Standing,
    /// Both teams.
    pub teams: ByTeam<TeamBox>,
    /// Runs by inning.
    pub line_score: LineScore,
}

impl BoxScore {
    /// The box score of a whole log at once.
    ///
    /// # Errors
    /// [`FoldError`] when the log does not begin with a legal creation.
    pub fn of<'a>(log: impl IntoIterator<Item = &'a Event>) -> Result<Self, FoldError> {
        let mut log = log.into_iter();
        let created = log.next().ok_or(FoldError::NoCreation)?;
        let mut keeper = Scorekeeper::begin(created)?;
        for event in log {
            keeper.record(event);
        }
        Ok(keeper.box_score())
    }

    /// The pitchers who are credited or charged with this, visitors first.
    pub fn pitchers_with(&self, decision: Decision) -> impl Iterator<Item = LineupId> + '_ {
        Team::ALL
            .into_iter()
            .flat_map(|team| &self.teams[team].pitching)
            .filter(move |line| line.decisions.contains(&decision))
            .map(|line| line.player)
    }

    /// The whole of it as a newspaper prints it, without a line break at its end.
    pub fn display<'a>(&'a self, rosters: &'a Rosters) -> impl fmt::Display + 'a {
        print::Page::new(self, rosters)
    }
}
