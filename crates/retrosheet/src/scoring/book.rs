//! A whole game, scored.

use super::reader::{Reader, Step};
use super::setup::RealGame;
use crate::fault::Fault;
use crate::file::{Game, Line};
use bandbox_engine::GameState;
use bandbox_engine::scored::{ScoringFault, apply, decide};
use bandbox_scorebook::scored::Keeper;

/// A game that was read to its end.
#[derive(Clone, Debug)]
pub struct ScoredGame<'a> {
    /// Who is in it.
    pub game: RealGame<'a>,
    /// How it stands after the last record.
    pub state: GameState,
    /// Its statistics.
    pub keeper: Keeper,
    /// The lines that cannot be read or cannot have been; the others count.
    pub troubles: Vec<Trouble>,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Fault),
    /// What it says cannot have been.
    #[error("{line}: {fault}")]
    Impossible {
        /// The line.
        line: u32,
        /// Why not.
        fault: ScoringFault,
    },
}

impl<'a> ScoredGame<'a> {
    /// Scores a game.
    ///
    /// # Errors
    /// When the game has no id or its lineups are not whole.
    pub fn of(game: Game<'a>) -> Result<Self, Fault> {
        let game = RealGame::open(game)?;
        let mut reader = Reader::new(&game);
        let mut book = Book {
            keeper: Keeper::begin(&game.state),
            state: game.state.clone(),
        };
        let mut troubles = Vec::new();
        for line in &game.lines {
            if let Err(trouble) = book.take_in(&mut reader, line) {
                troubles.push(trouble);
            }
        }
        Ok(Self {
            game,
            state: book.state,
            keeper: book.keeper,
            troubles,
        })
    }
}

/// A game while it is read.
struct Book {
    state: GameState,
    keeper: Keeper,
}

impl Book {
    fn take_in<'a>(&mut self, reader: &mut Reader<'a>, line: &Line<'a>) -> Result<(), Trouble> {
        let number = line.number;
        let record = line.record.as_ref().map_err(|fault| *fault)?;
        let step = reader.read(&self.state, record);
        let step = step.map_err(|fault| fault.on_line(number))?;
        if let Step::NoPlay(_) = step {
            self.keeper.half_begins(&self.state);
        }
        let Some(entry) = step.into_entry() else {
            return Ok(());
        };
        let scored = decide(&self.state, entry).map_err(|fault| Trouble::Impossible {
            line: number,
            fault,
        })?;
        self.keeper.record(&self.state, &scored);
        apply(&mut self.state, &scored);
        Ok(())
    }
}
