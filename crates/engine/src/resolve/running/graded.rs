//! Charts that are read by the batter's grade: the roll, and the play that its result is.

use crate::charts::{hits, outs, running};
use crate::choice::Question;
use crate::dice::roll::{Roll, RollKind};
use crate::grade::{Grade, GradedChart};
use crate::outcome::PlayOutcome;
use crate::play::BatterResult;
use crate::position::Position;
use crate::resolve::Scorer;
use crate::resolve::draft::Draft;
use crate::resolve::settle::Headline;

impl Scorer<'_> {
    /// Rolls two dice on a chart that is read by the batter's grade. Where it is unknown his manager reads it,
    /// unless all grades come to the same.
    pub(super) fn graded(&mut self, chart: GradedChart) {
        let roll = self.recorded_roll(match chart {
            GradedChart::SacBunt | GradedChart::SqueezeBunt => RollKind::Bunt,
            GradedChart::HitAndRun => RollKind::HitAndRun,
        });
        let total = roll.two_dice_total();
        let Some(decisions) = self.state.phase().decisions() else {
            return;
        };
        let shift = chart.shift_against(&decisions.defense);
        let result = |grade| chart.result(grade, shift, total);
        let all_alike = Grade::ALL
            .map(result)
            .windows(2)
            .all(|two| two[0] == two[1]);
        let grade = self.state.grade(chart);
        match grade.or_else(|| all_alike.then_some(Grade::A)) {
            Some(grade) => self.batted_by_grade(result(grade), &roll),
            None => {
                let question = Question::ReadGrade {
                    chart,
                    total,
                    shift,
                };
                self.ask_of_roll(self.state.batting(), question);
            }
        }
    }

    /// The play that the chart came to.
    pub(super) fn batted_by_grade(&mut self, outcome: PlayOutcome, roll: &Roll) {
        let occupied = self.state.occupied();
        // The hit-and-run chart does not say where the ball goes: behind the runner, who draws the second baseman off.
        let (hit_location, draft) = match outcome {
            PlayOutcome::SacrificeBunt => (None, self.bunted_over(&running::SACRIFICE)),
            PlayOutcome::BuntLeadOut => (None, self.lead_out()),
            PlayOutcome::BuntPopout => {
                let caught = Draft::caught(outs::HOLD.row(occupied), Position::Pitcher);
                (None, caught)
            }
            PlayOutcome::BuntDoublePlay => (None, self.bunt_double_play()),
            PlayOutcome::BuntStrikeout => (None, self.struck_out_bunting()),
            PlayOutcome::BuntSingle => {
                let row = hits::SINGLE_1.row(occupied);
                (None, Draft::new(row, BatterResult::Single))
            }
            PlayOutcome::SqueezeSuccess => {
                (None, self.bunted_over(&running::BATTER_OUT_RUNNERS_ONE))
            }
            PlayOutcome::SqueezeOutHome => (None, self.squeezed_out_home()),
            PlayOutcome::SqueezeDoublePlay => (None, self.squeezed_into_two()),
            PlayOutcome::SqueezeMissed => (None, self.missed_squeeze()),
            PlayOutcome::HitAndRunGroundout => {
                let row = running::BATTER_OUT_RUNNERS_ONE.row(occupied);
                let at = Position::SecondBase;
                (Some(at), Draft::out_at_first(row, at))
            }
            PlayOutcome::HitAndRunFlyout => {
                let at = Position::CenterField;
                (Some(at), Draft::caught(outs::HOLD.row(occupied), at))
            }
            PlayOutcome::HitAndRunDoublePlay => {
                let at = Position::SecondBase;
                (Some(at), self.doubled_off_running(at))
            }
            PlayOutcome::Single2 => {
                let row = hits::SINGLE_2.row(occupied);
                (None, Draft::new(row, BatterResult::Single))
            }
            // He struck out on the ball or missed it: the runner is on his own.
            PlayOutcome::HitAndRunStrikeout | PlayOutcome::HitAndRunMiss => {
                return self.steal(outcome);
            }
            // These charts have no other.
            PlayOutcome::Strikeout
            | PlayOutcome::GroundballA
            | PlayOutcome::GroundballB
            | PlayOutcome::GroundballC
            | PlayOutcome::FlyballA
            | PlayOutcome::FlyballB
            | PlayOutcome::FlyballBq
            | PlayOutcome::FlyballC
            | PlayOutcome::Lineout
            | PlayOutcome::LineoutMax
            | PlayOutcome::Popout
            | PlayOutcome::Foulout
            | PlayOutcome::Single1
            | PlayOutcome::SingleUncapped
            | PlayOutcome::Double2
            | PlayOutcome::Double3
            | PlayOutcome::DoubleUncapped
            | PlayOutcome::Triple
            | PlayOutcome::HomeRun
            | PlayOutcome::BpHomeRun
            | PlayOutcome::BpSingle
            | PlayOutcome::BpFlyout
            | PlayOutcome::BpLineout
            | PlayOutcome::Walk
            | PlayOutcome::IntentionalWalk
            | PlayOutcome::HitByPitch
            | PlayOutcome::CatcherInterference
            | PlayOutcome::XCheck
            | PlayOutcome::Error
            | PlayOutcome::WildPitch
            | PlayOutcome::PassedBall
            | PlayOutcome::Balk
            | PlayOutcome::PickOff
            | PlayOutcome::StolenBase
            | PlayOutcome::CaughtStealing
            | PlayOutcome::DefensiveIndifference => return,
        };
        let headline = Headline {
            hit_location,
            ..Headline::of_roll(outcome, roll)
        };
        self.finish(headline, draft);
    }
}
