//! From what a file says to what the engine is told.
//!
//! - [`setup`]: who begins the game, and the facts of its `info` records.
//! - [`reader`]: record after record, each as an entry of the scorer.
//! - [`play`]: the text of a play as a scored play.
//! - [`book`]: a whole game, and its statistics.
//! - [`retold`]: a whole game, as Bandbox is told of it.

pub mod book;
mod credits;
mod deeds;
pub mod play;
pub mod reader;
pub mod retold;
mod runs;
pub mod setup;
mod trajectory;

pub use book::{ScoredGame, Trouble};
pub use play::scored_play;
pub use reader::{Reader, Step};
pub use retold::Retold;
pub use setup::{Info, RealGame};
