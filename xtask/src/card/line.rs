//! A season's line, and what it means for one plate appearance.

use serde::{Deserialize, Serialize};

/// What a batter did in a season, or what batters did against a pitcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    /// Plate appearances, or batters faced.
    pub(crate) pa: u32,
    /// Hits.
    pub(crate) h: u32,
    /// Of these, doubles.
    #[serde(rename = "2b")]
    pub(crate) doubles: u32,
    /// Triples.
    #[serde(rename = "3b")]
    pub(crate) triples: u32,
    /// Home runs.
    pub(crate) hr: u32,
    /// Walks, but for intentional ones.
    pub(crate) bb: u32,
    /// Hit by pitch.
    pub(crate) hbp: u32,
    /// Strikeouts.
    pub(crate) so: u32,
    /// Grounded into double plays.
    pub(crate) gidp: u32,
}

/// A line for all, or one for each hand of the opponent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Season {
    /// The same against both.
    Both(Line),
    /// Against left-handers and right-handers.
    Split(bandbox_engine::player::ByHand<Line>),
}

impl Season {
    /// The line against this hand.
    pub(crate) fn against(&self, hand: bandbox_engine::player::Hand) -> &Line {
        match self {
            Self::Both(line) => line,
            Self::Split(lines) => &lines[hand],
        }
    }
}

/// How often each thing happens in a plate appearance.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rates {
    /// Singles.
    pub(crate) single: f64,
    /// Doubles.
    pub(crate) double: f64,
    /// Triples.
    pub(crate) triple: f64,
    /// Home runs.
    pub(crate) home_run: f64,
    /// Walks.
    pub(crate) walk: f64,
    /// Hit by pitch.
    pub(crate) hit_by_pitch: f64,
    /// Strikeouts.
    pub(crate) strikeout: f64,
    /// Groundballs A, with nobody on or somebody.
    pub(crate) double_play_ball: f64,
}

/// How often there is a runner on first with fewer than two outs.
const DOUBLE_PLAY_IN_ORDER: f64 = 0.21;

impl Rates {
    /// The rates of a line.
    pub(crate) fn of(line: &Line) -> Self {
        let per_pa = |count: u32| f64::from(count) / f64::from(line.pa.max(1));
        let extra = line.doubles + line.triples + line.hr;
        Self {
            single: per_pa(line.h.saturating_sub(extra)),
            double: per_pa(line.doubles),
            triple: per_pa(line.triples),
            home_run: per_pa(line.hr),
            walk: per_pa(line.bb),
            hit_by_pitch: per_pa(line.hbp),
            strikeout: per_pa(line.so),
            double_play_ball: per_pa(line.gidp) / DOUBLE_PLAY_IN_ORDER,
        }
    }

    /// Hits of every kind.
    pub(crate) fn hits(&self) -> f64 {
        self.single + self.double + self.triple + self.home_run
    }

    /// Each rate of two put together.
    pub(crate) fn with(self, other: Self, join: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            single: join(self.single, other.single),
            double: join(self.double, other.double),
            triple: join(self.triple, other.triple),
            home_run: join(self.home_run, other.home_run),
            walk: join(self.walk, other.walk),
            hit_by_pitch: join(self.hit_by_pitch, other.hit_by_pitch),
            strikeout: join(self.strikeout, other.strikeout),
            double_play_ball: join(self.double_play_ball, other.double_play_ball),
        }
    }
}
