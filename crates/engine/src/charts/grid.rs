//! The shape of an advancement chart: for each way the bases can be occupied, where everybody goes.

use crate::bases::{Base, BaseSet, Destination, Origin};

/// Where a chart sends a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nobody is there; for the batter: he is still up.
    Nobody,
    /// Put out.
    Out,
    /// Safe there; a runner's own base means that he holds.
    Safe(Destination),
}

/// Nobody.
pub(crate) const __: Cell = Cell::Nobody;
/// Out.
pub(crate) const XX: Cell = Cell::Out;
/// First base.
pub(crate) const B1: Cell = Cell::Safe(Destination::On(Base::First));
/// Second base.
pub(crate) const B2: Cell = Cell::Safe(Destination::On(Base::Second));
/// Third base.
pub(crate) const B3: Cell = Cell::Safe(Destination::On(Base::Third));
/// Home.
pub(crate) const HM: Cell = Cell::Safe(Destination::Home);

/// One line of a chart: the batter and the runners on first, second and third.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row([Cell; 4]);

/// A line, as printed.
pub(crate) const fn row(batter: Cell, r1: Cell, r2: Cell, r3: Cell) -> Row {
    Row([batter, r1, r2, r3])
}

impl Row {
    /// A line without a chart: the batter takes so many bases, every runner so many, as far as home. A batter who
    /// takes none is still up.
    pub(crate) fn advance(batter: u8, runners: u8, occupied: BaseSet) -> Self {
        let reached = |from, bases| match Destination::beyond(from, bases) {
            Some(to) => Cell::Safe(to),
            None => Cell::Nobody,
        };
        let batter = row(reached(Origin::Plate, batter), __, __, __);
        occupied
            .iter()
            .map(Origin::On)
            .fold(batter, |row, from| row.with(from, reached(from, runners)))
    }

    /// Where the man who begins the play there goes.
    pub(crate) const fn cell(&self, origin: Origin) -> Cell {
        self.0[origin.number() as usize]
    }

    /// The same line with one man going elsewhere.
    #[must_use]
    pub(crate) const fn with(mut self, origin: Origin, cell: Cell) -> Self {
        self.0[origin.number() as usize] = cell;
        self
    }

    /// The same line with one man put out.
    #[must_use]
    pub(crate) const fn with_out(self, origin: Origin) -> Self {
        self.with(origin, Cell::Out)
    }
}

/// A chart: a line for each of the eight ways the bases can be occupied, in printed order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid(pub(crate) [Row; 8]);

impl Grid {
    /// The line for these occupied bases.
    pub(crate) const fn row(&self, occupied: BaseSet) -> Row {
        self.0[occupied.chart_index()]
    }
}
