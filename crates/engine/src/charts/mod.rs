//! The charts, as data. Each file is one chart in its printed order; no chart knows the state of a game.

pub(crate) mod attempts;
pub(crate) mod credits;
pub(crate) mod error;
pub(crate) mod error_tables;
pub(crate) mod flyball;
pub(crate) mod grid;
pub(crate) mod groundball;
pub(crate) mod groundball_results;
pub(crate) mod hits;
pub(crate) mod outcomes;
pub(crate) mod outs;
pub(crate) mod pitch;
pub(crate) mod printed;
pub(crate) mod walk;
pub(crate) mod x_check_ranges;
pub(crate) mod x_check_results;
