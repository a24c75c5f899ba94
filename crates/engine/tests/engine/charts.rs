//! The charts of hits, groundballs, flies and credits against the published tables: every line, every face.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

mod credits;

use crate::common;
use crate::common::{Table, dice, every_situation, play_of, setup_without_ratings};
use bandbox_engine::bases::{Base, BaseSet};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::inning::Outs;
use bandbox_engine::outcome::{LocationRule, ProducedBy};
use bandbox_engine::play::{OutKind, Play};
use bandbox_engine::position::Position::{self, CenterField, LeftField, RightField};
use bandbox_engine::{GameSetup, Phase, PlayOutcome, Team};
use serde::Deserialize;
use std::collections::BTreeMap;

const INFIELD: [Position; 6] = [
    Position::Pitcher,
    Position::Catcher,
    Position::FirstBase,
    Position::SecondBase,
    Position::ThirdBase,
    Position::Shortstop,
];
const OUTFIELD: [Position; 3] = [LeftField, CenterField, RightField];
const LETTERS: [PlayOutcome; 3] = [
    PlayOutcome::GroundballA,
    PlayOutcome::GroundballB,
    PlayOutcome::GroundballC,
];

/// A line as published, column for column.
#[allow(clippy::struct_excessive_bools)]
#[derive(Deserialize)]
struct Line {
    name: String,
    by: ProducedBy,
    location: LocationRule,
    locations: Vec<Position>,
    hit: bool,
    out: bool,
    walk: bool,
    ends_plate_appearance: bool,
    at_bats: u8,
    total_bases: u8,
    aliases: Vec<String>,
}

#[test]
fn every_line_of_the_outcome_chart_is_the_published_one() {
    let lines: Vec<Line> = serde_json::from_str(include_str!("../data/outcomes.json")).unwrap();
    assert_eq!(PlayOutcome::all().len(), lines.len());
    for (outcome, line) in PlayOutcome::all().zip(&lines) {
        let facts = outcome.facts();
        assert_eq!(
            (outcome.name(), facts.outcome),
            (line.name.as_str(), outcome)
        );
        assert_eq!(
            (facts.by, facts.location),
            (line.by, line.location),
            "{outcome}"
        );
        assert_eq!(facts.locations, line.locations, "{outcome}");
        assert_eq!(
            (outcome.is_hit(), outcome.is_out(), outcome.is_walk()),
            (line.hit, line.out, line.walk),
            "{outcome}"
        );
        assert_eq!(
            (
                facts.ends_plate_appearance,
                facts.at_bats,
                facts.total_bases
            ),
            (line.ends_plate_appearance, line.at_bats, line.total_bases),
            "{outcome}"
        );
        assert_eq!(facts.aliases, line.aliases, "{outcome}");
        for name in line.aliases.iter().chain([&line.name]) {
            assert_eq!(PlayOutcome::parse(name, true), Some(outcome), "{name}");
        }
    }
}

/// One letter's result: the same everywhere, or by the fielder.
#[derive(Deserialize)]
#[serde(untagged)]
enum Printed {
    Number(u8),
    ByFielder(BTreeMap<Position, u8>),
}

#[derive(Deserialize)]
struct Groundballs {
    normal: BTreeMap<String, [Printed; 3]>,
    infield_in: BTreeMap<String, [Printed; 3]>,
}

impl Groundballs {
    fn result(&self, depth: InfieldDepth, occupied: &str, letter: usize, fielder: Position) -> u8 {
        let is_corner = !matches!(fielder, Position::SecondBase | Position::Shortstop);
        let drawn_in = match depth {
            InfieldDepth::Normal => false,
            InfieldDepth::CornersIn => is_corner,
            InfieldDepth::InfieldIn => true,
        };
        let chart = if drawn_in {
            &self.infield_in
        } else {
            &self.normal
        };
        match &chart[occupied][letter] {
            Printed::Number(number) => *number,
            Printed::ByFielder(numbers) => numbers[&fielder],
        }
    }
}

/// The batter and the runners on first to third: 0 out, 1 to 3 a base, 4 home, none for nobody there.
type Ways = [Option<u8>; 4];

/// What a numbered result does, by its description; with two outs, and where the inning ends on it, the others stay.
fn does(result: u8, fielder: Position, occupied: BaseSet, outs: Outs) -> Ways {
    let on = |base: Base| occupied.contains(base);
    let stay = Base::ALL.map(|base| on(base).then_some(base.number()));
    let up = stay.map(|base| base.map(|base| base + 1));
    let [first, second, third] = stay;
    let goes_on = outs == Outs::Zero;
    let second_to_first = if goes_on {
        [Some(0), Some(0), up[1], up[2]]
    } else {
        [Some(0), Some(0), second, third]
    };
    match result {
        1 => [Some(0), first, second, third],
        2 => second_to_first,
        3 => [Some(0), up[0], up[1], up[2]],
        4 => [Some(1), Some(0), up[1], up[2]],
        5 if matches!(fielder, Position::SecondBase | Position::Shortstop) => {
            [Some(0), up[0], up[1], up[2]]
        }
        6 if matches!(fielder, Position::FirstBase | Position::SecondBase) => {
            [Some(0), up[0], up[1], up[2]]
        }
        5 | 6 => [Some(0), first, second, third],
        7 | 8 | 12 => {
            let second_forced = on(Base::First);
            let third_forced = on(Base::First) && on(Base::Second);
            [
                Some(0),
                up[0],
                if second_forced { up[1] } else { second },
                if third_forced { up[2] } else { third },
            ]
        }
        9 => [Some(0), up[0], second, third],
        10 if goes_on => [Some(0), up[0], up[1], Some(0)],
        10 => [Some(0), first, second, Some(0)],
        11 => [
            Some(1),
            up[0],
            if on(Base::First) { up[1] } else { second },
            Some(0),
        ],
        13 if fielder == Position::ThirdBase => [Some(1), Some(0), Some(0), third],
        13 => second_to_first,
        other => panic!("{other} is no result"),
    }
}

fn ways(before: &Table, play: &Play) -> Ways {
    let mut ways = [None; 4];
    for (base, _) in before.state.bases().runners() {
        ways[usize::from(base.number())] = Some(base.number());
    }
    for movement in &play.movements {
        ways[usize::from(movement.from.number())] = Some(movement.to.number());
    }
    for out in &play.outs {
        ways[usize::from(out.from.number())] = Some(0);
    }
    ways
}

/// A ball hit, and every choice answered by its default.
fn hit(
    before: &Table,
    infield_depth: InfieldDepth,
    outcome: PlayOutcome,
    fielder: Position,
) -> Play {
    let mut table = before.clone();
    table.roll(DefensiveDecision {
        infield_depth,
        ..DefensiveDecision::default()
    });
    let mut events = table.report(outcome, Some(fielder));
    while let Phase::ChoiceDue { question, .. } = table.state.phase() {
        let answer = question.answers()[0];
        events = table.answer(answer);
    }
    play_of(&events)
}

#[test]
fn every_groundball_has_the_result_of_the_chart_and_each_result_as_often_as_printed() {
    let charts: Groundballs =
        serde_json::from_str(include_str!("../data/groundballs.json")).unwrap();
    let situations = every_situation(&setup_without_ratings(), &dice());
    let mut results: BTreeMap<(&str, u8), u32> = BTreeMap::new();
    for ((occupied, outs), table) in &situations {
        for (name, depth) in [
            ("normal", InfieldDepth::Normal),
            ("corners in", InfieldDepth::CornersIn),
            ("infield in", InfieldDepth::InfieldIn),
        ] {
            let third = occupied.contains(Base::Third);
            if depth != InfieldDepth::Normal && (!third || *outs == Outs::Two) {
                continue;
            }
            for (place, letter) in LETTERS.into_iter().enumerate() {
                for fielder in INFIELD {
                    let result = if *outs == Outs::Two {
                        1
                    } else {
                        charts.result(depth, &occupied.to_string(), place, fielder)
                    };
                    let play = hit(table, depth, letter, fielder);
                    assert_eq!(
                        ways(table, &play),
                        does(result, fielder, *occupied, *outs),
                        "{letter} to {fielder}, {occupied} with {outs:?} out, {name}: result {result}"
                    );
                    *results.entry((name, result)).or_default() += u32::from(*outs == Outs::Zero);
                }
            }
        }
    }
    // Eight lines of three letters to six fielders, and four such lines with the infield in.
    let sum = |name| {
        results
            .iter()
            .filter(|((n, _), _)| *n == name)
            .map(|(_, count)| count)
            .sum::<u32>()
    };
    assert_eq!(
        (sum("normal"), sum("corners in"), sum("infield in")),
        (144, 72, 72)
    );
    let of = |name, number| results.get(&(name, number)).copied().unwrap_or(0);
    let normal = [1, 2, 3, 4, 5, 6, 13].map(|number| of("normal", number));
    assert_eq!(normal, [18, 18, 42, 24, 24, 12, 6]);
    let infield_in = [1, 7, 8, 9, 10, 11, 12].map(|number| of("infield in", number));
    assert_eq!(infield_in, [12, 18, 8, 6, 6, 13, 9]);
}

/// Everybody runs and throws like this.
fn alike(running: u8, arm: i8) -> GameSetup {
    let mut setup = common::setup();
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            player.running = Some(running);
            for fielding in &mut player.fielding {
                fielding.arm = Some(arm);
            }
        }
    }
    setup
}

/// The number that the batting manager is told, for a ball hit with men on.
fn number(table: &Table, outcome: PlayOutcome, fielder: Position) -> u8 {
    let mut table = table.clone();
    table.roll(DefensiveDecision::default());
    table.report(outcome, Some(fielder));
    match table.choice() {
        (Team::Away, Question::Send { number, .. }) => number.expect("all ratings are known"),
        other => panic!("{other:?} is not whether to send"),
    }
}

#[test]
fn every_number_of_a_try_is_its_ratings_and_what_the_chart_adds() {
    const SINGLE: PlayOutcome = PlayOutcome::SingleUncapped;
    const DOUBLE: PlayOutcome = PlayOutcome::DoubleUncapped;
    // For left, centre and right.
    let tries = [
        ("100", SINGLE, &OUTFIELD[..], [-2, 0, 2], 2),
        ("010", SINGLE, &OUTFIELD, [0, 0, 0], 2),
        ("100", DOUBLE, &OUTFIELD, [0, 0, 0], 2),
        ("010", PlayOutcome::FlyballB, &OUTFIELD[2..], [2, 2, 2], 0),
        ("001", PlayOutcome::FlyballBq, &OUTFIELD, [2, 2, 2], 0),
    ];
    for running in [1, 2, 8, 12, 17, 19, 20] {
        for arm in -6..=5_i8 {
            for outs in 0..=2 {
                for (occupied, outcome, fields, sides, two_outs) in tries {
                    let mut table = Table::started(alike(running, arm), dice());
                    table.put(outs, occupied);
                    if outs == 2 && two_outs == 0 {
                        continue; // It is caught: nobody goes anywhere.
                    }
                    for (&field, side) in fields.iter().zip(sides) {
                        let bonus = if outs == 2 { two_outs } else { 0 };
                        let sum = i16::from(running) + i16::from(arm) + side + bonus;
                        let expected = u8::try_from(sum.clamp(1, 20)).unwrap();
                        let found = number(&table, outcome, field);
                        assert_eq!(
                            found, expected,
                            "{outcome} to {field}, {occupied}, {outs} out"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn of_twenty_faces_as_many_as_the_number_are_safe() {
    for number in 1..=20_u8 {
        let setup = alike(number, 0);
        for (occupied, outcome, field, tag) in [
            ("010", PlayOutcome::SingleUncapped, CenterField, false),
            ("100", PlayOutcome::DoubleUncapped, CenterField, false),
            ("001", PlayOutcome::FlyballBq, CenterField, false),
            ("010", PlayOutcome::FlyballB, RightField, true),
        ] {
            let mut before = Table::started(setup.clone(), dice());
            before.put(0, occupied);
            before.roll(DefensiveDecision::default());
            before.report(outcome, Some(field));
            let Question::Send {
                number: Some(number),
                ..
            } = before.choice().1
            else {
                panic!("no number");
            };
            let mut safe_out_back = [0_u8; 3];
            for face in 1..=20 {
                let mut table = before.clone();
                table.next_roll_shows(&[face]);
                let play = play_of(&table.answer(Answer::Send));
                let tagged = play.outs.iter().any(|out| out.kind == OutKind::Tag);
                let from = occupied.find('1').unwrap() + 1;
                let moved = play
                    .movements
                    .iter()
                    .any(|m| usize::from(m.from.number()) == from);
                safe_out_back[if tagged {
                    1
                } else if moved {
                    0
                } else {
                    2
                }] += 1;
            }
            // A runner who tags for third turns back from a throw that would have him, but for a 20.
            let out = if tag {
                u8::from(number < 20)
            } else {
                20 - number
            };
            assert_eq!(safe_out_back, [number, out, 20 - number - out], "{outcome}");
        }
    }
}
