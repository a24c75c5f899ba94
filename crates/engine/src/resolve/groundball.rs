//! The numbered results of groundballs: who is out, in which order, and who is safe.
//!
//! Rules: R-GROUND-CHART, R-GROUND-DOUBLE-PLAY, R-OUTS-TWO-OUT.

use super::Scorer;
use super::draft::Draft;
use crate::bases::{Base, Origin};
use crate::charts::credits;
use crate::charts::groundball::{self, GroundballResult, Letter};
use crate::charts::groundball_results as results;
use crate::decisions::InfieldDepth;
use crate::inning::Outs;
use crate::play::{BatterResult, OutKind};
use crate::position::Position;

const R1: Origin = Origin::On(Base::First);
const R2: Origin = Origin::On(Base::Second);
const R3: Origin = Origin::On(Base::Third);

impl Scorer<'_> {
    /// The chart's result. With two outs the play is at first and nobody moves.
    pub(super) fn groundball_result(&self, letter: Letter, location: Position) -> GroundballResult {
        match self.state.outs() {
            Outs::Two => GroundballResult::R1,
            Outs::Zero | Outs::One => {
                let depth = self
                    .state
                    .phase()
                    .decisions()
                    .map_or(InfieldDepth::Normal, |decisions| {
                        decisions.defense.infield_depth
                    });
                let refined = self.state.options().groundball_refined;
                groundball::result(self.state.occupied(), depth, letter, location, refined)
            }
        }
    }

    /// The play of a result. Result 12 without its decision is the runner holding.
    pub(super) fn groundball_draft(&self, result: GroundballResult, location: Position) -> Draft {
        let occupied = self.state.occupied();
        let out_at_first =
            |grid: &crate::charts::grid::Grid| Draft::out_at_first(grid.row(occupied), location);
        match result {
            // 5 and 6 are worked out to the fielder by the chart and do not come here.
            GroundballResult::R1 | GroundballResult::R5 | GroundballResult::R6 => {
                out_at_first(&results::RESULT_1)
            }
            GroundballResult::R2 => {
                let [force, relay] = credits::second_to_first(location);
                let draft = Draft::new(results::RESULT_2.row(occupied), BatterResult::Out);
                double_play(draft).out(R1, OutKind::Force, force).out(
                    Origin::Plate,
                    OutKind::AtFirst,
                    relay,
                )
            }
            GroundballResult::R3 => out_at_first(&results::RESULT_3),
            GroundballResult::R4 => {
                let draft = Draft::new(
                    results::RESULT_4.row(occupied),
                    BatterResult::FieldersChoice,
                );
                draft.out(R1, OutKind::Force, credits::force_at_second(location))
            }
            GroundballResult::R7 | GroundballResult::R8 | GroundballResult::R12 => {
                out_at_first(&results::RESULT_7)
            }
            GroundballResult::R9 => out_at_first(&results::RESULT_9),
            GroundballResult::R10 => {
                let [home, relay] = credits::home_to_first(location);
                let draft = Draft::new(results::RESULT_10.row(occupied), BatterResult::Out);
                double_play(draft).out(R3, OutKind::Force, home).out(
                    Origin::Plate,
                    OutKind::AtFirst,
                    relay,
                )
            }
            GroundballResult::R11 => {
                // With the bases full he is forced; on first and third he is tagged.
                let kind = if occupied.contains(Base::Second) {
                    OutKind::Force
                } else {
                    OutKind::Tag
                };
                let draft = Draft::new(
                    results::RESULT_11.row(occupied),
                    BatterResult::FieldersChoice,
                );
                draft.out(R3, kind, credits::out_at_home(location))
            }
            GroundballResult::R13 => {
                let [third, second] = credits::third_to_second();
                let draft = Draft::new(
                    results::RESULT_13.row(occupied),
                    BatterResult::FieldersChoice,
                );
                double_play(draft)
                    .out(R2, OutKind::Force, third)
                    .out(R1, OutKind::Force, second)
            }
        }
    }
}

fn double_play(draft: Draft) -> Draft {
    Draft {
        double_play_ball: true,
        ..draft
    }
}
