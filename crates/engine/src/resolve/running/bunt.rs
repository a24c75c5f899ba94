//! What bunts, squeezes and the hit and run come to: who is out, and how.

use crate::bases::{Base, Origin};
use crate::charts::grid::Grid;
use crate::charts::{credits, outs, running};
use crate::play::{BatterResult, Credit, OutKind};
use crate::position::Position;
use crate::resolve::Scorer;
use crate::resolve::draft::Draft;

const THIRD: Origin = Origin::On(Base::Third);

impl Scorer<'_> {
    /// The batter is out at first, and the runners go as the chart says.
    pub(super) fn bunted_over(&self, grid: &Grid) -> Draft {
        let row = grid.row(self.state.occupied());
        let credit = credits::bunt_out_at_first();
        Draft::new(row, BatterResult::Out).out(Origin::Plate, OutKind::AtFirst, credit)
    }

    /// The lead runner is out at the next base.
    pub(super) fn lead_out(&self) -> Draft {
        let row = running::LEAD_OUT.row(self.state.occupied());
        self.with_lead_out(Draft::new(row, BatterResult::FieldersChoice))
    }

    /// The lead runner, then the batter.
    pub(super) fn bunt_double_play(&self) -> Draft {
        let row = running::BUNT_DOUBLE_PLAY.row(self.state.occupied());
        let draft = self.with_lead_out(Draft::new(row, BatterResult::Out));
        let thrower = draft.outs.last().map(|(_, _, credit)| credit.putout);
        let relay = Credit::thrown(thrower.unwrap_or(Position::Pitcher), Position::FirstBase);
        draft.out(Origin::Plate, OutKind::AtFirst, relay)
    }

    fn with_lead_out(&self, draft: Draft) -> Draft {
        let lead = match self.state.bases().runner(Base::Second) {
            Some(_) => Base::Second,
            None => Base::First,
        };
        let credit = credits::bunt_lead_out(lead);
        draft.out(Origin::On(lead), self.forced_or_tagged(lead), credit)
    }

    pub(super) fn struck_out_bunting(&self) -> Draft {
        let row = outs::HOLD.row(self.state.occupied());
        let credit = credits::strikeout();
        Draft::new(row, BatterResult::Strikeout).out(Origin::Plate, OutKind::Strikeout, credit)
    }

    pub(super) fn squeezed_out_home(&self) -> Draft {
        let row = running::SQUEEZE_OUT_HOME.row(self.state.occupied());
        let credit = credits::bunt_lead_out(Base::Third);
        let draft = Draft::new(row, BatterResult::FieldersChoice);
        draft.out(THIRD, self.forced_or_tagged(Base::Third), credit)
    }

    /// A bunt caught in the air with the runner on his way home.
    pub(super) fn squeezed_into_two(&self) -> Draft {
        let by = Position::Pitcher;
        let row = running::SQUEEZE_DOUBLE_PLAY.row(self.state.occupied());
        let credit = credits::doubled_off(by, Base::Third);
        Draft::caught(row, by).out(THIRD, OutKind::DoubledOff, credit)
    }

    /// The batter misses the ball, and the runner is caught.
    pub(super) fn missed_squeeze(&self) -> Draft {
        let row = running::STAY.row(self.state.occupied()).with_out(THIRD);
        let credit = credits::caught_stealing(Base::Third, self.bats_right());
        Draft::new(row, BatterResult::StillUp).out(THIRD, OutKind::Tag, credit)
    }

    /// A liner on the hit and run, with the man on first too far off.
    pub(super) fn doubled_off_running(&self, by: Position) -> Draft {
        let row = running::HIT_AND_RUN_DOUBLE_PLAY.row(self.state.occupied());
        let credit = credits::doubled_off(by, Base::First);
        Draft::caught(row, by).out(Origin::On(Base::First), OutKind::DoubledOff, credit)
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
