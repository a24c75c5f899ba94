//! A whole game, retold to Bandbox: its setup, and what its scorer entered.

use super::book::Trouble;
use super::reader::Reader;
use super::setup::{RealGame, setup};
use crate::file::Game;
use crate::id::PlayerId;
use bandbox_engine::scored::{Credits, Entry, apply, decide};
use bandbox_engine::setup::GameSetup;
use bandbox_engine::{GameState, Phase};

/// What Bandbox is told of a game: whoever puts the entries to a game of this setup, in order, brings it to its end.
#[derive(Clone, Debug)]
pub struct Retold {
    /// Who plays.
    pub setup: GameSetup,
    /// What happened.
    pub entries: Vec<Entry>,
}

impl Retold {
    /// Reads a game.
    ///
    /// # Errors
    /// The first line that cannot be read or cannot have been: a game is retold as it was or not at all.
    pub fn of(game: Game<'_>) -> Result<Self, Trouble> {
        let real = RealGame::open(game)?;
        let mut reader = Reader::new(&real);
        let mut state = real.state.clone();
        let mut entries = Vec::with_capacity(128);
        for line in &real.lines {
            let step = reader.read(&state, line.record.as_ref().map_err(|fault| *fault)?);
            let step = step.map_err(|fault| fault.on_line(line.number))?;
            let Some(entry) = step.into_entry() else {
                continue;
            };
            let line = line.number;
            let scored =
                decide(&state, entry).map_err(|fault| Trouble::Impossible { line, fault })?;
            apply(&mut state, &scored);
            entries.push(scored.entry);
        }
        // A game that did not come to its end was called: by rain, by darkness, by the last train.
        if !is_over(&state) {
            entries.push(Entry::Called);
        }
        let credits = credits(&real);
        if credits != Credits::default() {
            entries.insert(entries.len().saturating_sub(1), Entry::Credits(credits));
        }
        Ok(Self {
            setup: setup(game)?,
            entries,
        })
    }
}

const fn is_over(state: &GameState) -> bool {
    matches!(state.phase(), Phase::Final { .. })
}

/// Who won, lost and saved it, as the file says.
fn credits(game: &RealGame<'_>) -> Credits {
    let credited = |key| {
        let player = PlayerId::read(game.info.get(key)).ok()?;
        game.number(player)
    };
    Credits {
        win: credited("wp"),
        loss: credited("lp"),
        save: credited("save"),
    }
}
