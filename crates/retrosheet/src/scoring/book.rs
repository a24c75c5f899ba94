//! A whole game, scored.

use super::reader::{Reader, Step};
use super::setup::RealGame;
use crate::fault::Fault;
use crate::file::Game;
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
        let mut scored = Self {
            state: game.state.clone(),
            keeper: Keeper::begin(&game.state),
            troubles: Vec::new(),
            game,
        };
        for line in scored.game.game.records() {
            let step = line.record.and_then(|record| {
                let step = reader.read(&scored.state, &record);
                step.map_err(|fault| fault.on_line(line.number))
            });
            let entered = match step {
                Ok(step) => scored.enter(step),
                Err(fault) => {
                    scored.troubles.push(fault.into());
                    continue;
                }
            };
            if let Err(fault) = entered {
                let line = line.number;
                scored.troubles.push(Trouble::Impossible { line, fault });
            }
        }
        Ok(scored)
    }

    fn enter(&mut self, step: Step<'_>) -> Result<(), ScoringFault> {
        if let Step::NoPlay(_) = step {
            self.keeper.half_begins(&self.state);
        }
        let Some(entry) = step.into_entry() else {
            return Ok(());
        };
        let scored = decide(&self.state, &entry)?;
        self.keeper.record(&self.state, &scored);
        apply(&mut self.state, &scored);
        Ok(())
    }
}
