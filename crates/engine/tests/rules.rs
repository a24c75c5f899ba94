//! The rules, one test each, named after what they say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    clippy::default_trait_access
)]

mod common;

#[path = "rules/attempts.rs"]
mod attempts;
#[path = "rules/bunts.rs"]
mod bunts;
#[path = "rules/cards.rs"]
mod cards;
#[path = "rules/checks.rs"]
mod checks;
#[path = "rules/closers.rs"]
mod closers;
#[path = "rules/decisions.rs"]
mod decisions;
#[path = "rules/defense.rs"]
mod defense;
#[path = "rules/designated_hitter.rs"]
mod designated_hitter;
#[path = "rules/double_switch.rs"]
mod double_switch;
#[path = "rules/fatigue.rs"]
mod fatigue;
#[path = "rules/injuries.rs"]
mod injuries;
#[path = "rules/innings.rs"]
mod innings;
#[path = "rules/jumps.rs"]
mod jumps;
#[path = "rules/men.rs"]
mod men;
#[path = "rules/outs.rs"]
mod outs;
#[path = "rules/pitches.rs"]
mod pitches;
#[path = "rules/rare_plays.rs"]
mod rare_plays;
#[path = "rules/rejections.rs"]
mod rejections;
#[path = "rules/runners.rs"]
mod runners;
#[path = "rules/steals.rs"]
mod steals;
#[path = "rules/substitutions.rs"]
mod substitutions;
#[path = "rules/take_back.rs"]
mod take_back;
#[path = "rules/throw_choice.rs"]
mod throw_choice;
#[path = "rules/walk_off.rs"]
mod walk_off;
#[path = "rules/x_check.rs"]
mod x_check;
