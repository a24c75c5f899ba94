//! The sums of a box score come out in every game, and it does not matter how it was kept.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::{Event, GameState, Team};
use bandbox_scorebook::box_score::{Decision, Standing};
use bandbox_scorebook::{BoxScore, Scorekeeper};
use common::random;
use std::collections::BTreeMap;

/// How many games are played: few enough for every day, or as many as a campaign asks for.
fn games() -> u64 {
    let asked = std::env::var("BANDBOX_GAMES").ok();
    asked.map_or(1000, |games| games.parse().expect("a number of games"))
}

/// R-SCORE-PROOF
fn prove(seeds: std::ops::Range<u64>) {
    let (mut plays, mut runs) = (0, 0);
    for seed in seeds.clone() {
        let (state, log) = random::game_of(random::setup(seed), seed);
        let score = BoxScore::of(&log).expect("the log of a game");
        assert_eq!(score.imbalances(), [], "game {seed}");
        assert!(score.is_decided(), "game {seed}: {score:#?}");
        assert_eq!(score.standing, Standing::Counts, "game {seed}");
        assert_eq!(score.line_score.runs(), *state.score(), "game {seed}");
        assert_everybody_is_listed_once(&score, &state, seed);
        plays += u64::from(state.plays());
        runs += u64::from(state.score().away) + u64::from(state.score().home);
    }
    let games = seeds.end - seeds.start;
    println!("{games} games with {plays} plays and {runs} runs come out");
}

fn assert_everybody_is_listed_once(score: &BoxScore, state: &GameState, seed: u64) {
    for team in Team::ALL {
        let own = &score.teams[team];
        let mut batters: Vec<_> = own.batting.iter().map(|line| line.player).collect();
        let mut pitchers: Vec<_> = own.pitching.iter().map(|line| line.player).collect();
        assert!(
            own.batting.is_sorted_by_key(|line| line.slot),
            "game {seed}"
        );
        assert!(
            own.fielding.is_sorted_by_key(|line| line.position),
            "game {seed}"
        );
        for listed in [&mut batters, &mut pitchers] {
            let before = listed.len();
            listed.sort_unstable();
            listed.dedup();
            assert_eq!(listed.len(), before, "game {seed}");
            let lineup = state.lineup(team);
            assert!(
                listed.iter().all(|player| lineup.has_played(*player)),
                "game {seed}"
            );
        }
    }
}

/// R-SCORE-PROOF
#[test]
fn every_run_out_and_man_is_accounted_for() {
    prove(0..games() / 2);
}

#[test]
fn every_run_out_and_man_is_accounted_for_in_as_many_games_more() {
    prove(games() / 2..games());
}

/// The games of the proof have in them what is hard to count.
#[test]
fn the_games_are_random_enough() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..300 {
        let (_, log) = random::game_of(random::setup(seed), seed);
        let score = BoxScore::of(&log).expect("the log of a game");
        for team in Team::ALL {
            let own = &score.teams[team];
            let runs = own.pitching_total(|p| p.runs);
            let has = |decision| own.pitching.iter().any(|p| p.decisions.contains(&decision));
            for (what, happened) in [
                ("saves", has(Decision::Save)),
                ("holds", has(Decision::Hold)),
                ("blown saves", has(Decision::BlownSave)),
                ("placed runs", own.placed_runs > 0),
                (
                    "inherited runners who scored",
                    own.pitching_total(|p| p.inherited_scored) > 0,
                ),
                (
                    "unearned runs",
                    own.pitching_total(|p| p.earned_runs) < runs,
                ),
                ("runs earned off a pitcher alone", {
                    own.earned_runs < own.pitching_total(|p| p.earned_runs)
                }),
                ("passed balls", own.fielding_total(|f| f.passed_balls) > 0),
                ("triple plays", own.fielding_total(|f| f.triple_plays) > 0),
            ] {
                *seen.entry(what).or_default() += usize::from(happened);
            }
        }
    }
    assert!(seen.values().all(|times| *times > 0), "{seen:?}");
}

#[test]
fn kept_event_by_event_or_from_the_whole_log_it_is_the_same() {
    for seed in 2000..2040 {
        let (_, log) = random::game_of(random::setup(seed), seed);
        let mut keeper = Scorekeeper::begin(&log[0]).expect("the log of a game");
        for (n, event) in log.iter().enumerate().skip(1) {
            keeper.record(event);
            if n % 37 == 0 || n + 1 == log.len() {
                let whole = BoxScore::of(&log[..=n]).expect("the log of a game");
                assert_eq!(keeper.box_score(), whole, "game {seed}, event {n}");
            }
        }
    }
}

/// Looking at the box score in the middle of a game changes nothing that is written in it later.
#[test]
fn looking_at_it_changes_nothing() {
    for seed in 3000..3010 {
        let (_, log) = random::game_of(random::setup(seed), seed);
        let mut keeper = Scorekeeper::begin(&log[0]).expect("the log of a game");
        for event in &log[1..] {
            keeper.record(event);
            let twice = (keeper.box_score(), keeper.box_score());
            assert_eq!(twice.0, twice.1);
        }
        assert_eq!(
            keeper.box_score(),
            BoxScore::of(&log).expect("the log of a game")
        );
    }
}

#[test]
fn a_log_without_a_creation_has_no_box_score() {
    assert!(BoxScore::of(&[]).is_err());
    assert!(BoxScore::of(&[Event::GameStarted]).is_err());
}

/// R-ER-AT-MOST-R
#[test]
fn a_box_score_that_was_tampered_with_does_not_come_out() {
    let (_, log) = random::game_of(random::setup(1), 1);
    let fair = BoxScore::of(&log).expect("the log of a game");
    let laws = |tamper: fn(&mut BoxScore)| {
        let mut score = fair.clone();
        tamper(&mut score);
        let laws = score.imbalances().into_iter().map(|found| found.law);
        laws.collect::<Vec<_>>()
    };
    assert_eq!(
        laws(|score| score.teams.home.left_on_base += 1),
        ["PA and placed runners = R + LOB + opponents' PO"]
    );
    assert_eq!(
        laws(|score| score.teams.home.pitching[0].earned_runs = 1000),
        ["ER is at most R"]
    );
    assert_eq!(
        laws(|score| score.teams.away.placed_runs += 1),
        ["R = runs charged and placed"]
    );
}
