//! What each pitcher did, and how the game stood when he came in.
//!
//! Rules: R-SCORE-IP, R-SCORE-PITCHER, R-SCORE-INHERITED.

use crate::line_score::add;
use bandbox_engine::PlayOutcome;
use bandbox_engine::play::{BatterResult, Play};
use bandbox_engine::player::LineupId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a pitcher is credited or charged with at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// He won.
    Win,
    /// He lost.
    Loss,
    /// He saved the win of another.
    Save,
    /// He kept a lead that others brought home.
    Hold,
    /// He came in to save a lead and lost it.
    BlownSave,
}

/// A pitcher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PitchingLine {
    /// Who.
    pub player: LineupId,
    /// Outs made while he pitched, three to the inning.
    pub outs: u16,
    /// Batters faced.
    #[serde(rename = "bf")]
    pub batters_faced: u16,
    /// Hits.
    #[serde(rename = "h")]
    pub hits: u16,
    /// Runs of the men he put on base.
    #[serde(rename = "r")]
    pub runs: u16,
    /// Of these, those that would have scored without errors and passed balls.
    #[serde(rename = "er")]
    pub earned_runs: u16,
    /// Home runs.
    #[serde(rename = "hr")]
    pub home_runs: u16,
    /// Bases on balls, the intentional ones among them.
    #[serde(rename = "bb")]
    pub walks: u16,
    /// Intentional bases on balls.
    #[serde(rename = "ibb")]
    pub intentional_walks: u16,
    /// Strikeouts.
    #[serde(rename = "so")]
    pub strikeouts: u16,
    /// Batters hit.
    #[serde(rename = "hbp")]
    pub hit_batsmen: u16,
    /// Wild pitches.
    #[serde(rename = "wp")]
    pub wild_pitches: u16,
    /// Balks.
    #[serde(rename = "bk")]
    pub balks: u16,
    /// Runners of other pitchers on base when he came in.
    #[serde(rename = "ir")]
    pub inherited_runners: u16,
    /// Of these, those who scored while he pitched.
    #[serde(rename = "irs")]
    pub inherited_scored: u16,
    /// What he is credited or charged with.
    pub decisions: Vec<Decision>,
}

/// Innings as they are printed: whole ones and thirds, `6.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Innings(u16);

impl fmt::Display for Innings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.0 / 3, self.0 % 3))
    }
}

impl PitchingLine {
    pub(crate) const fn new(player: LineupId, inherited_runners: u16) -> Self {
        Self {
            player,
            outs: 0,
            batters_faced: 0,
            hits: 0,
            runs: 0,
            earned_runs: 0,
            home_runs: 0,
            walks: 0,
            intentional_walks: 0,
            strikeouts: 0,
            hit_batsmen: 0,
            wild_pitches: 0,
            balks: 0,
            inherited_runners,
            inherited_scored: 0,
            decisions: Vec::new(),
        }
    }

    /// Innings pitched.
    pub const fn innings(&self) -> Innings {
        Innings(self.outs)
    }

    /// A play while he pitched; its runs are charged apart, each to whom it belongs.
    pub(super) fn pitch(&mut self, play: &Play) {
        add(
            &mut self.outs,
            u16::try_from(play.outs.len()).unwrap_or(u16::MAX),
        );
        if play.batter_result.ends_plate_appearance() {
            add(&mut self.batters_faced, 1);
        }
        let counts: &mut [&mut u16] = match play.batter_result {
            BatterResult::Single | BatterResult::Double | BatterResult::Triple => {
                &mut [&mut self.hits]
            }
            BatterResult::HomeRun => &mut [&mut self.hits, &mut self.home_runs],
            BatterResult::Walk => &mut [&mut self.walks],
            BatterResult::IntentionalWalk => &mut [&mut self.walks, &mut self.intentional_walks],
            BatterResult::HitByPitch => &mut [&mut self.hit_batsmen],
            BatterResult::Strikeout => &mut [&mut self.strikeouts],
            BatterResult::StillUp if play.outcome == PlayOutcome::WildPitch => {
                &mut [&mut self.wild_pitches]
            }
            BatterResult::StillUp if play.outcome == PlayOutcome::Balk => &mut [&mut self.balks],
            BatterResult::CatcherInterference
            | BatterResult::Out
            | BatterResult::SacrificeFly
            | BatterResult::SacrificeFlyOnError
            | BatterResult::FieldersChoice
            | BatterResult::ReachedOnError
            | BatterResult::StillUp => &mut [],
        };
        for count in counts {
            add(count, 1);
        }
    }
}

/// How the game stood for a pitcher's team when he came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Situation {
    /// Runs ahead; 0 when tied or behind.
    pub(super) lead: u16,
    /// Men on base.
    pub(super) on_base: u16,
    /// Whether at least three outs were still to be made in the game.
    pub(super) inning_to_go: bool,
}

impl Situation {
    /// A lead of three or less with an inning to go, or one so short that the tying run is on base, at bat or
    /// on deck.
    pub(super) const fn is_save_situation(self) -> bool {
        self.lead > 0 && (self.lead <= 3 && self.inning_to_go || self.tying_run_is_near())
    }

    const fn tying_run_is_near(self) -> bool {
        self.lead > 0 && self.lead <= self.on_base + 2
    }

    /// Whether a man who came in so and made these outs at the end of a win has saved it.
    pub(super) const fn is_saved_with(self, outs: u16) -> bool {
        outs >= 1
            && self.lead > 0
            && (outs >= 9 || outs >= 3 && self.lead <= 3 || self.tying_run_is_near())
    }
}

/// A pitcher's time on the mound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Appearance {
    pub(super) line: PitchingLine,
    /// How the game stood; none for the starter, who cannot save what is not begun.
    pub(super) relieved: Option<Situation>,
    /// The tying run scored while he pitched.
    pub(super) lost_the_lead: bool,
    /// There was a play while he pitched.
    pub(super) worked: bool,
}

impl Appearance {
    pub(super) const fn new(
        player: LineupId,
        relieved: Option<Situation>,
        inherited_runners: u16,
    ) -> Self {
        Self {
            line: PitchingLine::new(player, inherited_runners),
            relieved,
            lost_the_lead: false,
            worked: false,
        }
    }

    /// Whether he came in to keep a short lead.
    pub(super) fn came_in_to_save(&self) -> bool {
        self.relieved.is_some_and(Situation::is_save_situation)
    }
}
