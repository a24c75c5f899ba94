//! The rules of dice-and-cards baseball, as a pure engine.

mod apply;
pub mod bases;
mod charts;
pub mod choice;
pub mod command;
mod create;
pub mod decisions;
pub mod dice;
pub mod event;
pub mod hex;
pub mod inning;
pub mod lineup;
pub mod options;
pub mod outcome;
pub mod play;
pub mod player;
pub mod position;
pub mod rejection;
pub mod setup;
pub mod state;
pub mod team;

pub use apply::apply;
pub use command::{Actor, Command};
pub use create::{FoldError, create, fold};
pub use dice::Dice;
pub use event::Event;
pub use outcome::PlayOutcome;
pub use rejection::Rejection;
pub use setup::GameSetup;
pub use state::{GameState, Phase};
pub use team::Team;
