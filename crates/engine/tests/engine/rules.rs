//! The rules, one test each, named after what they say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    clippy::default_trait_access
)]

mod attempts;
mod bunts;
mod cards;
mod checks;
mod closers;
mod decisions;
mod defense;
mod designated_hitter;
mod double_switch;
mod dropped_decisions;
mod fatigue;
mod injuries;
mod innings;
mod jumps;
mod men;
mod outs;
mod pitches;
mod rare_plays;
mod rejections;
mod runners;
mod scored;
mod steals;
mod substitutions;
mod suspension;
mod take_back;
mod throw_choice;
mod walk_off;
mod x_check;
mod x_check_reading;
