//! Real games, as Retrosheet publishes them.
//!
//! An event file is text, one record a line; a game is the lines from one `id` record to the next. Reading is
//! strict and copies nothing: a line that is not what it should be gives a [`Fault`] with its line and column, and
//! the next line is read as if nothing had happened.
//!
//! ```
//! use bandbox_retrosheet::{PlayText, Record, games};
//!
//! let file = b"id,SDN197704290\r\nplay,1,0,stair101,??,,64(1)3/GDP.3-H;2-3\r\n";
//! let game = games(file).next().unwrap();
//! let play = game.records().filter_map(|line| line.record.ok()).last();
//! let Some(Record::Play(play)) = play else { panic!() };
//! let text = PlayText::read(play.event)?;
//! assert_eq!(text.advances.len(), 2);
//! # Ok::<(), bandbox_retrosheet::TextFault>(())
//! ```
//!
//! - [`record`], [`mod@file`]: lines, games, roster and team files.
//! - [`play_text`]: what happened on a play, as the scorer wrote it.
//! - [`scoring`]: the same as entries for the engine, which judges whether it can have been.
//! - [`mod@export`]: the other way: a game of Bandbox in this format.

pub mod export;
pub mod fault;
pub mod field;
pub mod file;
pub mod id;
pub mod play_text;
pub mod record;
pub mod roster;
pub mod scoring;

pub use export::export;
pub use fault::{Fault, Problem, TextFault};
pub use file::{Game, Line, games};
pub use id::{GameId, PlayerId, Side, TeamId};
pub use play_text::PlayText;
pub use record::Record;
