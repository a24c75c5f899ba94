//! The half-inning as it would have gone without errors and passed balls: what makes a run earned.
//!
//! Where a man stands in it where he stands in truth he does what he did; elsewhere he does what the play gives
//! him without a try for more, and nobody passes him.
//!
//! Rules: R-ER-GHOST, R-ER-CLEAN, R-ER-UNKNOWN, R-ER-SAME-PLACE, R-ER-THIRD-OUT, R-ER-PASSED-BALL.

use super::batting::{Running, has_stolen};
use super::runners::{Runners, Trip};
use crate::contact::Contact;
use bandbox_engine::PlayOutcome;
use bandbox_engine::bases::{Base, Origin};
use bandbox_engine::play::{BatterResult, Movement, Out, OutKind, Play};

/// Home, as a number of bases.
const HOME: u8 = 4;

/// A play as the reconstruction takes it: without its error, as far as it was written down how it would have gone.
struct Version<'a> {
    outcome: PlayOutcome,
    batter_result: BatterResult,
    movements: &'a [Movement],
    outs: &'a [Out],
    /// An error moved the men on it, and nobody knows how they would have moved without.
    spoiled: bool,
}

impl<'a> Version<'a> {
    fn of(play: &'a Play) -> Self {
        match &play.clean {
            Some(clean) => Self {
                outcome: clean.outcome,
                batter_result: clean.batter_result,
                movements: &clean.movements,
                outs: &clean.outs,
                spoiled: false,
            },
            None => Self {
                outcome: play.outcome,
                batter_result: play.batter_result,
                movements: &play.movements,
                outs: &play.outs,
                spoiled: !play.errors.is_empty(),
            },
        }
    }
}

/// Bases and outs of the reconstructed half-inning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ghost {
    bases: [Option<Trip>; 3],
    outs: u8,
    scored: Vec<Trip>,
}

/// An out of the reconstruction.
#[derive(Clone, Copy)]
struct GhostOut {
    from: Origin,
    kind: OutKind,
}

impl Ghost {
    /// Begins with the bases as they are.
    pub(super) fn from_here(runners: &Runners, outs: u8) -> Self {
        Self {
            bases: Base::ALL.map(|base| runners.on(base).map(|runner| runner.trip)),
            outs,
            scored: Vec::new(),
        }
    }

    /// Whether the man on this trip has come home.
    pub(super) fn has_scored(&self, trip: Trip) -> bool {
        self.scored.contains(&trip)
    }

    /// Goes through a play; `real` is who was on base before it.
    pub(super) fn play(&mut self, play: &Play, real: &Runners, batter: Trip) {
        if self.outs >= 3 || play.outcome == PlayOutcome::PassedBall {
            return;
        }
        let play = &Version::of(play);
        let outs = self.outs_of(play, real);
        let left = usize::from(3 - self.outs);
        let outs = &outs[..outs.len().min(left)];
        let third = if outs.len() == left {
            outs.last()
        } else {
            None
        };
        let targets = self.targets(play, real, outs);
        self.outs += u8::try_from(outs.len()).unwrap_or(3);
        match third {
            Some(out) if out.kind.cancels_runs() => (),
            Some(out) => {
                let ahead = |from: &Base| Origin::On(*from) > out.from;
                for from in Base::ALL.into_iter().rev().filter(ahead) {
                    if targets[from.number() as usize] == Some(HOME) {
                        self.scored.extend(self.bases[from as usize]);
                    }
                }
            }
            None => self.go(targets, batter),
        }
    }

    /// The outs without the errors: of runners who are there, and of a batter whom only an error or a runner who
    /// is not there kept from being out.
    fn outs_of(&self, play: &Version, real: &Runners) -> Vec<GhostOut> {
        let mut outs: Vec<GhostOut> = play
            .outs
            .iter()
            .filter_map(|out| self.out(out, play, real))
            .collect();
        let batter_is_out = match play.batter_result {
            BatterResult::ReachedOnError | BatterResult::SacrificeFlyOnError => true,
            BatterResult::FieldersChoice => outs.is_empty() && !self.chose_runner_home(play, real),
            BatterResult::Single
            | BatterResult::Double
            | BatterResult::Triple
            | BatterResult::HomeRun
            | BatterResult::Walk
            | BatterResult::IntentionalWalk
            | BatterResult::HitByPitch
            | BatterResult::CatcherInterference
            | BatterResult::Strikeout
            | BatterResult::Out
            | BatterResult::SacrificeFly
            | BatterResult::StillUp => false,
        };
        if batter_is_out {
            outs.push(GhostOut {
                from: Origin::Plate,
                kind: OutKind::AtFirst,
            });
        }
        outs
    }

    fn out(&self, out: &Out, play: &Version, real: &Runners) -> Option<GhostOut> {
        let from = match out.from {
            Origin::Plate => Origin::Plate,
            Origin::On(base) if self.stands_as(real, base) && !play.spoiled => Origin::On(base),
            Origin::On(base) if out.kind == OutKind::DoubledOff => {
                let trip = real.on(base)?.trip;
                let place = Base::ALL.into_iter().find(|b| self.on(*b) == Some(trip));
                Origin::On(place?)
            }
            Origin::On(_) => return None,
        };
        Some(GhostOut {
            from,
            kind: out.kind,
        })
    }

    /// A throw home that came too late for a man who is there.
    fn chose_runner_home(&self, play: &Version, real: &Runners) -> bool {
        play.outs.is_empty()
            && self.stands_as(real, Base::Third)
            && real_target(play, Base::Third) == HOME
    }

    const fn on(&self, base: Base) -> Option<Trip> {
        self.bases[base as usize]
    }

    /// Whether the man on this base is the man who is there in truth.
    fn stands_as(&self, real: &Runners, base: Base) -> bool {
        let trip = real.on(base).map(|runner| runner.trip);
        trip.is_some() && trip == self.on(base)
    }

    /// Where everybody goes who is not put out: the batter, then the runners on first to third.
    fn targets(&self, play: &Version, real: &Runners, outs: &[GhostOut]) -> [Option<u8>; 4] {
        let is_out = |from| outs.iter().any(|out| out.from == from);
        let fewer_than_two_outs = self.outs < 2;
        let mut targets = [None; 4];
        let mut limit = HOME;
        for base in Base::ALL.into_iter().rev() {
            if self.on(base).is_none() || is_out(Origin::On(base)) {
                continue;
            }
            let stands_as = self.stands_as(real, base);
            let target = if stands_as && is_repeated(play) {
                real_target(play, base)
            } else {
                let was = Was {
                    on: base,
                    moved: self.moved(play, real, base),
                    where_he_is: stands_as,
                };
                base.number() + given_bases(play, was, fewer_than_two_outs)
            };
            let target = target.min(limit).max(base.number());
            targets[base.number() as usize] = Some(target);
            limit = if target >= HOME { HOME } else { target - 1 };
        }
        targets[0] = if is_out(Origin::Plate) {
            None
        } else {
            batter_target(play)
        };
        // Whoever is run up on must make room.
        let mut behind = targets[0];
        for target in targets[1..].iter_mut().flatten() {
            if let Some(behind) = behind
                && *target <= behind
            {
                *target = (behind + 1).min(HOME);
            }
            behind = Some(*target);
        }
        targets
    }

    /// How many bases the man on this ghost base took in truth, from wherever he was.
    fn moved(&self, play: &Version, real: &Runners, base: Base) -> u8 {
        let stood = Base::ALL
            .into_iter()
            .find(|b| real.on(*b).is_some_and(|r| Some(r.trip) == self.on(base)));
        let own = play.movements.iter();
        let own = own.filter(|m| stood.is_some_and(|stood| m.from == Origin::On(stood)));
        let own = own.filter(|m| !is_steal(play.outcome) || has_stolen(play.spoiled, m));
        own.map(|m| m.to.number() - m.from.number()).sum()
    }

    fn go(&mut self, targets: [Option<u8>; 4], batter: Trip) {
        let before = [Some(batter), self.bases[0], self.bases[1], self.bases[2]];
        self.bases = [None; 3];
        // The lead runner scores first.
        for (trip, target) in before.into_iter().zip(targets).rev() {
            match (trip, target) {
                (Some(trip), Some(HOME..)) => self.scored.push(trip),
                (Some(trip), Some(base @ 1..HOME)) => self.bases[base as usize - 1] = Some(trip),
                (Some(_), Some(0) | None) | (None, _) => (),
            }
        }
    }
}

/// Whether runners who are where they were do what they did: not when an error moved them, nor when they gave
/// way to a batter put on first, behind whom others may be missing.
fn is_repeated(play: &Version) -> bool {
    let put_on_first = match play.batter_result {
        BatterResult::Walk
        | BatterResult::IntentionalWalk
        | BatterResult::HitByPitch
        | BatterResult::CatcherInterference => true,
        BatterResult::Single
        | BatterResult::Double
        | BatterResult::Triple
        | BatterResult::HomeRun
        | BatterResult::Strikeout
        | BatterResult::Out
        | BatterResult::SacrificeFly
        | BatterResult::SacrificeFlyOnError
        | BatterResult::FieldersChoice
        | BatterResult::ReachedOnError
        | BatterResult::StillUp => false,
    };
    !play.spoiled && !put_on_first
}

/// Where a runner who was not put out ended in truth.
fn real_target(play: &Version, base: Base) -> u8 {
    let mut movements = play.movements.iter();
    let own = movements.find(|m| m.from == Origin::On(base));
    own.map_or(base.number(), |m| m.to.number())
}

/// Where a batter who is not out ends. One who was interfered with counts for nothing.
fn batter_target(play: &Version) -> Option<u8> {
    match play.batter_result {
        BatterResult::Single
        | BatterResult::Double
        | BatterResult::Triple
        | BatterResult::HomeRun
            if play.spoiled =>
        {
            Some(play.batter_result.total_bases())
        }
        BatterResult::CatcherInterference | BatterResult::StillUp => None,
        BatterResult::Single
        | BatterResult::Double
        | BatterResult::Triple
        | BatterResult::HomeRun
        | BatterResult::Walk
        | BatterResult::IntentionalWalk
        | BatterResult::HitByPitch
        | BatterResult::Strikeout
        | BatterResult::Out
        | BatterResult::SacrificeFly
        | BatterResult::SacrificeFlyOnError
        | BatterResult::FieldersChoice
        | BatterResult::ReachedOnError => {
            let mut moves = play.movements.iter();
            let to = moves.find(|m| m.from == Origin::Plate)?.to;
            Some(to.number())
        }
    }
}

/// Whether runners have gone on their own on this play.
fn is_steal(outcome: PlayOutcome) -> bool {
    Running::of(outcome) == Running::Steal
}

/// A man of the reconstruction, and what he did in truth.
#[derive(Clone, Copy)]
struct Was {
    /// Where he stands in the reconstruction.
    on: Base,
    /// The bases that he took in truth, from wherever he stood.
    moved: u8,
    /// He stood there in truth as well.
    where_he_is: bool,
}

/// The bases that a play gives a runner who does not try for more. Forced runners are pushed by those behind.
fn given_bases(play: &Version, was: Was, fewer_than_two_outs: bool) -> u8 {
    match play.batter_result {
        BatterResult::Single if play.outcome == PlayOutcome::Single2 => 2,
        BatterResult::Single => 1,
        BatterResult::Double if play.outcome == PlayOutcome::Double3 => 3,
        BatterResult::Double => 2,
        BatterResult::Triple => 3,
        BatterResult::HomeRun => HOME,
        BatterResult::Walk
        | BatterResult::IntentionalWalk
        | BatterResult::HitByPitch
        | BatterResult::CatcherInterference
        | BatterResult::ReachedOnError => 0,
        // The fly that was dropped would have brought the man on third home.
        BatterResult::SacrificeFlyOnError => u8::from(was.on == Base::Third && fewer_than_two_outs),
        // The base he stole, not what the throw gave him beyond. From elsewhere he had nothing to steal.
        BatterResult::Strikeout | BatterResult::StillUp
            if is_steal(play.outcome) && was.where_he_is =>
        {
            was.moved.min(1)
        }
        BatterResult::Out
        | BatterResult::SacrificeFly
        | BatterResult::Strikeout
        | BatterResult::FieldersChoice => {
            let given = match Contact::of(play.outcome) {
                Contact::DeepFly => 1,
                Contact::Fly if play.outcome == PlayOutcome::FlyballBq => 0,
                Contact::Fly | Contact::FlyToTheWall => u8::from(was.on == Base::Third),
                Contact::Grounder | Contact::Bunt => was.moved.min(1),
                Contact::ShallowFly
                | Contact::Liner
                | Contact::Popup
                | Contact::FoulPopup
                | Contact::Unsaid => 0,
            };
            if fewer_than_two_outs { given } else { 0 }
        }
        BatterResult::StillUp
            if play.outcome == PlayOutcome::WildPitch || play.outcome == PlayOutcome::Balk =>
        {
            let way = |m: &Movement| m.to.number() - m.from.number();
            play.movements.iter().map(way).max().unwrap_or(1)
        }
        BatterResult::StillUp => 0,
    }
}
