//! What is counted for batters, fielders and pitchers, and how it is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::PlayOutcome::{
    BpFlyout, BpHomeRun, BpLineout, BpSingle, CaughtStealing, GroundballA, IntentionalWalk,
    LineoutMax, PassedBall, PickOff, SacrificeBunt, StolenBase,
};
use bandbox_engine::command::Substitution;
use bandbox_engine::inning::Half;
use bandbox_engine::play::BatterResult::{HomeRun, Out, SacrificeFly, Single, StillUp};
use bandbox_engine::play::{BatterResult, OutKind};
use bandbox_engine::position::Position::{
    self, Catcher, CenterField, FirstBase, LeftField, Pitcher, SecondBase, Shortstop,
};
use bandbox_engine::position::Role;
use bandbox_engine::setup::check;
use bandbox_engine::{Event, Team};
use bandbox_scorebook::BoxScore;
use bandbox_scorebook::box_score::{Entered, FieldingLine};
use common::diary::{Diary, batter, pitcher};
use common::{man, setup};

fn fielder(score: &BoxScore, name: &str, position: Position) -> FieldingLine {
    let id = man(name);
    let mut lines = score.teams[id.team()].fielding.iter();
    let line = lines.find(|line| line.player == id && line.position == position);
    line.expect("he played there").clone()
}

/// R-SCORE-CREDIT, R-SCORE-DP
#[test]
fn a_double_play_counts_for_the_batter_and_every_fielder_in_it() {
    let mut game = Diary::new();
    let shortstop = game.state.lineup(Team::Home).fielder(Shortstop);
    let second = game.state.lineup(Team::Home).fielder(SecondBase);
    let first = game.state.lineup(Team::Home).fielder(FirstBase);
    game.single(&[(0, 1)]);
    let outs = [
        (1, OutKind::Force, &[Shortstop, SecondBase][..]),
        (0, OutKind::AtFirst, &[SecondBase, FirstBase][..]),
    ];
    game.bat(Out, GroundballA, &[], &outs);
    let score = game.score();
    let line = batter(&score, "Okafor");
    assert_eq!(
        (line.at_bats, line.double_plays, line.left_on_base),
        (1, 1, 0)
    );
    let fielding = &score.teams.home.fielding;
    let counts = |player| {
        let mut lines = fielding.iter();
        let line = lines
            .find(|line| line.player == player)
            .expect("he fielded");
        (line.putouts, line.assists, line.double_plays, line.outs)
    };
    assert_eq!(counts(shortstop), (0, 1, 1, 2));
    assert_eq!(counts(second), (1, 1, 1, 2));
    assert_eq!(counts(first), (1, 0, 1, 2));
    let plays = &score.teams.home.notes.multiple_outs;
    assert_eq!(plays.len(), 1);
    assert_eq!(plays[0].fielders, [shortstop, second, first]);
}

/// R-SCORE-DP
#[test]
fn three_outs_are_a_triple_play() {
    let mut game = Diary::new();
    game.single(&[(0, 1)]).single(&[(1, 2), (0, 1)]);
    let outs = [
        (0, OutKind::Caught, &[Shortstop][..]),
        (2, OutKind::DoubledOff, &[Shortstop, SecondBase][..]),
        (1, OutKind::DoubledOff, &[Shortstop, FirstBase][..]),
    ];
    game.bat(Out, LineoutMax, &[], &outs);
    let score = game.score();
    let played = |count: fn(&FieldingLine) -> u16| score.teams.home.fielding_total(count);
    assert_eq!(
        (played(|f| f.triple_plays), played(|f| f.double_plays)),
        (3, 0)
    );
    assert_eq!(pitcher(&score, "Hosts 10").innings().to_string(), "1.0");
    assert_eq!(score.teams.home.notes.multiple_outs[0].outs, 3);
}

/// R-SCORE-PA, R-SCORE-SH
#[test]
fn sacrifices_are_no_times_at_bat() {
    let mut game = Diary::new();
    game.single(&[(0, 1)]);
    let at_first = [(0, OutKind::AtFirst, &[Pitcher, FirstBase][..])];
    game.bat(Out, SacrificeBunt, &[(1, 2)], &at_first);
    let caught = [(0, OutKind::Caught, &[CenterField][..])];
    game.bat(SacrificeFly, BpFlyout, &[(2, 4)], &caught);
    let score = game.score();
    let (bunter, flier) = (batter(&score, "Okafor"), batter(&score, "Lane"));
    let shown = (
        bunter.plate_appearances,
        bunter.at_bats,
        bunter.sacrifice_hits,
    );
    assert_eq!(shown, (1, 0, 1));
    assert_eq!(bunter.left_on_base, 1);
    assert_eq!(
        (flier.at_bats, flier.sacrifice_flies, flier.runs_batted_in),
        (0, 1, 1)
    );
    assert_eq!(flier.left_on_base, 0);
    assert_eq!(flier.ballpark_flyouts, 1);
}

/// R-PARK-COUNTED
#[test]
fn ballpark_results_are_counted_apart_too() {
    let mut game = Diary::new();
    game.bat(HomeRun, BpHomeRun, &[(0, 4)], &[]);
    game.bat(Single, BpSingle, &[(0, 1)], &[]);
    game.bat(Out, BpLineout, &[], &[(0, OutKind::Caught, &[LeftField])]);
    let own = &game.score().teams.away;
    let total =
        |count: fn(&bandbox_scorebook::box_score::BattingCounts) -> u16| own.batting_total(count);
    assert_eq!(
        (total(|c| c.ballpark_home_runs), total(|c| c.home_runs)),
        (1, 1)
    );
    assert_eq!((total(|c| c.ballpark_singles), total(|c| c.hits)), (1, 2));
    assert_eq!(total(|c| c.ballpark_lineouts), 1);
}

/// R-SCORE-STEAL
#[test]
fn steals_and_pickoffs() {
    let mut game = Diary::new();
    game.single(&[(0, 1)]);
    game.bat(StillUp, StolenBase, &[(1, 2)], &[]);
    let caught = [(2, OutKind::Tag, &[Catcher, Shortstop][..])];
    game.bat(StillUp, CaughtStealing, &[], &caught);
    game.single(&[(0, 1)]);
    let picked = [(1, OutKind::Tag, &[Pitcher, FirstBase][..])];
    game.bat(StillUp, PickOff, &[], &picked);
    let score = game.score();
    let (first, second) = (batter(&score, "Ruiz"), batter(&score, "Okafor"));
    assert_eq!(
        (first.stolen_bases, first.caught_stealing, first.picked_off),
        (1, 1, 0)
    );
    assert_eq!(
        (
            second.stolen_bases,
            second.caught_stealing,
            second.picked_off
        ),
        (0, 0, 1)
    );
    assert_eq!(pitcher(&score, "Hosts 10").batters_faced, 2);
}

/// R-LINEUP-CUT-SHORT
#[test]
fn a_batter_whose_turn_is_cut_short_leads_off_the_next_inning() {
    let mut game = Diary::new();
    game.strikeout().strikeout().single(&[(0, 1)]);
    let up = game.state.batter();
    let caught = [(1, OutKind::Tag, &[Catcher, SecondBase][..])];
    game.bat(StillUp, CaughtStealing, &[], &caught).side();
    assert_eq!(
        game.score()
            .teams
            .away
            .batting_total(|c| c.plate_appearances),
        3
    );
    game.until(2, Half::Top);
    assert_eq!(game.state.batter(), up);
}

/// R-SCORE-PB
#[test]
fn passed_balls_are_the_catchers_and_errors_the_fielders() {
    let mut game = Diary::new();
    game.error(&[(0, 1)]);
    game.bat(StillUp, PassedBall, &[(1, 2)], &[]);
    game.bat(
        BatterResult::IntentionalWalk,
        IntentionalWalk,
        &[(0, 1)],
        &[],
    );
    let score = game.score();
    let total = |count: fn(&FieldingLine) -> u16| score.teams.home.fielding_total(count);
    assert_eq!((total(|f| f.passed_balls), total(|f| f.errors)), (1, 1));
    let catcher = game.state.lineup(Team::Home).fielder(Catcher);
    let mut lines = score.teams.home.fielding.iter();
    assert!(lines.any(|line| line.player == catcher && line.passed_balls == 1));
    let walked = batter(&score, "Okafor");
    assert_eq!(
        (walked.walks, walked.intentional_walks, walked.at_bats),
        (1, 1, 0)
    );
    assert_eq!(score.teams.away.notes.intentional_walks.len(), 1);
}

#[test]
fn substitutes_are_listed_under_whose_place_they_took() {
    let mut game = Diary::new();
    game.write(Event::PlayerSubstituted {
        substitution: Substitution::PinchHitter {
            out: man("Ruiz"),
            r#in: man("Visitors 14"),
        },
        lineup: None,
    });
    game.single(&[(0, 1)]).side();
    let position = game
        .state
        .lineup(Team::Away)
        .position_of(man("Visitors 14"));
    let position = position.expect("he stays where Ruiz played");
    assert!(
        game.score().teams.away.batting[1].roles.is_empty(),
        "he has only batted"
    );
    game.strikeout();
    let score = game.score();
    let batting = &score.teams.away.batting;
    assert_eq!(
        (batting[0].player, batting[1].player),
        (man("Ruiz"), man("Visitors 14"))
    );
    assert_eq!(batting[1].slot, batting[0].slot);
    assert_eq!(batting[1].entered, Entered::PinchHitter);
    assert_eq!(batting[1].roles, [Role::Fields(position)]);
    assert_eq!(fielder(&score, "Visitors 14", position).outs, 1);
    let rosters = check(&setup()).expect("a legal setup").rosters;
    let printed = score.display(&rosters).to_string();
    let name = format!(
        "  Visitors 14, ph-{}",
        position.abbreviation().to_lowercase()
    );
    assert!(
        printed.lines().any(|line| line.starts_with(&name)),
        "{printed}"
    );
}

#[test]
fn men_left_at_the_end_of_a_half_inning_are_left_by_the_team() {
    let mut game = Diary::new();
    game.single(&[(0, 1)])
        .walk(&[(1, 2), (0, 1)])
        .until(1, Half::Bottom);
    let score = game.score();
    assert_eq!(score.teams.away.left_on_base, 2);
    assert_eq!(score.teams.away.batting_total(|c| c.left_on_base), 6);
}

#[test]
fn it_is_written_in_the_abbreviations_of_the_box() {
    let mut game = Diary::new();
    game.homer();
    let written = serde_json::to_value(game.score()).expect("it can be written");
    let leadoff = &written["teams"]["away"]["batting"][0];
    assert_eq!(
        (&leadoff["ab"], &leadoff["hr"], &leadoff["rbi"]),
        (&1.into(), &1.into(), &1.into())
    );
    assert_eq!(leadoff["entered"], "starter");
    let pitcher = &written["teams"]["home"]["pitching"][0];
    assert_eq!((&pitcher["er"], &pitcher["bf"]), (&1.into(), &1.into()));
    assert_eq!(written["standing"], "unfinished");
}

/// The events of a recorded game: every line after the first of its file has some.
fn recorded(name: &str) -> Vec<Event> {
    let path = format!(
        "{}/../../games/{name}.bandbox.ndjson",
        env!("CARGO_MANIFEST_DIR")
    );
    let file = std::fs::read_to_string(path).expect("a recorded game");
    let lines = file.lines().skip(1).map(|line| {
        serde_json::from_str::<serde_json::Value>(line).expect("a line of the recording")
    });
    lines
        .flat_map(|line| line["events"].as_array().cloned().unwrap_or_default())
        .map(|event| serde_json::from_value(event["data"].clone()).expect("an event"))
        .collect()
}

#[test]
fn recorded_games_print_as_they_always_have() {
    for name in ["comeback", "slugfest", "twelve_innings", "walk_off"] {
        let log = recorded(name);
        let Some(Event::GameCreated { setup, .. }) = log.first() else {
            panic!("{name} does not begin with its creation");
        };
        let rosters = check(setup).expect("a legal setup").rosters;
        let score = BoxScore::of(&log).expect("the log of a game");
        assert_eq!(score.imbalances(), [], "{name}");
        assert!(score.is_decided(), "{name}");
        let printed = format!("{}\n", score.display(&rosters));
        let path = format!("{}/tests/data/{name}.box.txt", env!("CARGO_MANIFEST_DIR"));
        let expected = std::fs::read_to_string(path).unwrap_or_default();
        let now = format!("{}/{name}.box.txt", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&now, &printed).expect("room for a file");
        assert_eq!(printed, expected, "what {name} prints now is in {now}");
    }
}
