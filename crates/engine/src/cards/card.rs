//! Checked cards: columns whose every cell gives one result for every number of the split die.

use super::cell::{Cell, Part};
use super::fault::{CardFault, CardProblem};
use super::parse;
use super::read::Whose;
use super::shared::SHARED_BATTING;
use super::text::{BattingText, Power, SharedBatting, SideText};
use crate::player::{ByHand, Hand};

/// The rows of a column, 2 to 12.
pub(super) const ROWS: usize = 11;

/// The columns of a card.
pub(super) const COLUMNS: usize = 3;

/// Three columns of eleven cells: half a card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Columns {
    /// The parts of all cells, one cell after the other.
    parts: Box<[Part]>,
    /// Where those of each cell are, row by row.
    cells: [Span; ROWS * COLUMNS],
}

/// Where the parts of a cell are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Span {
    start: usize,
    alternative: usize,
    end: usize,
}

impl Columns {
    /// Reads eleven lines of three cells.
    ///
    /// # Errors
    /// Every fault, cell by cell.
    pub fn parse<S: AsRef<str>>(
        card: Whose,
        against: Hand,
        rows: &[S],
    ) -> Result<Self, Vec<CardFault>> {
        let mut faults = Vec::new();
        let mut fault = |row: Option<u8>, column: Option<u8>, problem| {
            faults.push(CardFault {
                card,
                against,
                row,
                column,
                problem,
            });
        };
        if rows.len() != ROWS {
            fault(None, None, CardProblem::Rows(rows.len()));
        }
        let mut parts = Vec::with_capacity(2 * ROWS * COLUMNS);
        let mut cells = [Span::default(); ROWS * COLUMNS];
        for ((row, line), spans) in (2..).zip(rows).zip(cells.chunks_mut(COLUMNS)) {
            let line = line.as_ref();
            let found = line.split('|').count();
            if found != COLUMNS {
                fault(Some(row), None, CardProblem::Cells(found));
                continue;
            }
            for ((column, text), span) in (card.first_column()..).zip(line.split('|')).zip(spans) {
                let start = parts.len();
                match parse::cell(card, text) {
                    Ok((main, alternative)) => {
                        parts.extend(main);
                        span.alternative = parts.len();
                        parts.extend(alternative);
                    }
                    Err(problem) => fault(Some(row), Some(column), problem),
                }
                span.start = start;
                span.end = parts.len();
            }
        }
        if faults.is_empty() {
            Ok(Self {
                parts: parts.into_boxed_slice(),
                cells,
            })
        } else {
            Err(faults)
        }
    }

    /// The cell in a column (0 to 2, from the left) and a row (2 to 12); the nearest one for other numbers.
    pub fn cell(&self, column: u8, row: u8) -> Cell<'_> {
        let column = usize::from(column).min(COLUMNS - 1);
        let row = usize::from(row.saturating_sub(2)).min(ROWS - 1);
        let span = self.cells[row * COLUMNS + column];
        Cell {
            parts: &self.parts[span.start..span.alternative],
            alternative: &self.parts[span.alternative..span.end],
        }
    }

    /// The eleven lines as people write them, the cells of a column below each other.
    pub fn lines(&self) -> Vec<String> {
        let texts: Vec<Vec<String>> = (0..3)
            .map(|column| {
                let cells = (2..=12).map(|row| self.cell(column, row).to_string());
                cells.collect()
            })
            .collect();
        let widths: Vec<usize> = texts
            .iter()
            .map(|column| column.iter().map(String::len).max().unwrap_or(0))
            .collect();
        (0..ROWS)
            .map(|row| {
                let cells = texts.iter().zip(&widths);
                let cells = cells.map(|(column, width)| format!("{:width$}", column[row]));
                cells.collect::<Vec<_>>().join(" | ").trim_end().to_string()
            })
            .collect()
    }
}

/// A batting card: its halves against left-handed and right-handed pitchers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BattingCard {
    /// Columns 1 to 3 with the power that goes with them.
    pub halves: ByHand<BattingHalf>,
    /// Which of the shared cards it is, unless it is the player's own.
    pub shared: Option<SharedBatting>,
}

/// Half a batting card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BattingHalf {
    /// The batter's power against pitchers of that hand.
    pub power: Power,
    /// Columns 1 to 3.
    pub columns: Columns,
}

impl BattingCard {
    /// Reads a batting card.
    ///
    /// # Errors
    /// Every fault of either half.
    pub fn parse(text: &BattingText) -> Result<Self, Vec<CardFault>> {
        match text {
            BattingText::Own(halves) => {
                let half = |hand| -> Result<_, Vec<CardFault>> {
                    let SideText { power, rows } = &halves[hand];
                    Ok(BattingHalf {
                        power: *power,
                        columns: Columns::parse(Whose::Batter, hand, rows)?,
                    })
                };
                both(half).map(|halves| Self {
                    halves,
                    shared: None,
                })
            }
            BattingText::Shared(shared) => Self::shared(*shared),
        }
    }

    /// The shared card of this number; the nearest one for a number that none has.
    ///
    /// # Errors
    /// None: the shared cards are without fault.
    pub fn shared(shared: SharedBatting) -> Result<Self, Vec<CardFault>> {
        let place = usize::from(shared.card.saturating_sub(1)).min(SHARED_BATTING.len() - 1);
        let half = |hand| -> Result<_, Vec<CardFault>> {
            Ok(BattingHalf {
                power: shared.power,
                columns: Columns::parse(Whose::Batter, hand, &SHARED_BATTING[place])?,
            })
        };
        both(half).map(|halves| Self {
            halves,
            shared: Some(shared),
        })
    }

    /// The card as people write it.
    pub fn text(&self) -> BattingText {
        match self.shared {
            Some(shared) => BattingText::Shared(shared),
            None => BattingText::Own(self.halves.as_ref().map(|half| SideText {
                power: half.power,
                rows: half.columns.lines(),
            })),
        }
    }
}

/// A pitching card: columns 4 to 6 against left-handed and right-handed batters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PitchingCard {
    /// The halves.
    pub halves: ByHand<Columns>,
}

impl PitchingCard {
    /// Reads a pitching card.
    ///
    /// # Errors
    /// Every fault of either half.
    pub fn parse<S: AsRef<str>>(text: &ByHand<Vec<S>>) -> Result<Self, Vec<CardFault>> {
        let half = |hand| Columns::parse(Whose::Pitcher, hand, &text[hand]);
        both(half).map(|halves| Self { halves })
    }

    /// The card as people write it.
    pub fn text(&self) -> ByHand<Vec<String>> {
        self.halves.as_ref().map(Columns::lines)
    }
}

/// Both halves of a card, or the faults of both.
fn both<T>(
    mut half: impl FnMut(Hand) -> Result<T, Vec<CardFault>>,
) -> Result<ByHand<T>, Vec<CardFault>> {
    match (half(Hand::Left), half(Hand::Right)) {
        (Ok(left), Ok(right)) => Ok(ByHand { left, right }),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            Err(faults)
        }
        (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => Err(faults),
    }
}
