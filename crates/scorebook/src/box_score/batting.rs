//! What each man did at bat and on the bases.
//!
//! Rules: R-SCORE-PA, R-SCORE-HITS, R-SCORE-LOB-BATTER, R-SCORE-STEAL.

use crate::line_score::add;
use bandbox_engine::PlayOutcome;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::play::{BatterResult, Movement, Play};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Role;
use bandbox_engine::scored;
use serde::{Deserialize, Serialize};

/// How a man came into the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Entered {
    /// He began it.
    Starter,
    /// He batted for somebody.
    PinchHitter,
    /// He ran for somebody.
    PinchRunner,
    /// He took somebody's place in the field.
    Replacement,
}

/// A man in the batting order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BattingLine {
    /// Who.
    pub player: LineupId,
    /// His place in the batting order.
    pub slot: BattingSlot,
    /// How he came in.
    pub entered: Entered,
    /// What he played, in order; nothing for a pinch hitter or runner who did not stay.
    pub roles: Vec<Role>,
    /// What he did.
    #[serde(flatten)]
    pub counts: BattingCounts,
}

/// What a man did at bat and on the bases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BattingCounts {
    /// Plate appearances.
    #[serde(rename = "pa")]
    pub plate_appearances: u16,
    /// Times at bat.
    #[serde(rename = "ab")]
    pub at_bats: u16,
    /// Runs.
    #[serde(rename = "r")]
    pub runs: u16,
    /// Hits.
    #[serde(rename = "h")]
    pub hits: u16,
    /// Doubles.
    #[serde(rename = "2b")]
    pub doubles: u16,
    /// Triples.
    #[serde(rename = "3b")]
    pub triples: u16,
    /// Home runs.
    #[serde(rename = "hr")]
    pub home_runs: u16,
    /// Runs batted in.
    #[serde(rename = "rbi")]
    pub runs_batted_in: u16,
    /// Bases on balls, the intentional ones among them.
    #[serde(rename = "bb")]
    pub walks: u16,
    /// Intentional bases on balls.
    #[serde(rename = "ibb")]
    pub intentional_walks: u16,
    /// Strikeouts.
    #[serde(rename = "so")]
    pub strikeouts: u16,
    /// Times hit by a pitch.
    #[serde(rename = "hbp")]
    pub hit_by_pitch: u16,
    /// Times put on first by the catcher's interference.
    #[serde(rename = "ci")]
    pub interferences: u16,
    /// Sacrifice hits.
    #[serde(rename = "sh")]
    pub sacrifice_hits: u16,
    /// Sacrifice flies.
    #[serde(rename = "sf")]
    pub sacrifice_flies: u16,
    /// Times grounded into a double play.
    #[serde(rename = "gidp")]
    pub double_plays: u16,
    /// Stolen bases.
    #[serde(rename = "sb")]
    pub stolen_bases: u16,
    /// Times caught stealing.
    #[serde(rename = "cs")]
    pub caught_stealing: u16,
    /// Times picked off, which is not caught stealing.
    #[serde(rename = "po")]
    pub picked_off: u16,
    /// Runners who stood on base when he made an out and were still there after it.
    #[serde(rename = "lob")]
    pub left_on_base: u16,
    /// Home runs by the ballpark, among his home runs.
    #[serde(rename = "bphr")]
    pub ballpark_home_runs: u16,
    /// Singles by the ballpark, among his hits.
    #[serde(rename = "bp1b")]
    pub ballpark_singles: u16,
    /// Flies that the ballpark kept in.
    #[serde(rename = "bpfo")]
    pub ballpark_flyouts: u16,
    /// Liners that the ballpark did not let through.
    #[serde(rename = "bplo")]
    pub ballpark_lineouts: u16,
}

impl BattingCounts {
    /// A play in which he was at bat; `on_base` men were on when it began.
    pub(super) fn bat(&mut self, play: &Play, on_base: u16) {
        add(&mut self.runs_batted_in, u16::from(play.rbi));
        if play.outs.iter().any(|out| out.from == Origin::Plate) {
            add(&mut self.left_on_base, still_on_base(play, on_base));
        }
        if play.batter_result.ends_plate_appearance() {
            add(&mut self.plate_appearances, 1);
            self.result(play);
        }
        if play.grounded_into_double_play {
            add(&mut self.double_plays, 1);
        }
        if let Some(count) = self.ballpark(play.outcome) {
            add(count, 1);
        }
    }

    fn result(&mut self, play: &Play) {
        let sacrifice = is_sacrifice_hit(play);
        let counts: &mut [&mut u16] = match play.batter_result {
            BatterResult::Single => &mut [&mut self.at_bats, &mut self.hits],
            BatterResult::Double => &mut [&mut self.at_bats, &mut self.hits, &mut self.doubles],
            BatterResult::Triple => &mut [&mut self.at_bats, &mut self.hits, &mut self.triples],
            BatterResult::HomeRun => &mut [&mut self.at_bats, &mut self.hits, &mut self.home_runs],
            BatterResult::Walk => &mut [&mut self.walks],
            BatterResult::IntentionalWalk => &mut [&mut self.walks, &mut self.intentional_walks],
            BatterResult::HitByPitch => &mut [&mut self.hit_by_pitch],
            BatterResult::CatcherInterference => &mut [&mut self.interferences],
            BatterResult::Strikeout => &mut [&mut self.at_bats, &mut self.strikeouts],
            BatterResult::SacrificeFly | BatterResult::SacrificeFlyOnError => {
                &mut [&mut self.sacrifice_flies]
            }
            BatterResult::Out | BatterResult::FieldersChoice | BatterResult::ReachedOnError
                if sacrifice =>
            {
                &mut [&mut self.sacrifice_hits]
            }
            BatterResult::Out | BatterResult::FieldersChoice | BatterResult::ReachedOnError => {
                &mut [&mut self.at_bats]
            }
            BatterResult::StillUp => &mut [],
        };
        for count in counts {
            add(count, 1);
        }
    }

    fn ballpark(&mut self, outcome: PlayOutcome) -> Option<&mut u16> {
        if outcome == PlayOutcome::BpHomeRun {
            Some(&mut self.ballpark_home_runs)
        } else if outcome == PlayOutcome::BpSingle {
            Some(&mut self.ballpark_singles)
        } else if outcome == PlayOutcome::BpFlyout {
            Some(&mut self.ballpark_flyouts)
        } else if outcome == PlayOutcome::BpLineout {
            Some(&mut self.ballpark_lineouts)
        } else {
            None
        }
    }
}

/// Whether the play is a bunt that counts as a sacrifice.
fn is_sacrifice_hit(play: &Play) -> bool {
    play.outcome == PlayOutcome::SacrificeBunt || play.outcome == PlayOutcome::SqueezeSuccess
}

/// Runners who neither scored nor were put out.
fn still_on_base(play: &Play, on_base: u16) -> u16 {
    let scored = play.movements.iter();
    let scored = scored.filter(|m| m.from != Origin::Plate && m.to == Destination::Home);
    let put_out = play.outs.iter().filter(|out| out.from != Origin::Plate);
    let gone = u16::try_from(scored.count() + put_out.count()).unwrap_or(u16::MAX);
    on_base.saturating_sub(gone)
}

/// Whether a man who moved on a steal has stolen a base. A throw to another base that went wild sends the man on
/// third home; he has stolen nothing.
pub(crate) fn has_stolen(with_error: bool, movement: &Movement) -> bool {
    match movement.from {
        Origin::Plate => false,
        Origin::On(Base::Third) => !with_error,
        Origin::On(Base::First | Base::Second) => true,
    }
}

/// What the runners on first to third did on their own.
pub fn on_their_own(play: &Play) -> [scored::Running; 3] {
    let mut own = [scored::Running::default(); 3];
    let running = Running::of(play.outcome);
    let mut nobody_out = true;
    for out in &play.outs {
        let Origin::On(base) = out.from else { continue };
        nobody_out = false;
        match running {
            Running::Steal | Running::Caught => own[base as usize].caught = true,
            Running::PickOff => own[base as usize].picked_off = true,
            Running::Uncounted => (),
        }
    }
    // When one of several runners is thrown out the others have stolen nothing.
    if running == Running::Steal && nobody_out {
        let with_error = !play.errors.is_empty();
        for moved in play.movements.iter().filter(|m| has_stolen(with_error, m)) {
            if let Origin::On(base) = moved.from {
                own[base as usize].stole = true;
            }
        }
    }
    own
}

/// What running on their own was for the men on base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Running {
    /// Whoever moves has stolen a base, whoever is out was caught.
    Steal,
    /// Whoever is out was caught, and nobody has stolen anything.
    Caught,
    /// Whoever is out was picked off.
    PickOff,
    /// Nothing that is counted for them.
    Uncounted,
}

impl Running {
    pub(super) fn of(outcome: PlayOutcome) -> Self {
        if [
            PlayOutcome::StolenBase,
            PlayOutcome::HitAndRunStrikeout,
            PlayOutcome::HitAndRunMiss,
        ]
        .contains(&outcome)
        {
            Self::Steal
        } else if [PlayOutcome::CaughtStealing, PlayOutcome::SqueezeMissed].contains(&outcome) {
            Self::Caught
        } else if outcome == PlayOutcome::PickOff {
            Self::PickOff
        } else {
            Self::Uncounted
        }
    }
}
