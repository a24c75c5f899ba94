//! The men on base, and whose they are.
//!
//! Rules: R-SCORE-R-CHARGED, R-SCORE-PINCH-RUNNER.

use crate::charged::keep_numbers;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::play::{BatterResult, OutKind, Play};
use bandbox_engine::player::LineupId;

/// A way around the bases, from the batter's box or from the base he was placed on. A man may make two in one
/// inning, and a pinch runner finishes another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trip(pub(super) u16);

/// A man on base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Runner {
    pub(super) player: LineupId,
    pub(super) trip: Trip,
    /// The pitcher who answers for him. For a placed runner, whoever began the half-inning.
    pub(super) charged_to: LineupId,
    /// Placed on second at the beginning of the half-inning: nobody is charged with his run.
    pub(super) placed: bool,
}

/// The men on base, by base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Runners([Option<Runner>; 3]);

impl Runners {
    pub(super) const fn on(&self, base: Base) -> Option<Runner> {
        self.0[base as usize]
    }

    pub(super) fn count(&self) -> u16 {
        self.iter().fold(0, |count, _| count + 1)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Runner> + '_ {
        self.0.iter().flatten().copied()
    }

    pub(super) const fn put(&mut self, base: Base, runner: Runner) {
        self.0[base as usize] = Some(runner);
    }

    /// Runners for whom somebody other than this pitcher answers.
    pub(super) fn inherited_by(&self, pitcher: LineupId) -> u16 {
        let inherited = self.iter().filter(|runner| runner.charged_to != pitcher);
        u16::try_from(inherited.count()).unwrap_or(u16::MAX)
    }

    /// Everybody on base is this pitcher's.
    pub(super) fn charge_all_to(&mut self, pitcher: LineupId) {
        for runner in self.0.iter_mut().flatten() {
            runner.charged_to = pitcher;
        }
    }

    /// A pinch runner stands where another stood, and is whose the other was.
    pub(super) fn replace(&mut self, out: LineupId, r#in: LineupId) {
        for runner in self.0.iter_mut().flatten() {
            if runner.player == out {
                runner.player = r#in;
            }
        }
    }

    /// Who answers for whom from this play on: when a runner is put out in the batter's stead, each pitcher keeps his
    /// number of runners.
    pub(super) fn keep_numbers(&mut self, play: &Play, batter: &mut Runner) {
        if !is_choice(play) {
            return;
        }
        let [first, second, third] = self.0.map(|runner| runner.map(|runner| runner.charged_to));
        let before = [Some(batter.charged_to), first, second, third];
        let is_out = |man| play.outs.iter().any(|out| out.from == man);
        let [own, kept @ ..] = keep_numbers(before, is_out);
        batter.charged_to = own.unwrap_or(batter.charged_to);
        for (runner, kept) in self.0.iter_mut().zip(kept) {
            if let (Some(runner), Some(pitcher)) = (runner, kept) {
                runner.charged_to = pitcher;
            }
        }
    }

    /// Moves everybody; returns those who scored, in order.
    pub(super) fn advance(&mut self, play: &Play, batter: Runner) -> Vec<Runner> {
        let before = *self;
        let from = |origin| match origin {
            Origin::Plate => Some(batter),
            Origin::On(base) => before.on(base),
        };
        let outs = play.outs.iter().map(|out| out.from);
        for origin in outs.chain(play.movements.iter().map(|m| m.from)) {
            if let Origin::On(base) = origin {
                self.0[base as usize] = None;
            }
        }
        let mut scored = Vec::new();
        for movement in &play.movements {
            match (from(movement.from), movement.to) {
                (Some(runner), Destination::On(base)) => self.put(base, runner),
                (Some(runner), Destination::Home) => scored.push(runner),
                (None, _) => (),
            }
        }
        scored
    }
}

/// Whether a runner was put out where the defense might have had the batter: he was forced, or a fielder chose him.
fn is_choice(play: &Play) -> bool {
    let chosen = play.batter_result == BatterResult::FieldersChoice;
    let mut outs = play.outs.iter();
    outs.any(|out| out.from != Origin::Plate && (chosen || out.kind == OutKind::Force))
}
