//! The chance of the hosts in every situation, worked out backwards from the end of the game.
//!
//! Both teams are the same, so one table of paths is for both. Within a half-inning a play brings a run, an out, or a runner further,
//! so there is an order in which each situation needs only those that are known.

use super::scout::{Path, Paths, SITUATIONS, progress};

/// Innings of a game; the last stands for those that follow it.
pub(super) const INNINGS: usize = 9;

/// The farthest that the hosts are ahead or behind on the page; more is as much.
pub(super) const MARGIN: usize = 10;

/// So far ahead a team has won.
const DECIDED: usize = 40;

/// The chances of one half-inning: by situation, then by how far the hosts are ahead.
type Chances = Vec<[f64; 2 * DECIDED + 1]>;

/// The page: for each half by inning, situation and margin, in ten-thousandths.
#[derive(Debug)]
pub(super) struct Solved {
    pub(super) top: Vec<Vec<Vec<u16>>>,
    pub(super) bottom: Vec<Vec<Vec<u16>>>,
}

/// Who bats in a half-inning, and when it ends the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Batting {
    /// The visitors.
    Visitors,
    /// The hosts, before the last inning.
    Hosts,
    /// The hosts, who win as soon as they are ahead.
    HostsLast,
}

/// Works it out.
pub(super) fn solve(paths: &Paths) -> Solved {
    let mut halves = last_inning(paths, tie_after_nine(paths));
    let mut solved = Solved {
        top: vec![page(&halves.0)],
        bottom: vec![page(&halves.1)],
    };
    for _ in 1..INNINGS {
        let next = halves.0[0];
        let bottom = half(paths, Batting::Hosts, |margin| next[margin]);
        let top = half(paths, Batting::Visitors, |margin| bottom[0][margin]);
        solved.top.insert(0, page(&top));
        solved.bottom.insert(0, page(&bottom));
        halves = (top, bottom);
    }
    solved
}

/// The chance when it is tied after the last inning. An inning that follows is as the last, so it is a + b times itself.
fn tie_after_nine(paths: &Paths) -> f64 {
    let at_its_start = |tied: f64| last_inning(paths, tied).0[0][DECIDED];
    let won_outright = at_its_start(0.0);
    let tied_again = at_its_start(1.0) - won_outright;
    won_outright / (1.0 - tied_again)
}

/// Both halves of the last inning, when this is the chance if it ends in a tie.
fn last_inning(paths: &Paths, tied: f64) -> (Chances, Chances) {
    let bottom = half(paths, Batting::HostsLast, |margin| {
        if margin == DECIDED { tied } else { 0.0 }
    });
    let top = half(paths, Batting::Visitors, |margin| {
        if margin > DECIDED {
            1.0
        } else {
            bottom[0][margin]
        }
    });
    (top, bottom)
}

/// One half-inning, when these are the chances after it.
fn half(paths: &Paths, batting: Batting, after: impl Fn(usize) -> f64) -> Chances {
    let mut chances: Chances = vec![[0.0; 2 * DECIDED + 1]; SITUATIONS];
    let mut latest_first: Vec<usize> = (0..SITUATIONS).collect();
    latest_first.sort_by_key(|situation| std::cmp::Reverse(progress(*situation)));
    // A run moves the margin one way only, so those that it moves to are known first.
    let margins: Vec<usize> = match batting {
        Batting::Visitors => (0..=2 * DECIDED).collect(),
        Batting::Hosts | Batting::HostsLast => (0..=2 * DECIDED).rev().collect(),
    };
    for margin in margins {
        for &situation in &latest_first {
            let of_path = |path: &Path| {
                let margin = match batting {
                    Batting::Visitors => margin.saturating_sub(path.runs),
                    Batting::Hosts | Batting::HostsLast => (margin + path.runs).min(2 * DECIDED),
                };
                path.chance
                    * decided(batting, margin).unwrap_or_else(|| match path.to {
                        Some(to) => chances[to][margin],
                        None => after(margin),
                    })
            };
            let chance = decided(batting, margin)
                .unwrap_or_else(|| paths[situation].iter().map(of_path).sum());
            chances[situation][margin] = chance;
        }
    }
    chances
}

/// The chance where there is nothing left to play for.
fn decided(batting: Batting, margin: usize) -> Option<f64> {
    match (margin, batting) {
        (0, _) => Some(0.0),
        (margin, Batting::HostsLast) if margin > DECIDED => Some(1.0),
        (margin, _) => (margin >= 2 * DECIDED).then_some(1.0),
    }
}

/// As it stands on the page.
fn page(chances: &Chances) -> Vec<Vec<u16>> {
    let shown = DECIDED - MARGIN..=DECIDED + MARGIN;
    let rows = chances.iter();
    rows.map(|row| {
        row[shown.clone()]
            .iter()
            .map(|chance| in_ten_thousandths(*chance))
            .collect()
    })
    .collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A chance is between 0 and 1.
fn in_ten_thousandths(chance: f64) -> u16 {
    (chance.clamp(0.0, 1.0) * 10_000.0).round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Baseball in which every batter hits a home run or strikes out, this often.
    fn all_or_nothing(home_run: f64) -> Paths {
        let paths = (0..SITUATIONS).map(|situation| {
            let out = situation + 8;
            vec![
                Path {
                    to: Some(situation / 8 * 8),
                    runs: 1,
                    chance: home_run,
                },
                Path {
                    to: (out < SITUATIONS).then_some(out),
                    runs: 0,
                    chance: 1.0 - home_run,
                },
            ]
        });
        paths.collect()
    }

    #[test]
    fn equal_teams_have_equal_chances_at_the_start_and_in_a_tie_after_nine() {
        let solved = solve(&all_or_nothing(0.1));
        assert_eq!(solved.top[0][0][MARGIN], 5000);
        assert_eq!(solved.top[INNINGS - 1][0][MARGIN], 5000);
    }

    #[test]
    fn one_behind_and_down_to_the_last_out_it_takes_two_home_runs_or_one_and_an_even_game() {
        let solved = solve(&all_or_nothing(0.1));
        // One ties; then another wins at once, or it is even.
        let expected: f64 = 0.1 * (0.1 + 0.9 * 0.5);
        let last = &solved.bottom[INNINGS - 1];
        assert_eq!(last[16][MARGIN - 1], in_ten_thousandths(expected));
        assert_eq!(last[16][MARGIN], in_ten_thousandths(0.1 + 0.9 * 0.5));
        assert_eq!(last[16][MARGIN + 1], 10_000);
    }

    #[test]
    fn where_hardly_anybody_scores_who_is_ahead_has_won() {
        let solved = solve(&all_or_nothing(1e-7));
        for half in [&solved.top, &solved.bottom] {
            assert_eq!(half[0][0][MARGIN - 1], 0);
            assert_eq!(half[0][0][MARGIN + 1], 10_000);
        }
    }
}
