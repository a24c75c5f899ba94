//! The proof of a box score: sums that come out in every game that was played to its end.
//!
//! Rules: R-SCORE-PROOF, R-ER-AT-MOST-R.

use super::{BoxScore, Decision, TeamBox, sum};
use bandbox_engine::player::LineupId;
use bandbox_engine::team::Team;
use std::fmt;

/// Two counts that should be the same, or one that should not exceed the other, and do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imbalance {
    /// Whose.
    pub team: Team,
    /// What should be.
    pub law: &'static str,
    /// Its left side.
    pub left: u16,
    /// Its right side.
    pub right: u16,
}

impl fmt::Display for Imbalance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            team,
            law,
            left,
            right,
        } = self;
        write!(f, "{team}: {law}, but {left} is not {right}")
    }
}

impl BoxScore {
    /// What does not come out: nothing, for a game that ended in play. A game that was given up in the middle of
    /// an inning has men on base who are nowhere counted.
    pub fn imbalances(&self) -> Vec<Imbalance> {
        let mut found = Vec::new();
        for team in Team::ALL {
            let (own, other) = (&self.teams[team], &self.teams[team.opponent()]);
            let mut law = |law, left: u16, right: u16| {
                if left != right {
                    found.push(Imbalance {
                        team,
                        law,
                        left,
                        right,
                    });
                }
            };
            for (name, left, right) in equal(own, other) {
                law(name, left, right);
            }
            let runs = self.line_score.runs()[team];
            law("R = line score", own.batting_total(|c| c.runs), runs);
            let hits = self.line_score.hits()[team];
            law("H = line score", own.batting_total(|c| c.hits), hits);
            let errors = self.line_score.errors()[team];
            law("E = line score", own.fielding_total(|f| f.errors), errors);
            for pitcher in &own.pitching {
                let no_more = |left: u16, right: u16| (left, left.min(right));
                let (earned, most) = no_more(pitcher.earned_runs, pitcher.runs);
                law("ER is at most R", earned, most);
                let (scored, most) = no_more(pitcher.inherited_scored, pitcher.inherited_runners);
                law(
                    "inherited runners scored are at most those inherited",
                    scored,
                    most,
                );
            }
        }
        found
    }

    /// Whether exactly one pitcher has won, one of the other team has lost, and at most one has saved it for the
    /// winner: so in every decided game that was not forfeited.
    pub fn is_decided(&self) -> bool {
        let teams_with = |decision| {
            let pitchers = self.pitchers_with(decision);
            pitchers.map(LineupId::team).collect::<Vec<_>>()
        };
        let (won, lost) = (teams_with(Decision::Win), teams_with(Decision::Loss));
        let saved = teams_with(Decision::Save);
        match (won.as_slice(), lost.as_slice()) {
            ([winner], [loser]) => winner != loser && (saved.is_empty() || saved == [*winner]),
            (_, _) => false,
        }
    }
}

/// Sums that are equal, by name.
fn equal(own: &TeamBox, other: &TeamBox) -> [(&'static str, u16, u16); 9] {
    let batted = own.batting_total(|c| {
        sum([
            c.at_bats,
            c.walks,
            c.hit_by_pitch,
            c.sacrifice_hits,
            c.sacrifice_flies,
            c.interferences,
        ])
    });
    let appearances = own.batting_total(|c| c.plate_appearances);
    let runs = own.batting_total(|c| c.runs);
    let putouts = other.fielding_total(|f| f.putouts);
    let outs = other.pitching_total(|p| p.outs);
    [
        ("PA = AB + BB + HBP + SH + SF + CI", appearances, batted),
        (
            "PA and placed runners = R + LOB + opponents' PO",
            sum([batted, own.placed_runners]),
            sum([runs, own.left_on_base, putouts]),
        ),
        ("opponents' PO = outs pitched", putouts, outs),
        (
            "outs fielded = nine times outs pitched",
            other.fielding_total(|f| f.outs),
            outs.saturating_mul(9),
        ),
        (
            "PA = opponents' BF",
            appearances,
            other.pitching_total(|p| p.batters_faced),
        ),
        (
            "R = runs charged and placed",
            runs,
            sum([other.pitching_total(|p| p.runs), own.placed_runs]),
        ),
        (
            "H = hits allowed",
            own.batting_total(|c| c.hits),
            other.pitching_total(|p| p.hits),
        ),
        (
            "BB = walks allowed",
            own.batting_total(|c| c.walks),
            other.pitching_total(|p| p.walks),
        ),
        (
            "SO = strikeouts pitched",
            own.batting_total(|c| c.strikeouts),
            other.pitching_total(|p| p.strikeouts),
        ),
    ]
}
