//! Cards as data: a batter's columns 1 to 3 and a pitcher's 4 to 6, how they are written, and how they are read.
//!
//! A card holds what is printed in its columns and nothing else: a player's ratings are on the roster
//! ([`crate::player::Player`]), whether his card is known or not.
//!
//! - [`CardText`]: a player's cards as people write them, unchecked.
//! - [`BattingCard`], [`PitchingCard`]: cards that can be read: every cell covers the split die once.
//! - [`CardFault`]: what is wrong with a text, and in which cell.
//! - [`read`]: from two cards, the dice and the situation to a [`Reading`].

mod card;
mod cell;
mod fault;
mod park;
mod parse;
mod read;
mod shared;
mod text;

pub use card::{BattingCard, BattingHalf, Columns, PitchingCard};
pub use cell::{Cell, Mark, Marker, Part};
pub use fault::{CardFault, CardProblem};
pub use park::Park;
pub use read::{DecidedBy, Reading, Situation, Whose, read};
pub use shared::{SHARED_BATTING, STAND_IN_PITCHING};
pub use text::{BattingText, CardText, Power, SharedBatting, SideText};
