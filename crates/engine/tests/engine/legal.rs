//! What a table may show a manager to choose from.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

use crate::common::{self, Table};
use bandbox_engine::bases::{Base, BaseSet};
use bandbox_engine::decisions::{DefensiveDecision, OffensiveAction, OffensiveDecision};
use bandbox_engine::dice::fairness::commitment;
use bandbox_engine::hex::Entropy;
use bandbox_engine::inning::Outs;
use bandbox_engine::{Actor, Command, Team, legal, offense_options};
use std::collections::HashSet;

const AWAY: Actor = Actor::Manager(Team::Away);
const HOME: Actor = Actor::Manager(Team::Home);

#[test]
fn entropy_may_be_revealed_by_whoever_committed_to_it_until_he_has() {
    let mut table = Table::new(common::setup(), common::dice());
    let entropy = Entropy::new(b"pine tar").unwrap();
    let reveals = |table: &Table| {
        [AWAY, HOME, Actor::Umpire].map(|actor| legal(&table.state, actor).reveal_entropy)
    };
    assert_eq!(reveals(&table), [false; 3]);
    for actor in [AWAY, HOME] {
        let commitment = commitment(entropy.as_bytes());
        let command = Command::CommitEntropy { commitment };
        table.act(actor, &command).unwrap();
    }
    assert_eq!(reveals(&table), [true, true, false]);
    let command = Command::RevealEntropy { entropy };
    table.act(AWAY, &command).unwrap();
    assert_eq!(reveals(&table), [false, true, false]);
}

/// They are shown to everybody, also while the other decision is awaited; a walk that the defense has in mind is not
/// to be guessed from them.
#[test]
fn the_options_of_the_offense_are_the_decisions_that_are_permitted() {
    let start = Table::started(common::setup(), common::dice());
    assert_eq!(
        offense_options(&start.state),
        [OffensiveDecision::default()]
    );
    for table in common::every_situation(&common::setup(), &common::dice()).values() {
        let permitted: HashSet<OffensiveDecision> = legal(&table.state, AWAY)
            .commands
            .into_iter()
            .filter_map(|command| match command {
                Command::DecideOffense { decision } => Some(decision),
                _ => None,
            })
            .collect();
        let options = offense_options(&table.state);
        assert_eq!(options.iter().copied().collect::<HashSet<_>>(), permitted);
        assert_eq!(options.len(), permitted.len(), "none twice");
        let bunts = options
            .iter()
            .any(|option| option.action == OffensiveAction::SacBunt);
        let (occupied, outs) = table.situation();
        let to_bunt_over = occupied == common::bases("100") && outs != Outs::Two;
        assert!(bunts || !to_bunt_over, "{occupied} {outs:?}");

        let mut walked = table.clone();
        let decision = DefensiveDecision {
            intentional_walk: true,
            ..DefensiveDecision::default()
        };
        walked.must(&Command::DecideDefense { decision });
        assert_eq!(offense_options(&walked.state), options);
    }
}

#[test]
fn nobody_is_told_what_to_do_once_the_dice_are_due() {
    let mut table = Table::started(common::setup(), common::dice());
    table.decide_with(DefensiveDecision::default());
    assert_eq!(offense_options(&table.state), []);
}

#[test]
fn a_base_that_is_occupied_already_stays_so() {
    for set in BaseSet::ALL {
        for base in Base::ALL {
            let with = set.with(base);
            assert!(with.contains(base), "{set} and {base}");
            assert_eq!(with.with(base), with);
            let others = Base::ALL.into_iter().filter(|other| *other != base);
            others.for_each(|other| assert_eq!(with.contains(other), set.contains(other)));
        }
    }
    assert_eq!(
        Base::ALL.map(|base| base.to_string()),
        ["first", "second", "third"]
    );
}
