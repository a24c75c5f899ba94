//! Golden counts: from five situations every report, every choice and every throw of the dice, two plays deep, counted by
//! where they lead. A change of a chart or of a rule shows here as the odds that it moved.
//!
//! Everybody has the same ratings, so a situation is the bases, the outs and the runs, and plays that lead to the same
//! one are gone on from once. `GOLDEN=write cargo test -p bandbox-engine --test golden` writes the counts anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

mod common;

use bandbox_engine::bases::BaseSet;
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::decisions::{
    DefensiveDecision, InfieldDepth, OffensiveDecision, OutfieldDepth,
};
use bandbox_engine::dice::roll::{Faces, RollKind};
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::options::RarePlayTrigger;
use bandbox_engine::position::Position::{
    self, Catcher, CenterField, FirstBase, LeftField, RightField, SecondBase, Shortstop, ThirdBase,
};
use bandbox_engine::x_check::{error_bases, range_result};
use bandbox_engine::{Actor, Command, Dice, Event, GameState, Phase, PlayOutcome, apply, decide};
use common::{Table, dice, setup};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What is read off the cards: every outcome with every way of its own to go on.
#[rustfmt::skip]
const REPORTS: [(PlayOutcome, Option<Position>, Option<u8>); 32] = [
    (PlayOutcome::Strikeout, None, None),
    (PlayOutcome::GroundballA, Some(Shortstop), None),
    (PlayOutcome::GroundballA, Some(SecondBase), None),
    (PlayOutcome::GroundballA, Some(ThirdBase), None),
    (PlayOutcome::GroundballB, Some(Shortstop), None),
    (PlayOutcome::GroundballB, Some(FirstBase), None),
    (PlayOutcome::GroundballC, Some(Shortstop), None),
    (PlayOutcome::GroundballC, Some(ThirdBase), None),
    (PlayOutcome::FlyballA, Some(CenterField), None),
    (PlayOutcome::FlyballB, Some(LeftField), None),
    (PlayOutcome::FlyballB, Some(RightField), None),
    (PlayOutcome::FlyballBq, Some(CenterField), None),
    (PlayOutcome::FlyballC, Some(CenterField), None),
    (PlayOutcome::BpFlyout, Some(RightField), None),
    (PlayOutcome::LineoutMax, Some(SecondBase), None),
    (PlayOutcome::Foulout, Some(Catcher), None),
    (PlayOutcome::Single1, None, None),
    (PlayOutcome::Single2, None, None),
    (PlayOutcome::SingleUncapped, Some(LeftField), None),
    (PlayOutcome::SingleUncapped, Some(RightField), None),
    (PlayOutcome::Double2, None, None),
    (PlayOutcome::Double3, None, None),
    (PlayOutcome::DoubleUncapped, Some(CenterField), None),
    (PlayOutcome::Triple, None, None),
    (PlayOutcome::HomeRun, None, None),
    (PlayOutcome::Walk, None, None),
    (PlayOutcome::HitByPitch, None, None),
    (PlayOutcome::Error, Some(Shortstop), Some(1)),
    (PlayOutcome::Error, Some(LeftField), Some(2)),
    (PlayOutcome::XCheck, Some(Shortstop), None),
    (PlayOutcome::XCheck, Some(RightField), None),
    (PlayOutcome::XCheck, Some(Catcher), None),
];

/// Where a play leads: the half-inning over or not, the outs, the bases, and the runs since the first of the plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    over: bool,
    outs: Outs,
    bases: usize,
    runs: u16,
}

type Counts = BTreeMap<Place, u128>;

/// A game on the way, with the number of paths that led there.
type Reached = BTreeMap<Place, (u128, GameState)>;

fn place(state: &GameState, start: &GameState) -> Place {
    let over =
        state.half_inning() != start.half_inning() || matches!(state.phase(), Phase::Final { .. });
    let team = start.batting();
    Place {
        over,
        outs: state.outs(),
        bases: BaseSet::ALL
            .iter()
            .position(|set| *set == state.occupied())
            .unwrap(),
        runs: state.score()[team] - start.score()[team],
    }
}

/// The throws of these dice, one for all that the rules treat alike, with how many there are.
fn throws(kind: RollKind, state: &GameState, command: &Command) -> Vec<(u128, Vec<u8>)> {
    match kind {
        // The card is in the managers' hands, so the six-sided dice are no matter here.
        RollKind::AtBat if state.occupied().is_empty() => vec![(400, vec![1, 1, 1, 20, 1])],
        RollKind::AtBat => {
            let checked =
                (1..=2).flat_map(|chaos| (1..=20).map(move |d20| (1, vec![1, 1, 1, chaos, d20])));
            checked.chain([(360, vec![1, 1, 1, 20, 1])]).collect()
        }
        RollKind::Advance | RollKind::HomeDecision | RollKind::Speed | RollKind::FoulPopup => {
            (1..=20).map(|d20| (1, vec![d20])).collect()
        }
        RollKind::XCheck => x_check_throws(state, command),
    }
}

/// The dice of an x-check by what is read of them: the range table, the error table, and whether it is a rare play.
fn x_check_throws(state: &GameState, command: &Command) -> Vec<(u128, Vec<u8>)> {
    let Command::ReportOutcome { report } = command else {
        panic!("{command:?} checks nobody");
    };
    let position = report.hit_location.expect("the fielder checked");
    let fielder = state.lineup(state.fielding()).fielder(position);
    let card = state
        .player(fielder)
        .unwrap()
        .fielding_at(position)
        .unwrap();
    let (range, rating) = (card.range.unwrap(), card.error.unwrap());
    let mut classes = BTreeMap::new();
    for throw in 0..216 * 20_u16 {
        let die = |sides: u16, rest: u16| u8::try_from(rest % sides + 1).unwrap();
        let (d20, dice) = (
            die(20, throw),
            [die(6, throw / 20), die(6, throw / 120), die(6, throw / 720)],
        );
        let total = dice.iter().sum();
        let result = range_result(position, range, d20);
        for (ways, rare) in [(1, 1), (99, 100)] {
            let class = (
                format!("{result:?}"),
                error_bases(position, rating, total),
                total == 5,
                rare,
            );
            let [a, b, c] = dice;
            classes
                .entry(class)
                .or_insert((0, vec![d20, a, b, c, rare]))
                .0 += ways;
        }
    }
    classes.into_values().collect()
}

/// Gives a command, and again for every throw of every die that it rolls.
fn branch(
    state: &GameState,
    command: &Command,
    shown: &mut Vec<Vec<u8>>,
    paths: u128,
    then: &mut dyn FnMut(GameState, u128),
) {
    let before = state.next_roll() as usize;
    let mut faces = vec![Faces::default(); before];
    faces.extend(
        shown
            .iter()
            .map(|faces| faces.iter().copied().collect::<Faces>()),
    );
    let events = decide(state, Actor::Umpire, command, &Dice::scripted_faces(faces))
        .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
    let rolled = events.iter().filter_map(|event| match event {
        Event::DiceRolled { roll, .. } => Some(roll.id.kind),
        _ => None,
    });
    let mut unseen = rolled.skip(shown.len());
    match unseen.next() {
        Some(kind) => {
            for (ways, faces) in throws(kind, state, command) {
                shown.push(faces);
                branch(state, command, shown, paths * ways, then);
                shown.pop();
            }
        }
        None => {
            let mut after = state.clone();
            for event in &events {
                apply(&mut after, event);
            }
            then(after, paths);
        }
    }
}

fn alignments(state: &GameState) -> Vec<DefensiveDecision> {
    let default = DefensiveDecision::default();
    let decisions = [
        default,
        DefensiveDecision {
            infield_depth: InfieldDepth::CornersIn,
            ..default
        },
        DefensiveDecision {
            infield_depth: InfieldDepth::InfieldIn,
            ..default
        },
        DefensiveDecision {
            outfield_depth: OutfieldDepth::Shallow,
            ..default
        },
        DefensiveDecision {
            intentional_walk: true,
            ..default
        },
    ];
    let permitted = |decision: &DefensiveDecision| {
        let command = Command::DecideDefense {
            decision: *decision,
        };
        decide(state, Actor::Umpire, &command, &dice()).is_ok()
    };
    decisions.into_iter().filter(permitted).collect()
}

/// One play further by every path, from the decisions to where it is settled.
fn one_play(state: &GameState, then: &mut dyn FnMut(GameState, u128)) {
    let mut open = vec![(state.clone(), 1)];
    while let Some((state, paths)) = open.pop() {
        for command in commands(&state) {
            let mut read = None;
            branch(
                &state,
                &command,
                &mut Vec::new(),
                paths,
                &mut |after, paths| {
                    match after.phase() {
                        _ if after.plays() > state.plays() => then(after, paths),
                        // Whatever the dice show now, the same is read off the cards.
                        Phase::OutcomeDue { .. } => {
                            read.get_or_insert_with(|| (after, 0)).1 += paths
                        }
                        _ => open.push((after, paths)),
                    }
                },
            );
            open.extend(read);
        }
    }
}

/// What may be done next, of what is counted here.
fn commands(state: &GameState) -> Vec<Command> {
    match state.phase() {
        Phase::DecisionsDue { defense: None, .. } => {
            let decide = |decision| Command::DecideDefense { decision };
            alignments(state).into_iter().map(decide).collect()
        }
        Phase::DecisionsDue { .. } => vec![Command::DecideOffense {
            decision: OffensiveDecision::default(),
        }],
        Phase::RollDue { .. } => vec![Command::Roll],
        Phase::OutcomeDue { .. } => REPORTS
            .iter()
            .map(
                |&(outcome, hit_location, error_bases)| Command::ReportOutcome {
                    report: OutcomeReport {
                        outcome,
                        hit_location,
                        error_bases,
                        roll_id: None,
                    },
                },
            )
            .collect(),
        Phase::ChoiceDue { question, .. } => {
            let answers = question.answers();
            answers
                .iter()
                .map(|&answer| Command::Answer { answer })
                .collect()
        }
        phase => panic!("nothing goes on from {phase:?}"),
    }
}

/// The counts after one play, after two, …
fn tree(start: &GameState, depth: usize) -> Vec<Counts> {
    let mut now: Reached = BTreeMap::from([(place(start, start), (1, start.clone()))]);
    let mut counts = Vec::new();
    for _ in 0..depth {
        let mut next: Reached = BTreeMap::new();
        for (at, (ways, state)) in now {
            if at.over {
                next.entry(at).or_insert((0, state)).0 += ways;
                continue;
            }
            one_play(&state, &mut |after, paths| {
                let reached = next
                    .entry(place(&after, start))
                    .or_insert_with(|| (0, after));
                reached.0 += ways * paths;
            });
        }
        counts.push(next.iter().map(|(at, (ways, _))| (*at, *ways)).collect());
        now = next;
    }
    counts
}

/// The top of the first with everybody alike, or another half-inning that the hosts have scored so many in before.
fn situation(
    half: Half,
    outs: usize,
    occupied: &str,
    visitors_ahead: usize,
    change: fn(&mut bandbox_engine::options::Options),
) -> GameState {
    let mut setup = setup();
    setup.options.innings = 3;
    change(&mut setup.options);
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            player.running = Some(12);
            for fielding in &mut player.fielding {
                fielding.arm = Some(-1);
            }
        }
    }
    let mut table = Table::started(setup, dice());
    for _ in 0..visitors_ahead {
        table.play(PlayOutcome::HomeRun, None);
    }
    if half == Half::Bottom {
        table.go_to(3, Half::Bottom);
    }
    table.put(outs, occupied);
    table.state
}

fn situations() -> [(&'static str, GameState); 5] {
    let printed = |_: &mut bandbox_engine::options::Options| ();
    [
        (
            "nobody on, nobody out",
            situation(Half::Top, 0, "000", 0, printed),
        ),
        (
            "bases full, one out",
            situation(Half::Top, 1, "111", 0, printed),
        ),
        (
            "first and second, two outs, a throw to choose, a rare play on an error total of 5",
            situation(Half::Top, 2, "110", 0, |options| {
                options.throw_choice = true;
                options.rare_play_trigger = RarePlayTrigger::ErrorTotalFive;
            }),
        ),
        (
            "tied in the bottom of the last, first and third, one out",
            situation(Half::Bottom, 1, "101", 0, printed),
        ),
        (
            "one behind in the bottom of the last, second and third, nobody out, the plain groundball chart",
            situation(Half::Bottom, 0, "011", 1, |options| {
                options.groundball_refined = false;
            }),
        ),
    ]
}

/// One line a place: the situation, how many plays, what they led to, and by how many paths.
fn counted() -> BTreeMap<String, u128> {
    let mut lines = BTreeMap::new();
    for (name, start) in situations() {
        for (depth, counts) in (1..).zip(tree(&start, 2)) {
            for (at, paths) in counts {
                let mut line = format!("{name} | {depth} | ");
                if at.over {
                    line += "over";
                } else {
                    write!(line, "{} out, {}", at.outs.number(), BaseSet::ALL[at.bases]).unwrap();
                }
                write!(line, ", {} runs", at.runs).unwrap();
                lines.insert(line, paths);
            }
        }
    }
    lines
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/two_plays.txt")
}

fn read(text: &str) -> BTreeMap<String, u128> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (place, paths) = line.rsplit_once(" | ").expect("a count");
            (place.to_string(), paths.parse().expect("a number"))
        })
        .collect()
}

#[test]
fn every_path_through_two_plays_leads_where_it_led_before() {
    let found = counted();
    if std::env::var("GOLDEN").is_ok_and(|asked| asked == "write") {
        let mut text = "# Paths through one play and through two: situation | plays | where they lead | how many.\n".to_string();
        for (place, paths) in &found {
            writeln!(text, "{place} | {paths}").unwrap();
        }
        std::fs::write(file(), text).unwrap();
        return;
    }
    let kept = read(&std::fs::read_to_string(file()).expect("the counts are kept"));
    let mut moved = Vec::new();
    for place in kept
        .keys()
        .chain(found.keys().filter(|place| !kept.contains_key(*place)))
    {
        let (was, is) = (
            kept.get(place).unwrap_or(&0),
            found.get(place).unwrap_or(&0),
        );
        if was != is {
            moved.push(format!("{place}: {was} paths before, {is} now"));
        }
    }
    assert!(
        moved.is_empty(),
        "the odds have moved; if they should, write them anew (GOLDEN=write):\n{}",
        moved.join("\n")
    );
}
