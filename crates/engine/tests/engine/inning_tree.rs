//! The inning tree: from five games that stand as they are described here, every way on for two plays is counted.
//!
//! A change to the rules or the charts shows in the counts, so they are kept in `tests/golden`, a page for each of the
//! games, and compared. Where a change is meant, `BANDBOX_BLESS=1` in the environment writes the pages anew, and the
//! difference that version control shows is what there is to review. `TREE_PLAYS=1` looks no further than one play, for
//! those who run the tests hundreds of times.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

mod falls;
mod page;
mod tree;

use crate::common;
use crate::common::Table;
use bandbox_engine::GameSetup;
use bandbox_engine::decisions::{DefensiveDecision, OffensiveDecision};
use bandbox_engine::endurance::Endurance;
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::options::RarePlayTrigger;
use bandbox_engine::player::Throws;
use bandbox_engine::position::Position;
use bandbox_engine::team::ByTeam;

/// Plays that are looked ahead.
const PLAYS: usize = 2;

fn compare(name: &str, description: &str, table: &Table) {
    let fewer = std::env::var("TREE_PLAYS").ok();
    let plays = fewer.map_or(PLAYS, |plays| plays.parse().unwrap());
    let pages = tree::grow(&table.state, plays);
    for page in &pages {
        assert!((page.odds() - 1.0).abs() < 1e-9, "{} in all", page.odds());
    }
    page::compare(name, description, &pages);
}

#[test]
fn nobody_on_and_nobody_out() {
    let table = Table::started(common::setup(), common::dice());
    compare("first_batter", "The first batter of a game is up.", &table);
}

#[test]
fn a_man_on_first_with_two_outs() {
    let mut table = Table::started(common::setup(), common::dice());
    table.put(2, "100");
    compare(
        "man_on_first",
        "The first inning, two outs, a man on first.",
        &table,
    );
}

#[test]
fn the_winning_run_on_third() {
    let mut setup = common::setup();
    setup.options.innings = 3;
    let mut table = Table::started(setup, common::dice());
    table.go_to(3, Half::Bottom);
    table.put(1, "111");
    compare(
        "winning_run",
        "The bottom of the last inning, one out, the bases loaded, the score tied.",
        &table,
    );
}

/// Whatever belongs to the running game is asked, and the defense chooses its throws.
#[test]
fn managers_who_read_what_runners_can_do() {
    let mut setup = without_ratings_of_runners(common::setup());
    setup.options.throw_choice = true;
    setup.options.rare_play_trigger = RarePlayTrigger::ErrorTotalFive;
    let table = Table::started(setup, common::dice());
    compare(
        "ratings_unknown",
        "The first batter of a game is up. The managers read the ratings of the running game off their \
         own cards and choose their throws; three error dice that come to 5 make a rare play.",
        &table,
    );
}

/// Every mark of a card counts: it is the clutch, and the next hit tires the pitcher.
#[test]
fn cards_in_the_clutch() {
    let mut table = Table::started(with_cards(), common::dice());
    let (home_run, strikeout): ([u8; 5], [u8; 5]) = ([3, 1, 1, 10, 10], [1, 2, 2, 10, 10]);
    for faces in [home_run, home_run, strikeout, strikeout] {
        let swing = OffensiveDecision::default();
        table.run(DefensiveDecision::default(), swing, &[&faces]);
    }
    assert_eq!(table.situation(), (common::bases("000"), Outs::Two));
    assert_eq!(*table.state.score(), ByTeam { away: 2, home: 0 });
    compare(
        "cards",
        "The server reads the cards. Two outs, two runs in, nobody on, and the next hit tires the pitcher.",
        &table,
    );
}

/// Left-handers pitch, for the halves of the cards that are read then have every mark; and they tire at once.
fn with_cards() -> GameSetup {
    let mut setup = common::setup_with_cards();
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            if player.fielding_at(Position::Pitcher).is_some() {
                player.throws = Throws::Left;
                player.endurance = Some(Endurance {
                    starter: Some(1),
                    ..Endurance::default()
                });
            }
        }
    }
    setup
}

/// Only what a fielder's check and a pitch that gets away are compared with is known.
fn without_ratings_of_runners(setup: GameSetup) -> GameSetup {
    let mut without = common::setup_without_ratings();
    for (team, rated) in [
        (&mut without.teams.away, setup.teams.away),
        (&mut without.teams.home, setup.teams.home),
    ] {
        for (player, rated) in team.roster.iter_mut().zip(rated.roster) {
            player.wild_pitch = rated.wild_pitch;
            for (fielding, rated) in player.fielding.iter_mut().zip(rated.fielding) {
                fielding.range = rated.range;
                fielding.error = rated.error;
                fielding.passed_ball = rated.passed_ball;
            }
        }
    }
    without
}
