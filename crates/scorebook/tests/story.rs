//! A log reads as a game from its first line to its last.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::command::{DoubleSwitch, Replacement, Substitution};
use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::play::BatterResult::{HomeRun, Single};
use bandbox_engine::position::Position;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, PlayOutcome, Team};
use bandbox_scorebook::{Story, describe};
use common::{at_half, begins, game, man, play, random, setup};

const TOP_1: HalfInning = HalfInning::FIRST;
const BOTTOM_1: HalfInning = HalfInning {
    inning: 1,
    half: Half::Bottom,
};

#[test]
fn a_half_inning_is_summed_up() {
    let (_, created) = game(setup());
    let single = play(Single, PlayOutcome::Single1).by("Okafor");
    let log = [
        created,
        Event::GameStarted,
        play(HomeRun, PlayOutcome::HomeRun)
            .at(Position::LeftField)
            .moves("Ruiz", 0, 4)
            .event(),
        single.moves("Okafor", 0, 1).event(),
        Event::HalfInningEnded {
            ended: TOP_1,
            left_on_base: [man("Okafor")].into_iter().collect(),
        },
        begins(BOTTOM_1),
    ];
    let told: Vec<(usize, String)> = Story::of(&log)
        .expect("the log of a game")
        .into_iter()
        .map(|line| (line.seq_index, line.text))
        .collect();
    let expected = [
        "Visitors at Hosts",
        "Top of the 1st: Visitors batting, Hosts 10 pitching",
        "Ruiz homered to left",
        "Okafor singled",
        "Middle of the 1st: 1 run, 2 hits, 0 errors, 1 left on base. Visitors 1, Hosts 0",
        "Bottom of the 1st: Hosts batting, Visitors 10 pitching",
    ];
    let expected: Vec<(usize, String)> = expected
        .map(str::to_owned)
        .into_iter()
        .enumerate()
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_runner_placed_on_second_is_told_of() {
    let before = at_half(9, Half::Bottom);
    let event = Event::InningChanged {
        started: HalfInning {
            inning: 10,
            half: Half::Top,
        },
        placed_runner: Some(man("Moss")),
    };
    assert_eq!(
        describe(&before, &event).as_deref(),
        Some("Top of the 10th: Visitors batting, Hosts 10 pitching; Moss placed on second")
    );
}

#[test]
fn a_team_that_loses_its_designated_hitter_is_told_of() {
    let before = at_half(5, Half::Top);
    let mut lineup = before.lineup(Team::Home).card();
    lineup.designated_hitter = None;
    let swap = Event::PositionsSwapped {
        one: man("Hosts 10"),
        other: man("Ford"),
        lineup: Box::new(lineup),
    };
    assert_eq!(
        describe(&before, &swap).as_deref(),
        Some("Hosts 10 in left field, Ford on the mound; Hosts lost the designated hitter")
    );
    let replacement = |out, r#in, position, slot: u8| Replacement {
        out: man(out),
        r#in: man(r#in),
        position,
        slot: Some(slot.try_into().expect("a slot")),
    };
    let switch = DoubleSwitch::of(&[
        replacement("Hosts 10", "Hosts 11", Position::Pitcher, 8),
        replacement("Hale", "Hosts 14", Position::RightField, 9),
    ]);
    let switch = Event::PlayerSubstituted {
        substitution: Substitution::DoubleSwitch(switch.expect("two men")),
        lineup: None,
    };
    assert_eq!(
        describe(&before, &switch).as_deref(),
        Some(
            "Hosts double switch: Hosts 11 for Hosts 10, on the mound, batting 8th; \
             Hosts 14 for Hale, in right field, batting 9th"
        )
    );
}

#[test]
fn substitutions() {
    let before = at_half(5, Half::Top);
    let reads = |substitution, expected| {
        let text = describe(
            &before,
            &Event::PlayerSubstituted {
                substitution,
                lineup: None,
            },
        );
        assert_eq!(text.as_deref(), Some(expected));
    };
    reads(
        Substitution::PinchHitter {
            out: man("Ruiz"),
            r#in: man("Visitors 14"),
        },
        "Visitors 14 batted for Ruiz",
    );
    reads(
        Substitution::Pitcher {
            out: man("Hosts 10"),
            r#in: man("Hosts 11"),
        },
        "Hosts 11 replaced Hosts 10 on the mound",
    );
    reads(
        Substitution::Fielder {
            out: man("Ellis"),
            r#in: man("Hosts 14"),
            position: Position::Shortstop,
        },
        "Hosts 14 replaced Ellis at shortstop",
    );
    reads(
        Substitution::PinchRunner {
            out: man("Lane"),
            r#in: man("Visitors 15"),
        },
        "Visitors 15 ran for Lane",
    );
    let due = Event::LineupDue {
        team: Team::Home,
        position: Position::Catcher,
    };
    assert_eq!(
        describe(&before, &due).as_deref(),
        Some("Hosts must name a catcher")
    );
}

#[test]
fn ends_of_games() {
    let reads = |inning, ending, score, winner, expected: &str| {
        let before = at_half(inning, Half::Bottom);
        let result = GameResult {
            ending,
            score,
            winner,
        };
        let text = describe(&before, &Event::GameEnded { result });
        assert_eq!(text.as_deref(), Some(expected));
    };
    let hosts = ByTeam { away: 3, home: 5 };
    let home = Some(Team::Home);
    let away = Some(Team::Away);
    let visitors = ByTeam { away: 4, home: 3 };
    reads(
        9,
        Ending::WalkOff,
        hosts,
        home,
        "Final: Hosts 5, Visitors 3",
    );
    reads(
        11,
        Ending::Regulation,
        visitors,
        away,
        "Final in 11 innings: Visitors 4, Hosts 3",
    );
    reads(
        7,
        Ending::Mercy,
        hosts,
        home,
        "Final by the mercy rule: Hosts 5, Visitors 3",
    );
    reads(
        2,
        Ending::Forfeit(Team::Away),
        ByTeam { away: 0, home: 9 },
        home,
        "Visitors forfeited. Final: Hosts 9, Visitors 0",
    );
    reads(
        2,
        Ending::Abandoned,
        hosts,
        None,
        "Game abandoned: Visitors 3, Hosts 5",
    );
}

#[test]
fn a_pinch_hitter_left_on_the_mound_does_not_pitch() {
    let mut setup = setup();
    setup.options.designated_hitter = false;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        let pitcher = team.starting_pitcher.take().expect("a starter");
        team.lineup[8].player = pitcher;
        team.lineup[8].role = bandbox_engine::position::Role::Fields(Position::Pitcher);
    }
    let (mut state, _) = game(setup);
    let substitution = Substitution::PinchHitter {
        out: man("Visitors 10"),
        r#in: man("Visitors 14"),
    };
    bandbox_engine::apply(
        &mut state,
        &Event::PlayerSubstituted {
            substitution,
            lineup: None,
        },
    );
    assert_eq!(
        describe(&state, &begins(BOTTOM_1)).as_deref(),
        Some("Bottom of the 1st: Hosts batting")
    );
}

#[test]
fn a_log_without_a_creation_has_no_story() {
    assert!(Story::of(&[]).is_err());
    assert!(Story::of(&[Event::GameStarted]).is_err());
}

#[test]
fn every_play_of_any_game_is_told_once_and_in_order() {
    for seed in 1..=6 {
        let (_, log) = random::game(seed);
        let lines = Story::of(&log).expect("the log of a game");
        let plays = |index: &usize| matches!(log[*index], Event::PlayResolved { .. });
        let told: Vec<usize> = lines.iter().map(|line| line.seq_index).collect();
        assert!(told.is_sorted_by(|a, b| a < b), "game {seed}");
        let expected: Vec<usize> = (0..log.len()).filter(plays).collect();
        let told: Vec<usize> = told.into_iter().filter(plays).collect();
        assert_eq!(told, expected, "game {seed}");
        assert!(lines.iter().all(|line| !line.text.is_empty()));
    }
}
