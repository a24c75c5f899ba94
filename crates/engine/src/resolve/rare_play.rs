//! The rare plays of x-checks.
//!
//! Rules: R-RARE-GROUND, R-RARE-HIT, R-RARE-FLY, R-RARE-POPUP, R-RARE-CATCHER.

use super::Scorer;
use super::draft::Draft;
use crate::bases::{Base, BaseSet, Origin};
use crate::charts::grid::{Cell, Row};
use crate::charts::{credits, groundball_results, hits, outs};
use crate::choice::Batted;
use crate::inning::Outs;
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, Credit, OutKind};
use crate::position::Position;
use crate::x_check::RarePlay;

const R1: Origin = Origin::On(Base::First);

impl Scorer<'_> {
    /// Plays it. A rare play that needs a runner who is not there is the common one.
    pub(super) fn rare_play(&mut self, batted: Batted, rare: RarePlay, fielder: Position) {
        let occupied = self.state.occupied();
        let first = occupied.contains(Base::First);
        let (outcome, draft) = match rare {
            RarePlay::RunnerInterferes => {
                (PlayOutcome::GroundballA, interference(occupied, fielder))
            }
            RarePlay::SlowForce => {
                let row = groundball_results::RESULT_7.row(occupied);
                (PlayOutcome::GroundballB, Draft::out_at_first(row, fielder))
            }
            RarePlay::EverybodyMoves => {
                let row = groundball_results::RESULT_3.row(occupied);
                (PlayOutcome::GroundballC, Draft::out_at_first(row, fielder))
            }
            RarePlay::BallHitsRunner if first => {
                (PlayOutcome::Single1, runner_hit(occupied, fielder))
            }
            RarePlay::BallHitsRunner => return self.comes_to(batted, PlayOutcome::Single1),
            RarePlay::OutBehindFirst => {
                let credit = Credit::thrown(fielder, Position::FirstBase);
                let row = hits::SINGLE_2.row(occupied);
                let draft = out_on_the_bases(row, BatterResult::Single, credit);
                (PlayOutcome::Single2, draft)
            }
            RarePlay::HiddenBall => {
                let credit = Credit::unassisted(Position::Shortstop);
                let row = hits::DOUBLE_2.row(occupied);
                let draft = out_on_the_bases(row, BatterResult::Double, credit);
                (PlayOutcome::Double2, draft)
            }
            RarePlay::MissedFirst if occupied.is_empty() => {
                let credit = Credit::thrown(fielder, Position::FirstBase);
                let draft = Draft::new(outs::HOLD.row(occupied), BatterResult::Out);
                let draft = draft.out(Origin::Plate, OutKind::Appeal, credit);
                (PlayOutcome::XCheck, draft)
            }
            RarePlay::MissedFirst => return self.comes_to(batted, PlayOutcome::Double3),
            // Not out of the park: the winning run ends the game like any other.
            RarePlay::InsideThePark => {
                let row = hits::HOME_RUN.row(occupied);
                let draft = Draft::new(row, BatterResult::HomeRun);
                (PlayOutcome::HomeRun, draft)
            }
            RarePlay::ShakenUp => {
                let row = Row::advance(0, 2, occupied).with(Origin::Plate, Cell::Out);
                let draft = Draft {
                    fly: true,
                    ..Draft::caught(row, fielder)
                };
                (PlayOutcome::FlyballA, draft)
            }
            RarePlay::LeftEarly => {
                let third = occupied
                    .contains(Base::Third)
                    .then_some((Base::Third, OutKind::Appeal));
                let draft = caught_with(third, occupied, fielder);
                (PlayOutcome::FlyballB, draft)
            }
            RarePlay::LeadRunnerDoubledOff => {
                let lead = occupied.iter().next_back();
                let lead = lead.map(|base| (base, OutKind::DoubledOff));
                (PlayOutcome::FlyballC, caught_with(lead, occupied, fielder))
            }
            RarePlay::FallsIn => {
                let two_on = first && occupied.contains(Base::Second);
                let infield_fly = two_on && self.state.outs() != Outs::Two;
                let outcome = if infield_fly {
                    PlayOutcome::Popout
                } else {
                    PlayOutcome::Single1
                };
                return self.comes_to(batted, outcome);
            }
            RarePlay::WildPitchOrFoulout if occupied.is_empty() => {
                return self.comes_to(batted, PlayOutcome::Foulout);
            }
            RarePlay::WildPitchOrFoulout => {
                return self.got_by(batted, PlayOutcome::WildPitch, 1);
            }
        };
        self.finish_as(batted, outcome, draft);
    }
}

/// The batter is out, then the runner on first if there is one; nobody else moves.
fn interference(occupied: BaseSet, fielder: Position) -> Draft {
    let hold = outs::HOLD.row(occupied);
    if !occupied.contains(Base::First) {
        return Draft::out_at_first(hold, fielder);
    }
    let row = hold.with(R1, Cell::Out);
    let draft = Draft {
        double_play_ball: true,
        ..Draft::out_at_first(row, fielder)
    };
    draft.out(R1, OutKind::Interference, Credit::unassisted(fielder))
}

/// A single that hits the runner on first, who is out; the others hold.
fn runner_hit(occupied: BaseSet, fielder: Position) -> Draft {
    let row = Row::advance(1, 0, occupied).with(R1, Cell::Out);
    let draft = Draft::new(row, BatterResult::Single);
    draft.out(R1, OutKind::Interference, Credit::unassisted(fielder))
}

/// A hit, after which the batter is tagged out.
fn out_on_the_bases(row: Row, hit: BatterResult, credit: Credit) -> Draft {
    let draft = Draft::new(row.with(Origin::Plate, Cell::Out), hit);
    draft.out(Origin::Plate, OutKind::Tag, credit)
}

/// A fly that is caught, and a runner out besides if there is one; nobody else moves.
fn caught_with(runner: Option<(Base, OutKind)>, occupied: BaseSet, fielder: Position) -> Draft {
    let hold = outs::HOLD.row(occupied);
    match runner {
        Some((base, kind)) => {
            let from = Origin::On(base);
            let draft = Draft::caught(hold.with(from, Cell::Out), fielder);
            draft.out(from, kind, credits::doubled_off(fielder, base))
        }
        None => Draft::caught(hold, fielder),
    }
}
