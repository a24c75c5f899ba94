//! Several servers on one log. Any of them takes any game's commands; the log decides, and each holds only what it has read
//! of it.
//!
//! - [`polling`]: games in memory are looked for again and again, so that each server sees what the others have written.
//! - [`bus`]: they tell one another at once. What comes by the bus is a hint to look, and never believed.

pub(crate) mod bus;
pub(crate) mod polling;
