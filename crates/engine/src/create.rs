//! The beginning of a game, and its recovery from a log.

use crate::apply::apply;
use crate::dice::Dice;
use crate::dice::fairness::EntropyShare;
use crate::event::Event;
use crate::hex::Hex32;
use crate::progress::Progress;
use crate::setup::{GameSetup, SetupRefused, check};
use crate::state::{GameState, Phase};
use crate::stint::PitcherStint;
use crate::take_back::TakeBack;
use crate::team::ByTeam;
use crate::terms::Terms;
use std::sync::Arc;

/// Makes a game of a setup: the state before the first pitch, and the first event of its log.
///
/// # Errors
/// [`SetupRefused`] with all faults of the setup.
pub fn create(setup: GameSetup, dice: &Dice) -> Result<(GameState, Event), SetupRefused> {
    let commitment = dice.secret().commitment();
    let state = first_state(&setup, commitment)?;
    let setup = Box::new(setup);
    Ok((state, Event::GameCreated { setup, commitment }))
}

fn first_state(setup: &GameSetup, commitment: Hex32) -> Result<GameState, SetupRefused> {
    let checked = check(setup)?;
    Ok(GameState {
        terms: Arc::new(Terms {
            rosters: Arc::new(checked.rosters),
            options: checked.options,
            commitment,
            entropy: ByTeam::from_fn(|_| EntropyShare::None),
        }),
        next_roll: 0,
        now: Progress::none(Phase::BeforeGame, checked.lineups, PitcherStint::starter()),
        off_the_mound: Vec::new(),
        take_back: TakeBack::default(),
    })
}

/// A log that is not the log of a game.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// The log is empty, or its first event is not [`Event::GameCreated`].
    #[error("the first event is not game_created, so this is not the log of a game")]
    NoCreation,
    /// The setup in the first event cannot be played.
    #[error("the setup in the first event is not legal: {0}")]
    Setup(#[from] SetupRefused),
}

/// The state that a log leads to.
///
/// # Errors
/// [`FoldError`] when the log does not begin with a legal creation. Later events cannot fail.
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<GameState, FoldError> {
    let mut events = events.into_iter();
    let Some(Event::GameCreated { setup, commitment }) = events.next() else {
        return Err(FoldError::NoCreation);
    };
    let mut state = first_state(setup, *commitment)?;
    for event in events {
        apply(&mut state, event);
    }
    Ok(state)
}
