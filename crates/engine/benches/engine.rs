//! How long the engine takes for the work of a server: one event, one plate appearance, one game, one copy.
//!
//! `cargo bench -p bandbox-engine`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_engine::command::OutcomeReport;
use bandbox_engine::decisions::{DefensiveDecision, OffensiveDecision};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::position::Position;
use bandbox_engine::{
    Actor, Command, Dice, Event, GameSetup, GameState, Phase, PlayOutcome, Team, apply, create,
    decide, fold,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The outcomes of the recorded game, in turn: about as many hits, walks and outs as in a real one.
const OUTCOMES: [(PlayOutcome, Option<Position>); 14] = [
    (PlayOutcome::GroundballA, Some(Position::Shortstop)),
    (PlayOutcome::Strikeout, None),
    (PlayOutcome::Single1, None),
    (PlayOutcome::FlyballB, Some(Position::CenterField)),
    (PlayOutcome::Walk, None),
    (PlayOutcome::GroundballC, Some(Position::SecondBase)),
    (PlayOutcome::Popout, Some(Position::ThirdBase)),
    (PlayOutcome::SingleUncapped, Some(Position::RightField)),
    (PlayOutcome::Strikeout, None),
    (PlayOutcome::Lineout, Some(Position::LeftField)),
    (PlayOutcome::Double2, None),
    (PlayOutcome::GroundballB, Some(Position::FirstBase)),
    (PlayOutcome::FlyballBq, Some(Position::LeftField)),
    (PlayOutcome::Foulout, Some(Position::Catcher)),
];

fn setup() -> GameSetup {
    serde_json::from_str(include_str!("../tests/data/setup.json")).unwrap()
}

fn new_game() -> (GameState, Dice, Event) {
    let sealed = Dice::new(Secret::new([5; 32]));
    let (mut state, created) = create(setup(), &sealed).unwrap();
    let start = decide(&state, Actor::Umpire, &Command::StartGame, &sealed).unwrap();
    for event in &start {
        apply(&mut state, event);
    }
    let dice = sealed.open(state.entropy());
    (state, dice, created)
}

/// What the table asks for next, when every runner is sent.
fn next_command(state: &GameState) -> Option<(Actor, Command)> {
    let command = match state.phase() {
        Phase::DecisionsDue { defense: None, .. } => (
            Actor::Manager(state.fielding()),
            Command::DecideDefense {
                decision: DefensiveDecision::default(),
            },
        ),
        Phase::DecisionsDue { .. } => (
            Actor::Manager(state.batting()),
            Command::DecideOffense {
                decision: OffensiveDecision::default(),
            },
        ),
        Phase::RollDue { .. } => (Actor::Manager(state.batting()), Command::Roll),
        Phase::OutcomeDue { .. } => {
            let turn = usize::from(state.plays()) % OUTCOMES.len();
            let (outcome, hit_location) = OUTCOMES[turn];
            let report = OutcomeReport {
                outcome,
                hit_location,
                error_bases: None,
                roll_id: None,
                plus_injury: false,
            };
            (
                Actor::Manager(state.batting()),
                Command::ReportOutcome { report },
            )
        }
        Phase::ChoiceDue { team, question, .. } => {
            let answer = *question.answers().last()?;
            (Actor::Manager(*team), Command::Answer { answer })
        }
        Phase::BeforeGame | Phase::LineupDue { .. } | Phase::EntryDue | Phase::Final { .. } => {
            return None;
        }
    };
    Some(command)
}

/// A whole game's log.
fn recorded_game() -> Vec<Event> {
    let (mut state, dice, created) = new_game();
    let mut log = vec![created, Event::GameStarted];
    while let Some((actor, command)) = next_command(&state) {
        for event in decide(&state, actor, &command, &dice).unwrap() {
            apply(&mut state, &event);
            log.push(event);
        }
    }
    assert!((250..450).contains(&log.len()), "{} events", log.len());
    log
}

/// Goal: 60 ns. The events of the middle of a game, one after the other.
#[divan::bench]
fn apply_one_event(bencher: Bencher) {
    let log = recorded_game();
    let half = log.len() / 2;
    let mut state = fold(&log[..half]).unwrap();
    let mut events = log[half..half + 128].iter().cycle();
    bencher.bench_local(|| apply(black_box(&mut state), events.next().unwrap()));
}

/// Goal: 500 ns. Both decisions, the roll and the outcome, with a man on second.
#[divan::bench]
fn decide_and_apply_one_plate_appearance(bencher: Bencher) {
    let (mut state, dice, _) = new_game();
    let turn = |state: &mut GameState, actor, command: &Command| {
        for event in decide(state, actor, command, &dice).unwrap() {
            apply(state, &event);
        }
    };
    let (defense, offense) = (Actor::Manager(Team::Home), Actor::Manager(Team::Away));
    let report = |outcome, hit_location| Command::ReportOutcome {
        report: OutcomeReport {
            outcome,
            hit_location,
            error_bases: None,
            roll_id: None,
            plus_injury: false,
        },
    };
    let decide_defense = Command::DecideDefense {
        decision: DefensiveDecision::default(),
    };
    let decide_offense = Command::DecideOffense {
        decision: OffensiveDecision::default(),
    };
    let plate_appearance = |state: &mut GameState, outcome: &Command| {
        turn(state, defense, &decide_defense);
        turn(state, offense, &decide_offense);
        turn(state, offense, &Command::Roll);
        turn(state, offense, outcome);
    };
    plate_appearance(&mut state, &report(PlayOutcome::Double2, None));
    let outcome = report(PlayOutcome::GroundballC, Some(Position::Shortstop));
    bencher
        .with_inputs(|| state.clone())
        .bench_local_refs(|state| plate_appearance(black_box(state), &outcome));
}

/// Part of a plate appearance: the five dice of an at-bat roll.
#[divan::bench]
fn roll_five_dice(bencher: Bencher) {
    let (state, dice, _) = new_game();
    let mut index = 0;
    bencher.bench_local(|| {
        index += 1;
        dice.roll(index, RollKind::AtBat, black_box(state.entropy()))
    });
}

/// Goal: 20 µs, for about 300 events.
#[divan::bench]
fn fold_a_game(bencher: Bencher) {
    let log = recorded_game();
    bencher.bench_local(|| fold(black_box(&log)).unwrap());
}

/// Goal: 100 ns.
#[divan::bench]
fn clone_a_state(bencher: Bencher) {
    let log = recorded_game();
    let state = fold(&log[..log.len() / 2]).unwrap();
    bencher.bench_local(|| black_box(&state).clone());
}
