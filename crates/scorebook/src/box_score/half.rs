//! A half-inning's runs, and whether each is earned.
//!
//! Rules: R-ER-RELIEVER, R-ER-PLACED-RUNNER.

use super::ghost::Ghost;
use super::runners::{Runner, Runners, Trip};
use bandbox_engine::bases::{Destination, Origin};
use bandbox_engine::play::Play;
use bandbox_engine::player::LineupId;
use bandbox_engine::scored::Earned;

/// A run, and how it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunAccount {
    /// The number of the play on which it scored.
    pub play: u16,
    /// Where the man was who scored it.
    pub from: Origin,
    /// The pitcher who answers for him. For a placed runner, with whose run nobody is charged here, whoever began
    /// the half-inning.
    pub charged_to: LineupId,
    /// He was placed on base.
    pub placed: bool,
    /// Off whom it is earned.
    pub earned: Earned,
}

/// A run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    play: u16,
    from: Origin,
    runner: Runner,
}

/// The runs of a half-inning beside its reconstructions without errors: one for the team, and one for each pitcher
/// who came in while it was going on, from the bases as he found them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HalfBook {
    trips: u16,
    runs: Vec<Run>,
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
        let home = play.movements.iter();
        let home = home.filter(|m| m.to == Destination::Home);
        for (movement, runner) in home.zip(scored) {
            self.runs.push(Run {
                play: play.number,
                from: movement.from,
                runner: *runner,
            });
        }
    }

    /// The runs so far, each with its account.
    pub(super) fn accounts(&self) -> impl Iterator<Item = RunAccount> + '_ {
        self.runs.iter().map(|run| {
            let charged_to = run.runner.charged_to;
            let off_pitcher = is_earned(self.ghost(charged_to), &run.runner);
            let off_team = is_earned(&self.for_team, &run.runner);
            RunAccount {
                play: run.play,
                from: run.from,
                charged_to,
                placed: run.runner.placed,
                earned: match (off_pitcher, off_team) {
                    (true, true) => Earned::Yes,
                    (true, false) => Earned::OffPitcherOnly,
                    (false, _) => Earned::No,
                },
            }
        })
    }

    /// Runs earned off the team, so far.
    pub(super) fn earned(&self) -> u16 {
        self.earned_in(&self.for_team, |_| true)
    }

    /// Runs earned off a pitcher, so far.
    pub(super) fn earned_off(&self, pitcher: LineupId) -> u16 {
        self.earned_in(self.ghost(pitcher), |run| run.charged_to == pitcher)
    }

    /// The reconstruction that counts for a pitcher.
    fn ghost(&self, pitcher: LineupId) -> &Ghost {
        let relieved = self.for_relievers.iter().find(|(who, _)| *who == pitcher);
        relieved.map_or(&self.for_team, |(_, ghost)| ghost)
    }

    fn earned_in(&self, ghost: &Ghost, counts: impl Fn(&Runner) -> bool) -> u16 {
        let runners = self.runs.iter().map(|run| &run.runner);
        let earned = runners.filter(|runner| counts(runner) && is_earned(ghost, runner));
        u16::try_from(earned.count()).unwrap_or(u16::MAX)
    }
}

fn is_earned(ghost: &Ghost, runner: &Runner) -> bool {
    !runner.placed && ghost.has_scored(runner.trip)
}
