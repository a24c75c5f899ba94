//! Grades of cards, A (best) to D, for bunting and for the hit and run.
//!
//! Rules: R-BUNT-CHART, R-HITRUN-CHART.

pub use crate::charts::bunt::{sacrifice, squeeze};
pub use crate::charts::hit_and_run::hit_and_run;

use crate::decisions::{DefensiveDecision, InfieldDepth};
use crate::outcome::PlayOutcome;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Grade {
    /// The best.
    A,
    /// Good.
    B,
    /// Fair.
    C,
    /// The worst.
    D,
}

impl Grade {
    /// A to D.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    /// One better; A stays.
    #[must_use]
    pub const fn better(self) -> Self {
        match self {
            Self::A | Self::B => Self::A,
            Self::C => Self::B,
            Self::D => Self::C,
        }
    }

    /// One worse; D stays.
    #[must_use]
    pub const fn worse(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::C,
            Self::C | Self::D => Self::D,
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        })
    }
}

/// A chart that is read by the batter's grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum GradedChart {
    /// The sacrifice bunt, by his bunting grade.
    SacBunt,
    /// The squeeze, by his bunting grade.
    SqueezeBunt,
    /// The hit and run, by his grade for it.
    HitAndRun,
}

/// How the defense's alignment shifts a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum GradeShift {
    /// Not at all.
    None,
    /// One better.
    Better,
    /// One worse.
    Worse,
}

impl GradeShift {
    fn shift(self, grade: Grade) -> Grade {
        match self {
            Self::None => grade,
            Self::Better => grade.better(),
            Self::Worse => grade.worse(),
        }
    }
}

impl GradedChart {
    /// How this alignment shifts the grade: bunts are harder against a drawn-in infield; a hit and run is easier
    /// then, and when a runner is held.
    pub fn shift_against(self, defense: &DefensiveDecision) -> GradeShift {
        let drawn_in = match defense.infield_depth {
            InfieldDepth::Normal => false,
            InfieldDepth::CornersIn | InfieldDepth::InfieldIn => true,
        };
        match self {
            Self::SacBunt | Self::SqueezeBunt if drawn_in => GradeShift::Worse,
            Self::HitAndRun if drawn_in || !defense.hold_runners.is_empty() => GradeShift::Better,
            Self::SacBunt | Self::SqueezeBunt | Self::HitAndRun => GradeShift::None,
        }
    }

    /// What the chart says at this total of two dice, for a batter of this grade before the shift.
    pub fn result(self, grade: Grade, shift: GradeShift, total: u8) -> PlayOutcome {
        let grade = shift.shift(grade);
        match self {
            Self::SacBunt => sacrifice(grade, total),
            Self::SqueezeBunt => squeeze(grade, total),
            Self::HitAndRun => hit_and_run(grade, total),
        }
    }
}
