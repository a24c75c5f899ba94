//! Setups: all their faults at once, each with the path of its field; and what is not playable is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cards;

use crate::common::{dice, setup, setup_with_cards, setup_with_two_way_starters, setup_without_dh};
use bandbox_engine::endurance::Endurance;
use bandbox_engine::options::Mercy;
use bandbox_engine::player::Fielding;
use bandbox_engine::position::{Position, Role};
use bandbox_engine::setup::{LineupEntry, ROSTER_MAX, SetupProblem, SetupRefused, TeamSetup};
use bandbox_engine::{GameSetup, GameState, create, fold};

/// The place of a problem in the list below. A new kind does not compile until it has a place, and then fails until
/// it is provoked.
const fn place(problem: &SetupProblem) -> usize {
    match problem {
        SetupProblem::Text { .. } => 0,
        SetupProblem::Range { .. } => 1,
        SetupProblem::Count { .. } => 2,
        SetupProblem::DuplicateId(_) => 3,
        SetupProblem::DuplicateRating(_) => 4,
        SetupProblem::NotOnRoster(_) => 5,
        SetupProblem::BatsTwice(_) => 6,
        SetupProblem::FilledTwice(_) => 7,
        SetupProblem::Unfilled(_) => 8,
        SetupProblem::NoDesignatedHitter => 9,
        SetupProblem::PitcherBats => 10,
        SetupProblem::StarterMissing => 11,
        SetupProblem::StarterTwice => 12,
        SetupProblem::NotEligible(_) => 13,
        SetupProblem::StealCard => 14,
        SetupProblem::Card(_) => 15,
        SetupProblem::DuplicateCards(_) => 16,
        SetupProblem::CardMissing { .. } => 17,
        SetupProblem::RatingMissing => 18,
        // Of another kind of game, which `rules/scored.rs` provokes.
        SetupProblem::Scored(_) => 19,
    }
}

/// How many kinds of problem there are.
const PROBLEMS: usize = 19;

fn refused(setup: &GameSetup) -> SetupRefused {
    create(setup.clone(), &dice()).expect_err("a setup with a fault")
}

/// The faults as field and problem.
fn faults(setup: &GameSetup) -> Vec<(String, SetupProblem)> {
    let faults = refused(setup).faults.into_iter();
    faults.map(|fault| (fault.field, fault.problem)).collect()
}

type Change = fn(&mut GameSetup);

/// Endurance as a card prints it.
fn lasts(text: &str) -> Endurance {
    text.to_string().try_into().unwrap()
}

fn away(setup: &mut GameSetup) -> &mut TeamSetup {
    &mut setup.teams.away
}

/// One change to the shared setup, and the one fault that it makes.
#[rustfmt::skip] // A table: one row each.
fn changes() -> Vec<(Change, &'static str, SetupProblem)> {
    let range = |found, lowest, highest| SetupProblem::Range {
        found,
        lowest,
        highest,
    };
    let text = |shortest, longest| SetupProblem::Text { shortest, longest };
    vec![
        (|s| away(s).name.clear(), "teams.away.name", text(1, 60)),
        (|s| away(s).name = "x".repeat(61), "teams.away.name", text(1, 60)),
        (|s| away(s).name = "a\u{7}b".into(), "teams.away.name", text(1, 60)),
        (|s| s.teams.home.abbreviation = "H".into(), "teams.home.abbreviation", text(2, 4)),
        (|s| s.league = Some(String::new()), "league", text(1, 60)),
        (|s| away(s).roster[2].name = String::new(), "teams.away.roster[2].name", text(1, 60)),
        (|s| away(s).roster[14].id = "y".repeat(41), "teams.away.roster[14].id", text(1, 40)),
        (|s| s.options.innings = 2, "options.innings", range(2, 3, 9)),
        (|s| s.options.innings = 10, "options.innings", range(10, 3, 9)),
        (|s| s.options.extra_inning_runner = Some(9), "options.extra_inning_runner", range(9, 10, 99)),
        (|s| s.options.mercy = Some(Mercy { runs: 0, after_inning: 5 }), "options.mercy.runs", range(0, 1, 99)),
        (|s| s.options.mercy = Some(Mercy { runs: 9, after_inning: 0 }), "options.mercy.after_inning", range(0, 1, 99)),
        (|s| s.options.pitcher_min_batters = 2, "options.pitcher_min_batters", range(2, 1, 1)),
        (|s| away(s).roster[0].running = Some(21), "teams.away.roster[0].running", range(21, 1, 20)),
        (|s| away(s).roster[9].wild_pitch = Some(21), "teams.away.roster[9].wild_pitch", range(21, 0, 20)),
        (|s| away(s).roster[9].endurance = Some(lasts("S(11)")), "teams.away.roster[9].endurance", range(11, 1, 10)),
        (|s| away(s).roster[9].endurance = Some(lasts("S(6) R(0)")), "teams.away.roster[9].endurance", range(0, 1, 9)),
        (|s| away(s).roster[9].endurance = Some(lasts("R(10)")), "teams.away.roster[9].endurance", range(10, 1, 9)),
        (|s| away(s).roster[9].endurance = Some(lasts("R(1) C(10)")), "teams.away.roster[9].endurance", range(10, 0, 9)),
        (|s| away(s).roster[0].fielding[0].arm = Some(-7), "teams.away.roster[0].fielding[0].arm", range(-7, -6, 5)),
        (|s| away(s).roster[0].fielding[0].passed_ball = Some(21), "teams.away.roster[0].fielding[0].passed_ball", range(21, 0, 20)),
        (|s| away(s).roster[0].fielding[0].range = Some(0), "teams.away.roster[0].fielding[0].range", range(0, 1, 5)),
        (|s| away(s).roster[0].fielding[0].range = Some(6), "teams.away.roster[0].fielding[0].range", range(6, 1, 5)),
        (|s| away(s).roster[0].fielding[0].error = Some(100), "teams.away.roster[0].fielding[0].error", range(100, 0, 99)),
        (|s| away(s).roster[0].fielding[0].throwing = Some(21), "teams.away.roster[0].fielding[0].throwing", range(21, 0, 20)),
        (|s| away(s).roster[9].balk = Some(21), "teams.away.roster[9].balk", range(21, 0, 20)),
        (|s| away(s).roster[9].hold = Some(-7), "teams.away.roster[9].hold", range(-7, -6, 9)),
        (|s| away(s).roster[9].hold = Some(10), "teams.away.roster[9].hold", range(10, -6, 9)),
        (|s| away(s).roster[3].stealing = Some("fast".into()), "teams.away.roster[3].stealing", SetupProblem::StealCard),
        (|s| s.teams.home.roster[3].stealing = Some("2-6/6 (17-13)".into()), "teams.home.roster[3].stealing", SetupProblem::StealCard),
        (|s| away(s).lineup.truncate(8), "teams.away.lineup", SetupProblem::Count { found: 8, lowest: 9, highest: 9 }),
        (|s| away(s).roster[14].id = "v1".into(), "teams.away.roster[14].id", SetupProblem::DuplicateId("v1".into())),
        (|s| away(s).roster[0].fielding.push(Fielding::unrated(Position::Catcher)), "teams.away.roster[0].fielding[1].position", SetupProblem::DuplicateRating(Position::Catcher)),
        (|s| away(s).lineup[4].player = "nobody".into(), "teams.away.lineup[4].player", SetupProblem::NotOnRoster("nobody".into())),
        (|s| away(s).starting_pitcher = Some("nobody".into()), "teams.away.starting_pitcher", SetupProblem::NotOnRoster("nobody".into())),
        (|s| away(s).lineup[4].player = "v1".into(), "teams.away.lineup[4].player", SetupProblem::BatsTwice("v1".into())),
        (|s| away(s).starting_pitcher = Some("v9".into()), "teams.away.starting_pitcher", SetupProblem::PitcherBats),
        (|s| away(s).starting_pitcher = None, "teams.away.starting_pitcher", SetupProblem::StarterMissing),
        (|s| away(s).starting_pitcher = Some("v14".into()), "teams.away.starting_pitcher", SetupProblem::NotEligible(Position::Pitcher)),
        (|s| away(s).lineup[0].player = "v14".into(), "teams.away.lineup[0].player", SetupProblem::NotEligible(Position::Catcher)),
    ]
}

#[test]
fn each_fault_is_named_with_its_field() {
    for (change, field, problem) in changes() {
        let mut setup = setup();
        change(&mut setup);
        let found = faults(&setup);
        let expected = (field.to_string(), problem);
        // Some faults bring others: a bench player in two places leaves a hole.
        assert!(
            found.contains(&expected),
            "{expected:?} is not among {found:?}"
        );
        assert!(refused(&setup).to_string().contains(field));
    }
}

fn entry(player: &str, role: Role) -> LineupEntry {
    LineupEntry {
        player: player.to_string(),
        role,
    }
}

/// R-LINEUP-NINE
#[test]
fn a_position_filled_twice_leaves_another_empty() {
    let mut setup = setup();
    setup.teams.away.lineup[4] = entry("v5", Role::Fields(Position::ThirdBase));
    let twice = SetupProblem::FilledTwice(Role::Fields(Position::ThirdBase));
    let hole = SetupProblem::Unfilled(Role::Fields(Position::Shortstop));
    let expected = [
        ("teams.away.lineup[4].role".to_string(), twice),
        ("teams.away.lineup".to_string(), hole),
    ];
    assert_eq!(faults(&setup), expected);
}

/// R-LINEUP-NINE
#[test]
fn a_designated_hitter_is_named_where_there_is_one_and_nowhere_else() {
    let mut pitcher_bats = setup();
    pitcher_bats.teams.away.lineup[8] = entry("v10", Role::Fields(Position::Pitcher));
    let found = faults(&pitcher_bats);
    let unfilled = SetupProblem::Unfilled(Role::DesignatedHitter);
    assert!(
        found.contains(&(
            "teams.away.lineup[8].role".into(),
            SetupProblem::PitcherBats
        )),
        "{found:?}"
    );
    assert!(
        found.contains(&("teams.away.lineup".into(), unfilled)),
        "{found:?}"
    );

    let mut no_dh = setup_without_dh();
    no_dh.teams.away.lineup[8] = entry("v9", Role::DesignatedHitter);
    no_dh.teams.away.starting_pitcher = Some("v10".into());
    let found = faults(&no_dh);
    assert!(
        found.contains(&(
            "teams.away.lineup[8].role".into(),
            SetupProblem::NoDesignatedHitter
        )),
        "{found:?}"
    );
    assert!(
        found.contains(&(
            "teams.away.starting_pitcher".into(),
            SetupProblem::StarterTwice
        )),
        "{found:?}"
    );
}

#[test]
fn a_two_way_starter_bats_for_himself_where_the_option_is_on_and_as_designated_hitter_alone() {
    assert!(create(setup_with_two_way_starters(), &dice()).is_ok());
    let mut off = setup_with_two_way_starters();
    off.options.two_way_starter = false;
    let bats = SetupProblem::PitcherBats;
    assert!(faults(&off).contains(&("teams.away.starting_pitcher".into(), bats.clone())));
    let mut fielder = setup();
    fielder.options.two_way_starter = true;
    fielder.teams.away.starting_pitcher = Some("v3".into());
    assert!(faults(&fielder).contains(&("teams.away.starting_pitcher".into(), bats)));
}

#[test]
fn a_roster_has_nine_to_sixty_players() {
    let mut short = setup();
    short.teams.home.roster.truncate(8);
    let count = |found| SetupProblem::Count {
        found,
        lowest: 9,
        highest: ROSTER_MAX,
    };
    assert!(faults(&short).contains(&("teams.home.roster".into(), count(8))));
    let mut long = setup();
    let template = long.teams.home.roster[14].clone();
    let player = |n: usize| bandbox_engine::player::Player {
        id: format!("extra-{n}"),
        ..template.clone()
    };
    long.teams.home.roster.extend((15..ROSTER_MAX).map(player));
    assert!(create(long.clone(), &dice()).is_ok());
    long.teams.home.roster.push(player(60));
    assert_eq!(
        faults(&long),
        [("teams.home.roster".to_string(), count(61))]
    );
}

/// R-LINEUP-FAULTS
#[test]
fn endurance_is_read_as_a_card_prints_it_and_printed_so_again() {
    let read = |text: &str| Endurance::try_from(text.to_string());
    for (text, starter, star, reliever, closer) in [
        ("S(6) R(3) C(2)", Some(6), false, Some(3), Some(2)),
        ("S(7)*", Some(7), true, None, None),
        ("S(5)* R(4)", Some(5), true, Some(4), None),
        ("R(1) C(0)", None, false, Some(1), Some(0)),
    ] {
        let endurance = Endurance {
            starter,
            star,
            reliever,
            closer,
        };
        assert_eq!(read(text), Ok(endurance));
        assert_eq!(endurance.to_string(), text);
        let written = serde_json::to_string(&endurance).unwrap();
        assert_eq!(
            serde_json::from_str::<Endurance>(&written).unwrap(),
            endurance
        );
    }
    for text in [
        "",
        "S",
        "S6",
        "S()",
        "S(6",
        "6",
        "S(x)",
        "S(-1)",
        "S(256)",
        "S(6)R(3)",
        "R(3) S(6)",
        "S(6) S(7)",
        "S(06)",
        "s(6)",
        "R(3)*",
        "S(6) ",
        "S(6)  R(3)",
        "Q(3)",
        "S(6)**",
    ] {
        let refused = read(text).unwrap_err();
        assert!(refused.contains("S(7)* R(2) C(6)"), "{text:?}: {refused}");
    }
}

#[test]
fn all_faults_come_at_once() {
    let mut setup = setup();
    setup.options.innings = 2;
    setup.teams.away.name.clear();
    setup.teams.away.lineup[4].player = "nobody".into();
    setup.teams.home.starting_pitcher = None;
    setup.teams.home.roster[0].running = Some(0);
    let fields: Vec<String> = faults(&setup).into_iter().map(|(field, _)| field).collect();
    for expected in [
        "options.innings",
        "teams.away.name",
        "teams.away.lineup[4].player",
        "teams.home.roster[0].running",
        "teams.home.starting_pitcher",
    ] {
        assert!(
            fields.iter().any(|field| field == expected),
            "{expected} is not in {fields:?}"
        );
    }
}

#[test]
fn every_problem_can_be_provoked() {
    let mut found: Vec<usize> = Vec::new();
    let mut note = |setup: &GameSetup| {
        found.extend(faults(setup).iter().map(|(_, problem)| place(problem)));
    };
    for (change, ..) in changes() {
        let mut setup = setup();
        change(&mut setup);
        note(&setup);
    }
    let mut dh_without_option = setup();
    dh_without_option.options.designated_hitter = false;
    note(&dh_without_option);
    let mut twice = setup();
    twice.teams.away.lineup[4].role = Role::Fields(Position::Catcher);
    note(&twice);
    for (change, ..) in cards::card_changes() {
        let mut setup = setup_with_cards();
        change(&mut setup);
        note(&setup);
    }
    found.sort_unstable();
    found.dedup();
    assert!(found.iter().copied().eq(0..PROBLEMS), "{found:?}");
}

#[test]
fn a_catcher_may_be_unrated_where_nobody_is_rated() {
    let mut setup = setup();
    for player in &mut setup.teams.away.roster {
        player.fielding.clear();
    }
    assert!(create(setup, &dice()).is_ok());
}

#[test]
fn a_log_with_a_faulty_setup_does_not_fold() {
    let (_, created) = create(setup(), &dice()).unwrap();
    assert!(fold(std::slice::from_ref(&created)).is_ok());
    assert!(fold([]).is_err());
    let bandbox_engine::Event::GameCreated {
        mut setup,
        commitment,
    } = created
    else {
        panic!("{created:?}");
    };
    setup.options.innings = 0;
    let faulty = bandbox_engine::Event::GameCreated { setup, commitment };
    assert!(fold([&faulty]).is_err());
}

/// Thousands of games are in memory at once, and each command copies one.
#[test]
fn a_state_is_small() {
    assert!(
        size_of::<GameState>() <= 2048,
        "{} bytes",
        size_of::<GameState>()
    );
}
