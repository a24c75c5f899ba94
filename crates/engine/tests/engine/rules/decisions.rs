//! The decisions before the roll: who, in which order, what the other side sees.

use crate::common::{Table, dice, setup};
use bandbox_engine::decisions::{Decisions, DefensiveDecision, InfieldDepth, OffensiveDecision};
use bandbox_engine::play::BatterResult;
use bandbox_engine::{Actor, Command, Event, Phase, PlayOutcome, Team};

const AWAY: Actor = Actor::Manager(Team::Away);
const HOME: Actor = Actor::Manager(Team::Home);

fn swing() -> Command {
    Command::DecideOffense {
        decision: OffensiveDecision::default(),
    }
}

fn defend() -> Command {
    Command::DecideDefense {
        decision: DefensiveDecision::default(),
    }
}

fn walk_him() -> DefensiveDecision {
    DefensiveDecision {
        intentional_walk: true,
        ..DefensiveDecision::default()
    }
}

fn top_of_the_first() -> Table {
    Table::started(setup(), dice())
}

#[test]
fn each_side_decides_for_itself() {
    let mut table = top_of_the_first();
    assert_eq!(table.refusal(AWAY, &defend()).code(), "not_your_turn");
    assert_eq!(table.refusal(HOME, &swing()).code(), "not_your_turn");
    table.act(HOME, &defend()).unwrap();
    table.act(AWAY, &swing()).unwrap();
    assert!(matches!(table.state.phase(), Phase::RollDue { .. }));
}

/// R-DECIDE-ORDER
#[test]
fn the_sides_decide_in_any_order() {
    let orders = [
        [(HOME, defend()), (AWAY, swing())],
        [(AWAY, swing()), (HOME, defend())],
    ];
    for order in orders {
        let mut table = top_of_the_first();
        for (actor, command) in order {
            table.act(actor, &command).unwrap();
        }
        assert!(matches!(table.state.phase(), Phase::RollDue { .. }));
    }
}

/// R-DECIDE-ORDER
#[test]
fn decisions_are_disclosed_with_the_second() {
    let mut table = top_of_the_first();
    let first = table.act(HOME, &defend()).unwrap();
    assert!(matches!(
        first.as_slice(),
        [Event::DefensiveDecisionSubmitted {
            disclosed: None,
            ..
        }]
    ));
    assert_eq!(table.state.phase().decisions(), None);
    let second = table.act(AWAY, &swing()).unwrap();
    let both = Decisions {
        defense: DefensiveDecision::default(),
        offense: OffensiveDecision::default(),
    };
    let [Event::OffensiveDecisionSubmitted { disclosed, .. }] = second.as_slice() else {
        panic!("{second:?}");
    };
    assert_eq!(*disclosed, Some(both));
    assert_eq!(table.state.phase().decisions(), Some(both));
}

/// R-DECIDE-ONCE
#[test]
fn a_side_decides_once() {
    let mut table = top_of_the_first();
    table.act(HOME, &defend()).unwrap();
    assert_eq!(table.refusal(HOME, &defend()).code(), "decision_already_in");
    table.act(AWAY, &swing()).unwrap();
    assert_eq!(table.refusal(AWAY, &swing()).code(), "roll_due");
    assert_eq!(table.refusal(HOME, &defend()).code(), "roll_due");
}

#[test]
fn the_dice_wait_for_both_decisions() {
    let mut table = top_of_the_first();
    table.act(AWAY, &swing()).unwrap();
    assert_eq!(table.refusal(AWAY, &Command::Roll).code(), "decision_due");
    table.act(HOME, &defend()).unwrap();
    table.act(AWAY, &Command::Roll).unwrap();
    assert_eq!(table.refusal(AWAY, &Command::Roll).code(), "roll_pending");
}

/// R-DECIDE-WALK
#[test]
fn an_intentional_walk_needs_no_dice() {
    let mut table = top_of_the_first();
    table.put(0, "110");
    let rolls = table.state.next_roll();
    let defense = DefensiveDecision {
        // No other field counts then, not even one that would be illegal.
        infield_depth: InfieldDepth::InfieldIn,
        ..walk_him()
    };
    let events = table.decide_with(defense);
    let play = crate::common::play_of(&events);
    assert_eq!(play.outcome, PlayOutcome::IntentionalWalk);
    assert_eq!(
        (play.batter_result, play.roll_id),
        (BatterResult::IntentionalWalk, None)
    );
    assert_eq!(table.state.occupied().to_string(), "111");
    assert_eq!(table.state.next_roll(), rolls);
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

#[test]
fn an_intentional_walk_waits_for_the_offense_and_is_recorded_bare() {
    let mut table = top_of_the_first();
    let defense = DefensiveDecision {
        infield_depth: InfieldDepth::InfieldIn,
        ..walk_him()
    };
    let events = table
        .act(HOME, &Command::DecideDefense { decision: defense })
        .unwrap();
    let [
        Event::DefensiveDecisionSubmitted {
            decision,
            disclosed: None,
        },
    ] = events.as_slice()
    else {
        panic!("{events:?}");
    };
    assert_eq!(*decision, walk_him());
    let events = table.act(AWAY, &swing()).unwrap();
    assert!(matches!(events.last(), Some(Event::PlayResolved { .. })));
}

/// R-OUTCOME-PENDING, R-OUTCOME-MANUAL
#[test]
fn the_batting_manager_reports_the_outcome() {
    let mut table = top_of_the_first();
    table.roll(DefensiveDecision::default());
    let report = Command::ReportOutcome {
        report: bandbox_engine::command::OutcomeReport {
            outcome: PlayOutcome::Walk,
            hit_location: None,
            error_bases: None,
            roll_id: None,
            plus_injury: false,
        },
    };
    assert_eq!(table.refusal(HOME, &report).code(), "not_your_turn");
    table.act(AWAY, &report).unwrap();
}
