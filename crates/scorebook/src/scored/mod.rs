//! The official statistics of a game that was scored: everything a scorer's plays say, added up.
//!
//! Here nothing is reconstructed. What is earned, batted in or sacrificed was the scorer's to say, and the plays
//! say it; [`Keeper`] only adds up, and knows which pitcher answers for which runner.
//!
//! - [`keeper`]: the fold over what happened, into the sheet of each team.
//! - [`lines`]: what is counted.
//! - [`sheet`]: who is in the game, line by line.
//! - `charges`: which pitcher answers for which runner.
//! - `pages`: the same as the box score of any game has it.

mod charges;
mod count;
pub mod keeper;
pub mod lines;
mod pages;
pub mod sheet;

pub use charges::{Charge, Charges, During};
pub use keeper::Keeper;
pub use lines::{Batting, Fielding, Pitching};
pub(crate) use pages::Pages;
pub use sheet::{PitcherLine, PlayerLine, Sheet, Totals};
