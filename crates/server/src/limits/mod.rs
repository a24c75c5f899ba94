//! How much anybody may ask for, and what becomes of those who ask for more.
//!
//! - [`table`]: every limit with its key, its default and its bounds; [`whole`] and [`rate`]: what values are.
//! - [`bucket`]: how often, for one; [`keyed`]: for each of many; [`counts`]: how many at once.
//! - [`events`]: which rate each kind of event has.
//! - [`limiter`]: all of them, as one server keeps them; [`pace`]: what one connection keeps for itself.
//! - [`exceeded`]: what is answered.

mod bucket;
mod counts;
mod events;
mod exceeded;
mod keyed;
mod limiter;
mod pace;
mod rate;
mod table;
mod whole;

pub(crate) use counts::Held;
pub(crate) use exceeded::{Exceeded, Limit};
pub(crate) use limiter::Limiter;
pub(crate) use pace::Pace;
pub(crate) use table::{Given, Limits};
