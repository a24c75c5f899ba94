//! Who won, who lost, who saved it.
//!
//! Rules: R-SCORE-WIN, R-SCORE-WIN-STARTER, R-SCORE-WIN-BRIEF, R-SCORE-LOSS, R-SCORE-SAVE, R-SCORE-HOLD, R-SCORE-
//! BLOWN-SAVE.

use super::book::Book;
use super::pitching::{Appearance, Decision};
use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::player::LineupId;
use bandbox_engine::team::{ByTeam, Team};
use serde::{Deserialize, Serialize};

/// The lead that a team took and has not lost since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) team: Team,
    /// The pitcher of the team that went ahead, the last to have pitched for it.
    pub(super) ahead: LineupId,
    /// The pitcher who answers for the run that put it ahead.
    pub(super) behind: LineupId,
}

/// Whether the statistics of a game count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The game is not over.
    Unfinished,
    /// They count.
    Counts,
    /// They are kept apart: the game was abandoned, or forfeited before it was of regulation length.
    KeptApart,
}

/// The end of a game, as far as it matters to its pitchers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Final {
    pub(super) result: GameResult,
    pub(super) last: HalfInning,
    /// Runs as they were scored.
    pub(super) score: ByTeam<u16>,
    /// Scheduled innings.
    pub(super) innings: u8,
}

impl Final {
    pub(super) fn standing(&self) -> Standing {
        match self.result.ending {
            Ending::Regulation | Ending::WalkOff | Ending::Mercy | Ending::Called => {
                Standing::Counts
            }
            Ending::Forfeit(_) if self.was_of_regulation_length() => Standing::Counts,
            Ending::Forfeit(_) | Ending::Abandoned => Standing::KeptApart,
        }
    }

    /// Half of the scheduled innings, rounded up, are over; the hosts need not have batted in the last of them when
    /// they lead.
    fn was_of_regulation_length(&self) -> bool {
        let needed = self.innings.div_ceil(2);
        let visitors_done = match self.last.half {
            Half::Top => self.last.inning.saturating_sub(1),
            Half::Bottom => self.last.inning,
        };
        let hosts_done = self.last.inning.saturating_sub(1);
        hosts_done >= needed || visitors_done >= needed && self.score.home > self.score.away
    }

    /// The team whose pitchers share a win: the winner, but not of a forfeit that counts for nothing or that came
    /// when it was not ahead.
    fn winner(&self) -> Option<Team> {
        let winner = self.result.winner?;
        let ahead = self.score[winner] > self.score[winner.opponent()];
        (ahead && self.standing() == Standing::Counts).then_some(winner)
    }

    /// The outs a starter needs for a win: five innings, in a game of five or fewer one less than its length.
    fn starter_needs(&self) -> u16 {
        let innings = match self.last.inning {
            6.. => 5,
            shorter @ 0..6 => shorter.saturating_sub(1),
        };
        u16::from(innings) * 3
    }
}

/// What each pitcher of a team is credited or charged with, in order.
pub(super) fn decisions(
    book: &Book,
    team: Team,
    lead: Option<Lead>,
    end: Option<&Final>,
) -> Vec<Vec<Decision>> {
    let lead = lead.filter(|lead| end.and_then(Final::winner) == Some(lead.team));
    let winner = end
        .zip(lead)
        .filter(|(_, lead)| lead.team == team)
        .and_then(|(end, lead)| winner(&book.pitching, lead.ahead, end.starter_needs()));
    let loser = lead
        .filter(|lead| lead.team != team)
        .map(|lead| lead.behind);
    let last = book.now_pitching().map(|last| last.line.player);
    let decided = |(place, pitcher): (usize, &Appearance)| {
        let won = winner == Some(place);
        let finished = last == Some(pitcher.line.player);
        let saved = winner.is_some() && finished && !won && has_saved(pitcher);
        let in_time = pitcher.came_in_to_save();
        let held = in_time && !finished && !won && !pitcher.lost_the_lead && pitcher.line.outs > 0;
        let blown = in_time && pitcher.lost_the_lead;
        [
            (blown, Decision::BlownSave),
            (won, Decision::Win),
            (loser == Some(pitcher.line.player), Decision::Loss),
            (saved, Decision::Save),
            (held, Decision::Hold),
        ]
        .into_iter()
        .filter_map(|(earned, decision)| earned.then_some(decision))
        .collect()
    };
    book.pitching.iter().enumerate().map(decided).collect()
}

fn has_saved(pitcher: &Appearance) -> bool {
    let outs = pitcher.line.outs;
    !pitcher.lost_the_lead && pitcher.relieved.is_some_and(|s| s.is_saved_with(outs))
}

/// The winner's place among the pitchers of his team.
fn winner(pitchers: &[Appearance], of_record: LineupId, starter_needs: u16) -> Option<usize> {
    let place = pitchers.iter().position(|p| p.line.player == of_record)?;
    if place == 0 && pitchers.len() > 1 && pitchers[0].line.outs < starter_needs {
        return most_effective(&pitchers[1..]).map(|place| place + 1);
    }
    let brief_and_ineffective =
        |p: &Appearance| p.relieved.is_some() && p.line.outs < 3 && p.line.earned_runs >= 2;
    let next = pitchers[place..]
        .iter()
        .position(|p| !brief_and_ineffective(p));
    Some(place + next.unwrap_or(0))
}

/// Most outs, then fewest runs, then the earliest.
fn most_effective(relievers: &[Appearance]) -> Option<usize> {
    let rank = |p: &Appearance| (std::cmp::Reverse(p.line.outs), p.line.runs);
    (0..relievers.len()).min_by_key(|place| rank(&relievers[*place]))
}
