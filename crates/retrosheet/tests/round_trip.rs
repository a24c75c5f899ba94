//! Games of Bandbox written as Retrosheet writes games, and read again: the line and the box score are the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../scorebook/tests/common/mod.rs"]
mod common;
#[path = "round_trip/pages.rs"]
mod pages;

use bandbox_engine::{Event, GameSetup, Team};
use bandbox_retrosheet::export::{Day, Export, export};
use bandbox_retrosheet::games;
use bandbox_retrosheet::roster::{roster, teams};
use bandbox_retrosheet::scoring::ScoredGame;
use common::random;

const DAY: Day = Day {
    year: 2026,
    month: 4,
    day: 9,
    game: 0,
};

/// How many games of each kind: few enough for every day, or as many as a campaign asks for.
fn asked() -> u64 {
    let asked = std::env::var("BANDBOX_GAMES").ok();
    asked.map_or(300, |games| games.parse().expect("a number of games"))
}

fn written(log: &[Event]) -> Export {
    export(log, DAY).expect("the log of a game")
}

/// Where the game that was read differs from the game that was played.
fn differences(log: &[Event]) -> Vec<String> {
    let written = written(log);
    let game = games(&written.events.text).next().expect("a game");
    let read = match ScoredGame::of(game) {
        Ok(read) => read,
        Err(fault) => return vec![fault.to_string()],
    };
    let mut found: Vec<String> = read.troubles.iter().map(ToString::to_string).collect();
    found.extend(pages::differences(log, &read));
    found
}

fn check(games: std::ops::Range<u64>, setup: fn(u64) -> GameSetup) {
    let mut told = Vec::new();
    let mut first = None;
    for seed in games.clone() {
        let (_, log) = random::game_of(setup(seed), seed);
        let found = differences(&log);
        if !found.is_empty() {
            told.push(format!(
                "game {seed}: {}",
                found[..found.len().min(4)].join("; ")
            ));
            first.get_or_insert_with(|| written(&log).events.text);
        }
    }
    let first = first.unwrap_or_default();
    println!("{}", String::from_utf8_lossy(&first));
    let (count, of) = (told.len(), games.end - games.start);
    assert!(
        told.is_empty(),
        "{count} of {of} games differ:\n{}",
        told.join("\n")
    );
}

#[test]
fn a_game_whose_cards_the_managers_read_comes_back_as_it_was() {
    check(0..asked(), random::setup);
}

#[test]
fn a_game_whose_cards_the_server_reads_comes_back_as_it_was() {
    check(0..asked(), random::setup_with_cards);
}

#[test]
fn the_roster_files_list_everybody_who_is_named_in_the_game() {
    let (state, log) = random::game_of(random::setup(7), 7);
    let written = written(&log);
    for (team, file) in [
        (Team::Away, &written.rosters.away),
        (Team::Home, &written.rosters.home),
    ] {
        let listed: Vec<_> = roster(&file.text).collect::<Result<_, _>>().unwrap();
        assert_eq!(listed.len(), state.rosters().players(team).count());
        let id = listed[0].team.to_string();
        assert_eq!(file.name, format!("{id}2026.ROS"));
    }
    let teams: Vec<_> = teams(&written.teams.text)
        .collect::<Result<_, _>>()
        .unwrap();
    let ids: Vec<_> = teams.iter().map(|team| team.team.to_string()).collect();
    assert_eq!(ids, ["VIS", "HOM"]);
    assert_eq!(written.teams.name, "TEAM2026");
}

#[test]
fn a_day_that_is_none_is_refused() {
    let (_, log) = random::game(1);
    let day = Day { month: 13, ..DAY };
    let fault = export(&log, day)
        .expect_err("there is no such month")
        .to_string();
    assert!(fault.contains("13"), "{fault}");
}
