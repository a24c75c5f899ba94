//! The rules of dice-and-cards baseball, as a pure engine: no I/O, no clock, no randomness of its own.
//!
//! A game moves in one way. [`decide`] says whether a command is permitted and which events it leads to; it
//! changes nothing. [`apply`] takes a state past an event; it knows no rules and cannot fail. The events are
//! the game: their [`fold`] is its state.
//!
//! ```
//! use bandbox_engine::dice::fairness::Secret;
//! use bandbox_engine::{Actor, Command, Dice, GameSetup, Team, apply, create, decide, fold};
//!
//! let setup: GameSetup = serde_json::from_str(include_str!("../tests/data/setup.json"))?;
//! // In a real game the secret comes from the operating system.
//! let dice = Dice::new(Secret::new([7; 32]));
//! let (mut state, created) = create(setup, &dice)?;
//! let mut log = vec![created];
//!
//! let started = decide(&state, Actor::Manager(Team::Home), &Command::StartGame, &dice)?;
//! for event in started {
//!     apply(&mut state, &event);
//!     log.push(event);
//! }
//!
//! // A refused command says what to do instead, and changes nothing.
//! let refusal = decide(&state, Actor::Manager(Team::Home), &Command::Roll, &dice).unwrap_err();
//! assert_eq!(refusal.code(), "decision_due");
//! assert_eq!(fold(&log)?, state);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod alignment;
mod apply;
pub mod bases;
pub mod cards;
mod charts;
pub mod choice;
pub mod command;
mod create;
mod decide;
pub mod decisions;
pub mod dice;
pub mod endurance;
pub mod event;
pub mod fatigue;
pub mod grade;
pub mod hex;
pub mod injury;
pub mod inning;
mod legal;
pub mod lineup;
pub mod options;
pub mod outcome;
mod permit;
pub mod play;
pub mod player;
pub mod position;
mod progress;
mod ratings;
pub mod rejection;
mod resolve;
mod roster_set;
pub mod scored;
pub mod setup;
pub mod state;
pub mod stealing;
pub mod stint;
mod take_back;
pub mod team;
mod terms;
pub mod x_check;

pub use apply::apply;
pub use command::{Actor, Command};
pub use create::{FoldError, create, fold};
pub use decide::decide;
pub use dice::Dice;
pub use event::Event;
pub use legal::{Legal, legal, offense_options};
pub use outcome::PlayOutcome;
pub use rejection::Rejection;
pub use setup::GameSetup;
pub use state::{GameState, Phase};
pub use take_back::standing;
pub use team::Team;

/// The examples of the project's front page, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct FrontPage;
