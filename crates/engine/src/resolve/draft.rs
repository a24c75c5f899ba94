//! A play as the chart has it, before a third out or a winning run cuts it short.

use crate::bases::Origin;
use crate::charts::credits;
use crate::charts::grid::Row;
use crate::play::{BatterResult, CleanPlay, Credit, ErrorCharge, OutKind};
use crate::position::Position;
use arrayvec::ArrayVec;

/// What the chart says happens.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Independent marks that the scorer makes beside a play.
pub(super) struct Draft {
    /// Where everybody goes.
    pub(super) row: Row,
    /// The outs in order; a man is out in the row if and only if he is here.
    pub(super) outs: ArrayVec<(Origin, OutKind, Credit), 4>,
    /// Errors charged.
    pub(super) errors: ArrayVec<ErrorCharge, 2>,
    /// What it is for the batter.
    pub(super) batter: BatterResult,
    /// Runs count as batted in.
    pub(super) batted_in: bool,
    /// No more runs than this count as batted in: those that would have scored without an error.
    pub(super) most_batted_in: Option<u8>,
    /// What it would have been without its error.
    pub(super) clean: Option<Box<CleanPlay>>,
    /// A fly, which is a sacrifice if a run scores.
    pub(super) fly: bool,
    /// A groundball that is one into a double play if it makes two outs.
    pub(super) double_play_ball: bool,
    /// A home run out of the park, on which everybody scores even when one run would win.
    pub(super) out_of_the_park: bool,
}

impl Draft {
    /// A play without outs.
    pub(super) fn new(row: Row, batter: BatterResult) -> Self {
        Self {
            row,
            outs: ArrayVec::new(),
            errors: ArrayVec::new(),
            batter,
            batted_in: true,
            most_batted_in: None,
            clean: None,
            fly: false,
            double_play_ball: false,
            out_of_the_park: false,
        }
    }

    /// A ball caught in the air: the batter is the first out.
    pub(super) fn caught(row: Row, by: Position) -> Self {
        Self::new(row, BatterResult::Out).out(
            Origin::Plate,
            OutKind::Caught,
            Credit::unassisted(by),
        )
    }

    /// A groundball to one out at first.
    pub(super) fn out_at_first(row: Row, by: Position) -> Self {
        Self::new(row, BatterResult::Out).out(
            Origin::Plate,
            OutKind::AtFirst,
            credits::out_at_first(by),
        )
    }

    /// Adds an out after those already there. More than four men cannot be out.
    #[must_use]
    pub(super) fn out(mut self, who: Origin, kind: OutKind, credit: Credit) -> Self {
        if !self.outs.is_full() {
            self.outs.push((who, kind, credit));
        }
        self
    }
}
