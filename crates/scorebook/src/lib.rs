//! A game on paper: its line score, its box score and its play-by-play, folded from the events of the engine.
//!
//! Nothing here decides anything. Whoever has the events of a game has its story, and its [`BoxScore`]:
//!
//! ```
//! use bandbox_engine::dice::fairness::Secret;
//! use bandbox_engine::{Actor, Command, Dice, GameSetup, Team, apply, create, decide};
//! use bandbox_scorebook::Story;
//!
//! let setup: GameSetup = serde_json::from_str(include_str!("../../engine/tests/data/setup.json"))?;
//! let dice = Dice::new(Secret::new([7; 32]));
//! let (state, created) = create(setup, &dice)?;
//! let (mut story, opening) = Story::begin(&created)?;
//! assert_eq!(opening.text, "Visitors at Hosts");
//!
//! let started = decide(&state, Actor::Manager(Team::Home), &Command::StartGame, &dice)?;
//! let told: Vec<String> = started.iter().filter_map(|event| story.tell(event)).map(|line| line.text).collect();
//! assert_eq!(told, ["Top of the 1st: Visitors batting, Hosts 10 pitching"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod box_score;
mod charged;
mod contact;
mod drive;
mod line_score;
mod narration;
mod page;
mod play_text;
pub mod scored;
mod scored_text;
mod steal_text;
mod story;
mod way;
mod words;

pub use box_score::{BoxScore, Scorekeeper};
pub use line_score::LineScore;
pub use narration::describe;
pub use page::page;
pub use play_text::play_description;
pub use scored_text::scored_description;
pub use story::{Line, Story};
