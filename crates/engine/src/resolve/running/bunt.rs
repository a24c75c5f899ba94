//! Bunts and squeezes, from the chart's result to the play.
//!
//! Rules: R-BUNT-SACRIFICE, R-BUNT-SQUEEZE.

use crate::bases::{Base, Origin};
use crate::charts::{credits, hits, outs, running};
use crate::choice::Question;
use crate::dice::roll::{Roll, RollKind};
use crate::grade::{Grade, GradedChart};
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, Credit, OutKind};
use crate::position::Position;
use crate::resolve::Scorer;
use crate::resolve::draft::Draft;
use crate::resolve::settle::Headline;

const THIRD: Origin = Origin::On(Base::Third);

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
            Some(grade) => self.batted_by_grade(chart, result(grade), &roll),
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
    pub(super) fn batted_by_grade(
        &mut self,
        chart: GradedChart,
        outcome: PlayOutcome,
        roll: &Roll,
    ) {
        match chart {
            GradedChart::SacBunt | GradedChart::SqueezeBunt => {
                let draft = self.bunt_draft(outcome);
                self.finish(Headline::of_roll(outcome, roll), draft);
            }
            GradedChart::HitAndRun => self.hit_and_run(outcome, roll),
        }
    }

    fn bunt_draft(&self, outcome: PlayOutcome) -> Draft {
        let occupied = self.state.occupied();
        let at_first = |draft: Draft, credit| draft.out(Origin::Plate, OutKind::AtFirst, credit);
        if outcome == PlayOutcome::SacrificeBunt {
            let draft = Draft::new(running::SACRIFICE.row(occupied), BatterResult::Out);
            at_first(draft, credits::bunt_out_at_first())
        } else if outcome == PlayOutcome::BuntLeadOut {
            let row = running::LEAD_OUT.row(occupied);
            self.lead_out(Draft::new(row, BatterResult::FieldersChoice))
        } else if outcome == PlayOutcome::BuntDoublePlay {
            let row = running::BUNT_DOUBLE_PLAY.row(occupied);
            let draft = self.lead_out(Draft::new(row, BatterResult::Out));
            let thrower = draft.outs.last().map(|(_, _, credit)| credit.putout);
            let relay = Credit::thrown(thrower.unwrap_or(Position::Pitcher), Position::FirstBase);
            at_first(draft, relay)
        } else if outcome == PlayOutcome::BuntPopout {
            Draft::caught(outs::HOLD.row(occupied), Position::Pitcher)
        } else if outcome == PlayOutcome::BuntStrikeout {
            Draft::new(outs::HOLD.row(occupied), BatterResult::Strikeout).out(
                Origin::Plate,
                OutKind::Strikeout,
                credits::strikeout(),
            )
        } else if outcome == PlayOutcome::SqueezeSuccess {
            let row = running::BATTER_OUT_RUNNERS_ONE.row(occupied);
            at_first(
                Draft::new(row, BatterResult::Out),
                credits::bunt_out_at_first(),
            )
        } else if outcome == PlayOutcome::SqueezeOutHome {
            let row = running::SQUEEZE_OUT_HOME.row(occupied);
            let draft = Draft::new(row, BatterResult::FieldersChoice);
            let credit = credits::bunt_lead_out(Base::Third);
            draft.out(THIRD, self.forced_or_tagged(Base::Third), credit)
        } else if outcome == PlayOutcome::SqueezeDoublePlay {
            let by = Position::Pitcher;
            let draft = Draft::caught(running::SQUEEZE_DOUBLE_PLAY.row(occupied), by);
            let credit = credits::doubled_off(by, Base::Third);
            draft.out(THIRD, OutKind::DoubledOff, credit)
        } else if outcome == PlayOutcome::SqueezeMissed {
            let row = running::STAY.row(occupied).with_out(THIRD);
            let draft = Draft {
                batted_in: false,
                ..Draft::new(row, BatterResult::StillUp)
            };
            let credit = credits::caught_stealing(Base::Third, self.bats_right());
            draft.out(THIRD, OutKind::Tag, credit)
        } else {
            Draft::new(hits::SINGLE_1.row(occupied), BatterResult::Single)
        }
    }

    /// The lead runner of a sacrifice is out at the next base.
    fn lead_out(&self, draft: Draft) -> Draft {
        let occupied = self.state.occupied();
        let lead = if occupied.contains(Base::Second) {
            Base::Second
        } else {
            Base::First
        };
        let credit = credits::bunt_lead_out(lead);
        draft.out(Origin::On(lead), self.forced_or_tagged(lead), credit)
    }

    /// A runner with men on every base behind him is forced.
    fn forced_or_tagged(&self, from: Base) -> OutKind {
        let occupied = self.state.occupied();
        let mut behind = Base::ALL.into_iter().filter(|base| *base < from);
        if behind.all(|base| occupied.contains(base)) {
            OutKind::Force
        } else {
            OutKind::Tag
        }
    }
}
