//! Decisions that are in when players change: those that no longer fit are made again, the others stand.

use super::men::{pinch_hitter, pinch_runner, pitcher, player};
use super::runners::{CARD, check, setup_with};
use crate::common::{Table, dice, setup};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::grade::Grade;
use bandbox_engine::{Command, Event, GameSetup, Phase, Team};

fn started(setup: GameSetup) -> Table {
    Table::started(setup, dice())
}

/// R-DECIDE-ONCE
#[test]
fn a_pinch_hitter_lets_the_defense_decide_again() {
    // With the defense's decision alone, and with both in.
    for both in [false, true] {
        let mut table = started(setup());
        table.must(&Command::DecideDefense {
            decision: Default::default(),
        });
        if both {
            table.must(&Command::DecideOffense {
                decision: Default::default(),
            });
        }
        let events = table.must(&pinch_hitter(1, 15));
        assert!(matches!(
            events.as_slice(),
            [
                Event::PlayerSubstituted { .. },
                Event::DecisionDropped { team: Team::Home }
            ]
        ));
        let Phase::DecisionsDue { defense, offense } = table.state.phase() else {
            panic!("{:?}", table.state.phase());
        };
        assert_eq!(
            (*defense, offense.is_some()),
            (None, both),
            "the offense's stands"
        );
    }
}

#[test]
fn a_decision_that_is_not_in_is_not_dropped() {
    for offense_first in [false, true] {
        let mut table = started(setup());
        if offense_first {
            table.must(&Command::DecideOffense {
                decision: Default::default(),
            });
        }
        let events = table.must(&pinch_hitter(1, 15));
        assert!(matches!(
            events.as_slice(),
            [Event::PlayerSubstituted { .. }]
        ));
    }
}

#[test]
fn a_new_fielder_undoes_no_decision() {
    let mut table = started(setup());
    table.decide_with(Default::default());
    let events = table.must(&pitcher(110, 111));
    assert!(matches!(
        events.as_slice(),
        [Event::PlayerSubstituted { .. }]
    ));
    assert!(matches!(table.state.phase(), Phase::RollDue { .. }));
    assert_eq!(table.state.pitcher(), player(111));
}

/// The defense's decision stands, whatever the runners do.
///
/// R-DECIDE-ONCE
#[test]
fn a_pinch_runner_who_never_steals_undoes_the_steal() {
    let mut setup = setup_with(CARD, Grade::C);
    setup.teams.away.roster[14].stealing = Some("-/- (---)".to_string());
    // With the offense's decision alone, and with both in.
    for both in [false, true] {
        let mut table = started(setup.clone());
        table.put(0, "100");
        if both {
            table.must(&Command::DecideDefense {
                decision: DefensiveDecision::default(),
            });
        }
        table.must(&Command::DecideOffense {
            decision: check(&[2]),
        });
        let mut stays = table.clone();
        let events = table.must(&pinch_runner(1, 15));
        assert!(matches!(
            events.as_slice(),
            [
                Event::PlayerSubstituted { .. },
                Event::DecisionDropped { team: Team::Away }
            ]
        ));
        let Phase::DecisionsDue { defense, offense } = table.state.phase() else {
            panic!("{:?}", table.state.phase());
        };
        assert_eq!((defense.is_some(), *offense), (both, None));
        // A runner who may steal does.
        let events = stays.must(&pinch_runner(1, 14));
        assert!(matches!(
            events.as_slice(),
            [Event::PlayerSubstituted { .. }]
        ));
    }
}
