//! From a reported outcome to a play by its chart, or to the first choice that the play needs.

use super::Scorer;
use super::draft::Draft;
use crate::bases::{Base, Origin};
use crate::charts::grid::Grid;
use crate::charts::groundball::{GroundballResult, Letter};
use crate::charts::{credits, error, flyball, hits, outs, walk};
use crate::choice::{Attempt, Batted};
use crate::decisions::OutfieldDepth;
use crate::inning::Outs;
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, ErrorCharge, OutKind};
use crate::position::Position;

/// A reported outcome with the way it is resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reported {
    pub(super) batted: Batted,
    pub(super) script: Script,
}

/// The ways in which outcomes are resolved.
#[derive(Clone, Copy, Debug)]
pub(super) enum Script {
    /// Struck out.
    Strikeout,
    /// Caught, and nobody moves.
    Caught(Position),
    /// Caught, and runners are doubled off.
    LineoutMax(Position),
    /// Safe by a chart.
    Safe(&'static Grid, BatterResult),
    /// A home run out of the park.
    OutOfThePark,
    /// An error worth this many bases.
    Error(Position, u8),
    /// A single on which the lead runner may try for more.
    UncappedSingle,
    /// A double on which the runner on first may try for home.
    UncappedDouble,
    /// A fly.
    Fly(Fly, Position),
    /// A groundball.
    Groundball(Letter, Position),
    /// Interference by the catcher.
    Interference,
    /// The fielder's skill is checked.
    XCheck(Position),
}

/// How deep a fly is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fly {
    /// Everybody tags.
    Deep,
    /// The runner on third scores.
    Medium,
    /// As medium, but it would have been a home run: the outfield's depth is no matter.
    BallparkMedium,
    /// The runner on third may try.
    Doubtful,
}

/// A play that needs nothing more, a try that the batting manager must be asked about, or a check.
enum Next {
    Play(Draft),
    Ask(Attempt),
    /// The dice decide what it is.
    Check(Position),
}

impl Reported {
    /// The way this outcome is resolved; `None` when its rules are not in this release, or when it lacks the
    /// location that it needs.
    pub(crate) fn new(batted: Batted) -> Option<Self> {
        let at = batted.hit_location;
        let script = match batted.outcome {
            PlayOutcome::Strikeout => Script::Strikeout,
            PlayOutcome::GroundballA => Script::Groundball(Letter::A, at?),
            PlayOutcome::GroundballB => Script::Groundball(Letter::B, at?),
            PlayOutcome::GroundballC => Script::Groundball(Letter::C, at?),
            PlayOutcome::FlyballA => Script::Fly(Fly::Deep, at?),
            PlayOutcome::FlyballB => Script::Fly(Fly::Medium, at?),
            PlayOutcome::BpFlyout => Script::Fly(Fly::BallparkMedium, at?),
            PlayOutcome::FlyballBq => Script::Fly(Fly::Doubtful, at?),
            PlayOutcome::FlyballC
            | PlayOutcome::Lineout
            | PlayOutcome::BpLineout
            | PlayOutcome::Popout
            | PlayOutcome::Foulout => Script::Caught(at?),
            PlayOutcome::LineoutMax => Script::LineoutMax(at?),
            PlayOutcome::Single1 | PlayOutcome::BpSingle => {
                Script::Safe(&hits::SINGLE_1, BatterResult::Single)
            }
            PlayOutcome::Single2 => Script::Safe(&hits::SINGLE_2, BatterResult::Single),
            PlayOutcome::SingleUncapped => Script::UncappedSingle,
            PlayOutcome::Double2 => Script::Safe(&hits::DOUBLE_2, BatterResult::Double),
            PlayOutcome::Double3 => Script::Safe(&hits::DOUBLE_3, BatterResult::Double),
            PlayOutcome::DoubleUncapped => Script::UncappedDouble,
            PlayOutcome::Triple => Script::Safe(&hits::TRIPLE, BatterResult::Triple),
            PlayOutcome::HomeRun | PlayOutcome::BpHomeRun => Script::OutOfThePark,
            PlayOutcome::Walk => Script::Safe(&walk::WALK, BatterResult::Walk),
            PlayOutcome::HitByPitch => Script::Safe(&walk::WALK, BatterResult::HitByPitch),
            PlayOutcome::Error => Script::Error(at?, batted.error_bases?),
            PlayOutcome::CatcherInterference => Script::Interference,
            PlayOutcome::XCheck => Script::XCheck(at?),
            PlayOutcome::IntentionalWalk
            | PlayOutcome::SacrificeBunt
            | PlayOutcome::BuntLeadOut
            | PlayOutcome::BuntPopout
            | PlayOutcome::BuntDoublePlay
            | PlayOutcome::BuntStrikeout
            | PlayOutcome::BuntSingle
            | PlayOutcome::SqueezeSuccess
            | PlayOutcome::SqueezeOutHome
            | PlayOutcome::SqueezeDoublePlay
            | PlayOutcome::SqueezeMissed
            | PlayOutcome::HitAndRunGroundout
            | PlayOutcome::HitAndRunFlyout
            | PlayOutcome::HitAndRunDoublePlay
            | PlayOutcome::HitAndRunStrikeout
            | PlayOutcome::HitAndRunMiss
            | PlayOutcome::WildPitch
            | PlayOutcome::PassedBall
            | PlayOutcome::Balk
            | PlayOutcome::PickOff
            | PlayOutcome::StolenBase
            | PlayOutcome::CaughtStealing
            | PlayOutcome::DefensiveIndifference => return None,
        };
        Some(Self { batted, script })
    }
}

impl Scorer<'_> {
    pub(super) fn reported(&mut self, reported: Reported) {
        match self.by_the_chart(reported.script) {
            Next::Play(draft) => self.finish(reported.batted.into(), draft),
            Next::Ask(attempt) => self.ask_to_send(reported.batted, attempt),
            Next::Check(position) => self.x_check(reported.batted, position),
        }
    }

    /// The play when every runner stays who might try for more; `None` for what the dice decide.
    pub(super) fn held_or_by_the_chart(&self, batted: Batted) -> Option<Draft> {
        match self.by_the_chart(Reported::new(batted)?.script) {
            Next::Play(draft) => Some(draft),
            Next::Ask(attempt) => Some(self.held(batted, attempt)),
            Next::Check(_) => None,
        }
    }

    fn by_the_chart(&self, script: Script) -> Next {
        let occupied = self.state.occupied();
        let draft =
            match script {
                Script::Strikeout => Draft::new(outs::HOLD.row(occupied), BatterResult::Strikeout)
                    .out(Origin::Plate, OutKind::Strikeout, credits::strikeout()),
                Script::Caught(by) => Draft::caught(outs::HOLD.row(occupied), by),
                Script::LineoutMax(by) => self.lineout_max(by),
                Script::Safe(grid, result) => Draft::new(grid.row(occupied), result),
                Script::OutOfThePark => Draft {
                    out_of_the_park: true,
                    ..Draft::new(hits::HOME_RUN.row(occupied), BatterResult::HomeRun)
                },
                Script::Error(position, bases) => self.error(position, bases),
                Script::UncappedSingle => return self.uncapped_single(),
                Script::UncappedDouble => return self.uncapped_double(),
                Script::Fly(fly, location) => return self.fly(fly, location),
                Script::Groundball(letter, location) => return self.groundball(letter, location),
                Script::Interference => {
                    let mut draft =
                        Draft::new(walk::WALK.row(occupied), BatterResult::CatcherInterference);
                    draft.errors.push(ErrorCharge {
                        position: Position::Catcher,
                        bases: 1,
                    });
                    draft
                }
                Script::XCheck(position) => return Next::Check(position),
            };
        Next::Play(draft)
    }

    fn lineout_max(&self, by: Position) -> Draft {
        let occupied = self.state.occupied();
        let draft = Draft::caught(outs::LINEOUT_MAX.row(occupied), by);
        occupied.iter().rev().fold(draft, |draft, base| {
            draft.out(
                Origin::On(base),
                OutKind::DoubledOff,
                credits::doubled_off(by, base),
            )
        })
    }

    fn error(&self, position: Position, bases: u8) -> Draft {
        let grid = match bases {
            0 | 1 => &error::ERROR_1,
            2 => &error::ERROR_2,
            3.. => &error::ERROR_3,
        };
        let mut draft = Draft::new(
            grid.row(self.state.occupied()),
            BatterResult::ReachedOnError,
        );
        draft.errors.push(ErrorCharge { position, bases });
        draft.batted_in = false;
        draft
    }

    fn uncapped_single(&self) -> Next {
        let occupied = self.state.occupied();
        if occupied.contains(Base::Second) {
            Next::Ask(Attempt::SecondToHome)
        } else if occupied.contains(Base::First) {
            Next::Ask(Attempt::FirstToThird)
        } else {
            Next::Play(Draft::new(
                hits::SINGLE_1.row(occupied),
                BatterResult::Single,
            ))
        }
    }

    fn uncapped_double(&self) -> Next {
        let occupied = self.state.occupied();
        if occupied.contains(Base::First) {
            Next::Ask(Attempt::FirstToHome)
        } else {
            Next::Play(Draft::new(
                hits::DOUBLE_2.row(occupied),
                BatterResult::Double,
            ))
        }
    }

    fn fly(&self, fly: Fly, location: Position) -> Next {
        let occupied = self.state.occupied();
        let fewer_than_two_outs = self.state.outs() != Outs::Two;
        let shallow = self
            .state
            .phase()
            .decisions()
            .is_some_and(|d| d.defense.outfield_depth == OutfieldDepth::Shallow);
        let falls_in = || {
            Next::Play(Draft::new(
                hits::SINGLE_1.row(occupied),
                BatterResult::Single,
            ))
        };
        let caught = |grid: &Grid| {
            Next::Play(Draft {
                fly: true,
                ..Draft::caught(grid.row(occupied), location)
            })
        };
        match fly {
            Fly::Deep | Fly::Medium if shallow => falls_in(),
            Fly::Deep => caught(&flyball::FLY_A),
            Fly::Medium | Fly::BallparkMedium => {
                let tags = location == Position::RightField && occupied.contains(Base::Second);
                if tags && fewer_than_two_outs {
                    Next::Ask(Attempt::TagToThird)
                } else {
                    caught(&flyball::FLY_B)
                }
            }
            Fly::Doubtful => {
                if occupied.contains(Base::Third) && fewer_than_two_outs {
                    Next::Ask(Attempt::TagHome)
                } else {
                    caught(&outs::HOLD)
                }
            }
        }
    }

    fn groundball(&self, letter: Letter, location: Position) -> Next {
        match self.groundball_result(letter, location) {
            GroundballResult::R12 => Next::Ask(Attempt::HomeOnGroundball),
            result @ (GroundballResult::R1
            | GroundballResult::R2
            | GroundballResult::R3
            | GroundballResult::R4
            | GroundballResult::R5
            | GroundballResult::R6
            | GroundballResult::R7
            | GroundballResult::R8
            | GroundballResult::R9
            | GroundballResult::R10
            | GroundballResult::R11
            | GroundballResult::R13) => Next::Play(self.groundball_draft(result, location)),
        }
    }
}
