//! A half-inning's runs, and whether each is earned.
//!
//! Rules: R-ER-RELIEVER, R-ER-PLACED-RUNNER.

use super::ghost::Ghost;
use super::runners::{Runner, Runners, Trip};
use bandbox_engine::play::Play;
use bandbox_engine::player::LineupId;

/// The runs of a half-inning beside its reconstructions without errors: one for the team, and one for each pitcher
/// who came in while it was going on, from the bases as he found them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HalfBook {
    trips: u16,
    runs: Vec<Runner>,
    for_team: Ghost,
    for_relievers: Vec<(LineupId, Ghost)>,
    /// Who pitched when it began, once there has been a play.
    opener: Option<LineupId>,
}

impl HalfBook {
    /// A trip that nobody has made yet.
    pub(super) fn new_trip(&mut self) -> Trip {
        let trip = Trip(self.trips);
        self.trips = self.trips.saturating_add(1);
        trip
    }

    /// Begins with the runner placed on base, if there is one.
    pub(super) fn begin(&mut self, runners: &Runners) {
        self.for_team = Ghost::from_here(runners, 0);
    }

    /// Whether there has been a play.
    pub(super) const fn begun(&self) -> bool {
        self.opener.is_some()
    }

    /// Another pitcher comes in. One who comes back goes on with the reconstruction that he has.
    pub(super) fn relieve(&mut self, pitcher: LineupId, runners: &Runners, outs: u8) {
        let relieved = self.for_relievers.iter().any(|(who, _)| *who == pitcher);
        if !relieved && self.opener != Some(pitcher) {
            self.for_relievers
                .push((pitcher, Ghost::from_here(runners, outs)));
        }
    }

    /// Takes in a play; `before` is who was on base when it began, `scored` who came home.
    pub(super) fn play(&mut self, play: &Play, before: &Runners, batter: Trip, scored: &[Runner]) {
        self.opener.get_or_insert(play.pitcher);
        self.for_team.play(play, before, batter);
        for (_, ghost) in &mut self.for_relievers {
            ghost.play(play, before, batter);
        }
        self.runs.extend(scored);
    }

    /// Runs earned off the team, so far.
    pub(super) fn earned(&self) -> u16 {
        self.earned_in(&self.for_team, |_| true)
    }

    /// Runs earned off a pitcher, so far.
    pub(super) fn earned_off(&self, pitcher: LineupId) -> u16 {
        let relieved = self.for_relievers.iter().find(|(who, _)| *who == pitcher);
        let ghost = relieved.map_or(&self.for_team, |(_, ghost)| ghost);
        self.earned_in(ghost, |run| run.charged_to == pitcher)
    }

    fn earned_in(&self, ghost: &Ghost, counts: impl Fn(&Runner) -> bool) -> u16 {
        let earned = self
            .runs
            .iter()
            .filter(|run| !run.placed && counts(run) && ghost.has_scored(run.trip));
        u16::try_from(earned.count()).unwrap_or(u16::MAX)
    }
}
