//! What the server was told of the cards of the men in the game, for stealing, bunting and the hit and run.

use crate::bases::Base;
use crate::grade::{Grade, GradedChart};
use crate::position::Position;
use crate::state::GameState;
use crate::stealing::StealCard;

impl GameState {
    /// How well the pitcher holds runners, if the server was told; the worst where he is no pitcher.
    pub(crate) fn hold(&self) -> Option<i8> {
        let pitcher = self.player(self.pitcher())?;
        match pitcher.fielding_at(Position::Pitcher) {
            Some(_) => pitcher.hold,
            None => pitcher.hold.or(Some(9)),
        }
    }

    /// The pitcher's balk rating, if the server was told; the worst where he is no pitcher.
    pub(crate) fn balk_rating(&self) -> Option<u8> {
        let pitcher = self.player(self.pitcher())?;
        match pitcher.fielding_at(Position::Pitcher) {
            Some(_) => pitcher.balk,
            None => pitcher.balk.or(Some(20)),
        }
    }

    /// The catcher's throwing rating, if the server was told; the worst where he is not rated.
    pub(crate) fn throwing_rating(&self) -> Option<u8> {
        let catcher = self.now.lineups[self.fielding()].fielder(Position::Catcher);
        match self.player(catcher)?.fielding_at(Position::Catcher) {
            Some(fielding) => fielding.throwing,
            None => Some(20),
        }
    }

    /// The batter's grade for a chart, if the server was told.
    pub(crate) fn grade(&self, chart: GradedChart) -> Option<Grade> {
        let batter = self.player(self.batter())?;
        match chart {
            GradedChart::SacBunt | GradedChart::SqueezeBunt => batter.bunt,
            GradedChart::HitAndRun => batter.hit_and_run,
        }
    }

    /// What the card of the runner on this base says of stealing, if the server was told.
    pub(crate) fn steal_card(&self, base: Base) -> Option<StealCard> {
        self.player(self.now.bases.runner(base)?)?.steal_card()
    }
}
