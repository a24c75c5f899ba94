//! Pitchers tire. A tired pitcher's card gives up a single, runners two bases, wherever it has a dot.
//!
//! Only a pitcher whose endurance the server was told is watched. In a game with the managers' own cards they read
//! the dots; the state tells them whether to.
//!
//! Rules: R-TIRED-WATCH, R-TIRED-INNINGS, R-TIRED-HITS, R-TIRED-RUNS, R-TIRED-LIMIT, R-TIRED-STAYS, R-CLOSER-WHEN,
//! R-CLOSER-OUTS, R-CLOSER-TIRES, R-CLOSER-OVER.

use crate::charts::fatigue as chart;
use crate::endurance::Endurance;
use crate::play::Play;
use crate::state::GameState;
use crate::stint::PitcherStint;
use crate::team::Team;
use serde::{Deserialize, Serialize};

/// How a pitcher holds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Fatigue {
    /// Hits and walks do not tire him yet.
    Fresh,
    /// Hits and walks may tire him now.
    Vulnerable,
    /// The dots on his card count, to the end of the game.
    Tired,
}

/// What tired a pitcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum TiredBy {
    /// He was vulnerable, and let this many on within so many innings in a row, the present one the last.
    HitsAndWalks {
        /// Hits, walks and hit batsmen.
        count: u8,
        /// 1 to 3.
        innings: u8,
    },
    /// This many runs scored within so many innings in a row, the present one the last.
    Runs {
        /// Runs.
        count: u8,
        /// 1 to 3.
        innings: u8,
    },
    /// He has pitched the innings that he can pitch.
    Innings {
        /// How many.
        count: u8,
    },
    /// A hit or a walk in a closer situation, after the outs that he is good for.
    Closing,
    /// He was hurt, and would have left the game as a batter.
    Injury,
}

impl GameState {
    /// How a team's present pitcher holds up. `None` where nobody keeps watch: pitchers do not tire in this game,
    /// or the server was not told his endurance.
    pub fn fatigue(&self, team: Team) -> Option<Fatigue> {
        // An injury tires also whom nobody watches.
        if self.now.tired[team].contains(self.lineup(team).pitcher()) {
            return Some(Fatigue::Tired);
        }
        let endurance = self.endurance(team)?;
        Some(if self.is_vulnerable(team, endurance) {
            Fatigue::Vulnerable
        } else {
            Fatigue::Fresh
        })
    }

    /// What tires the pitcher on this play, which has not been applied yet.
    pub(crate) fn tires_on(&self, play: &Play) -> Option<TiredBy> {
        let team = self.fielding();
        let fatigue = self.fatigue(team)?;
        let mut stint = self.stint(team);
        stint.pitched(play);
        let lets_one_on = play.batter_result.counts_against_a_pitcher();
        let hits_and_walks = match fatigue {
            Fatigue::Tired => return None,
            Fatigue::Vulnerable if lets_one_on && self.closes(team) => Some(TiredBy::Closing),
            Fatigue::Vulnerable if lets_one_on => reached(&stint.let_on, &chart::HITS_AND_WALKS)
                .map(|(count, innings)| TiredBy::HitsAndWalks { count, innings }),
            Fatigue::Vulnerable | Fatigue::Fresh => None,
        };
        let runs = || {
            reached(&stint.runs, &chart::RUNS)
                .map(|(count, innings)| TiredBy::Runs { count, innings })
        };
        hits_and_walks.or_else(runs)
    }

    /// What tires the pitcher at the end of his inning.
    pub(crate) fn tires_after_inning(&self) -> Option<TiredBy> {
        let team = self.fielding();
        let endurance = self.endurance(team)?;
        let stint = self.stint(team);
        let spent = stint.innings >= lasts(stint, endurance);
        (spent && self.fatigue(team) != Some(Fatigue::Tired)).then_some(TiredBy::Innings {
            count: stint.innings,
        })
    }

    fn endurance(&self, team: Team) -> Option<Endurance> {
        let pitcher = self.player(self.lineup(team).pitcher())?;
        pitcher.endurance.filter(|_| self.options().fatigue)
    }

    fn is_vulnerable(&self, team: Team, endurance: Endurance) -> bool {
        let stint = self.stint(team);
        if self.closes(team) {
            stint.outs >= endurance.closer.unwrap_or(chart::UNRATED_CLOSER)
        } else {
            stint.innings >= tires_from(stint, endurance)
        }
    }

    /// Whether the pitcher is a reliever in a closer situation: in the last scheduled inning or later his team
    /// leads, and the tying run is on base or at bat.
    fn closes(&self, team: Team) -> bool {
        let score = self.score();
        let lead = score[team].saturating_sub(score[team.opponent()]);
        let on_base_and_at_bat = self.bases().runners().count() + 1;
        let in_reach = (1..=on_base_and_at_bat).contains(&usize::from(lead));
        let closing = team == self.fielding() && self.is_last_inning_or_later();
        closing && in_reach && !self.stint(team).started
    }
}

/// The inning of his own from which a pitcher may tire.
fn tires_from(stint: PitcherStint, endurance: Endurance) -> u8 {
    let rating = if stint.started {
        endurance.starter
    } else {
        endurance.reliever
    };
    rating.unwrap_or(chart::UNRATED)
}

/// The innings that he can pitch.
fn lasts(stint: PitcherStint, endurance: Endurance) -> u8 {
    match (stint.started, endurance.star) {
        (true, false) => chart::STARTER,
        (true, true) => chart::STARRED_STARTER,
        (false, _) => tires_from(stint, endurance).saturating_add(chart::RELIEVER_BEYOND_RATING),
    }
}

/// The least number of innings in a row, up to now, in which this much has come together.
fn reached(
    latest_first: &[u8; chart::INNINGS_COUNTED],
    enough: &[u8; chart::INNINGS_COUNTED],
) -> Option<(u8, u8)> {
    let sums = latest_first.iter().scan(0u8, |sum, count| {
        *sum = sum.saturating_add(*count);
        Some(*sum)
    });
    let mut reached = (1..)
        .zip(sums)
        .zip(enough)
        .filter(|((_, sum), enough)| sum >= enough);
    reached.next().map(|((innings, sum), _)| (sum, innings))
}
