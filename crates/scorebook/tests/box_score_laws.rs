//! The sums of a box score come out in every game, and it does not matter how it was kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

mod common;

use bandbox_engine::options::Mode;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, GameSetup, GameState, Team, standing};
use bandbox_scorebook::box_score::{Decision, Standing};
use bandbox_scorebook::{BoxScore, Scorekeeper};
use common::random;
use std::collections::BTreeMap;

/// How many games of either mode are played: few enough for every day, or as many as a campaign asks for.
fn games() -> u64 {
    let asked = std::env::var("BANDBOX_GAMES").ok();
    asked.map_or(500, |games| games.parse().expect("a number of games"))
}

fn setup(mode: Mode, seed: u64) -> GameSetup {
    match mode {
        Mode::Manual | Mode::Scored => random::setup(seed),
        Mode::Cards => random::setup_with_cards(seed),
    }
}

/// R-SCORE-PROOF
fn prove(mode: Mode) {
    let (mut plays, mut runs) = (0, 0);
    for seed in 0..games() {
        let (state, log) = random::game_of(setup(mode, seed), seed);
        let score = BoxScore::of(&log).expect("the log of a game");
        assert_eq!(score.imbalances(), [], "game {seed}");
        assert!(score.is_decided(), "game {seed}: {score:#?}");
        assert_eq!(score.standing, Standing::Counts, "game {seed}");
        assert_eq!(score.line_score.runs(), *state.score(), "game {seed}");
        assert_everybody_is_listed_once(&score, &state, seed);
        assert_outs_pitched_are_innings(&score, &log, seed);
        plays += u64::from(state.plays());
        runs += u64::from(state.score().away) + u64::from(state.score().home);
    }
    let games = games();
    println!("{games} games of mode {mode:?} with {plays} plays and {runs} runs come out");
}

/// Three outs a half-inning, but for the last, in which the hosts may have won before.
fn assert_outs_pitched_are_innings(score: &BoxScore, log: &[Event], seed: u64) {
    let (mut outs, mut pitched) = (0, ByTeam { away: 0, home: 0 });
    for event in standing(log).expect("the log of a game") {
        match event {
            Event::PlayResolved { play } => outs += play.outs.len(),
            Event::HalfInningEnded { ended, .. } => {
                let runs = score.line_score.runs();
                let hosts_won = ended.batting() == Team::Home && runs.home > runs.away;
                let last = usize::from(ended.inning) == score.line_score.innings().len();
                assert!(outs == 3 || (last && hosts_won), "game {seed}: {ended}");
                pitched[ended.fielding()] += outs;
                outs = 0;
            }
            _ => (),
        }
    }
    for team in Team::ALL {
        let counted = score.teams[team].pitching_total(|pitcher| pitcher.outs);
        assert_eq!(usize::from(counted), pitched[team], "game {seed}, {team}");
    }
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
fn every_run_out_and_man_is_accounted_for_where_managers_read_the_cards() {
    prove(Mode::Manual);
}

/// R-SCORE-PROOF
#[test]
fn every_run_out_and_man_is_accounted_for_where_the_server_reads_the_cards() {
    prove(Mode::Cards);
}

/// The games of the proof have in them what is hard to count, in either mode.
#[test]
fn the_games_are_random_enough() {
    for mode in [Mode::Manual, Mode::Cards] {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for seed in 0..300 {
            let (_, log) = random::game_of(setup(mode, seed), seed);
            count_what_is_rare(&log, &mut seen);
        }
        assert!(seen.values().all(|times| *times > 0), "{mode:?}: {seen:?}");
    }
}

fn count_what_is_rare(log: &[Event], seen: &mut BTreeMap<&str, usize>) {
    let score = BoxScore::of(log).expect("the log of a game");
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

/// R-TAKE-BACK-WHAT: what was taken back leaves no trace on paper.
#[test]
fn a_play_taken_back_is_in_no_column() {
    let mut taken_back = 0;
    for seed in 2100..2140 {
        let (_, log) = random::game_of(random::setup(seed), seed);
        let stands = standing(&log).expect("the log of a game");
        taken_back += usize::from(stands.len() < log.len());
        let (all, plain) = (BoxScore::of(&log), BoxScore::of(stands));
        let (all, plain) = (all.expect("the log of a game"), plain.expect("its part"));
        assert_eq!(all.teams, plain.teams, "game {seed}");
        assert_eq!(all.line_score, plain.line_score, "game {seed}");
    }
    assert!(taken_back > 20, "{taken_back} games");
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
