//! A game that breaks off goes on another time exactly where it broke off.

use crate::common::{self, Table};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::{Actor, Command, Event, Phase, PlayOutcome, Rejection, Team, decide, legal};

const AWAY: Actor = Actor::Manager(Team::Away);
const HOME: Actor = Actor::Manager(Team::Home);
const EVERYBODY: [Actor; 3] = [AWAY, HOME, Actor::Umpire];

fn table() -> Table {
    Table::started(common::setup_without_ratings(), common::dice())
}

/// A table at each thing that a game can wait for once it has started.
fn tables() -> Vec<Table> {
    let decisions_due = table();
    let mut decided = table();
    let decision = DefensiveDecision::default();
    decided
        .act(HOME, &Command::DecideDefense { decision })
        .unwrap();
    let mut roll_due = table();
    roll_due.decide_with(DefensiveDecision::default());
    let mut outcome_due = table();
    outcome_due.roll(DefensiveDecision::default());
    let mut asked = table();
    asked.play(PlayOutcome::Triple, None);
    let to = asked.state.take_back_to().expect("a play");
    asked.act(AWAY, &Command::RequestTakeBack { to }).unwrap();
    vec![decisions_due, decided, roll_due, outcome_due, asked]
}

/// R-SUSPEND-WHEN, R-SUSPEND-RESUME
#[test]
fn whoever_plays_may_break_off_whatever_is_due_and_the_game_goes_on_where_it_was() {
    for table in tables() {
        for (breaks_off, resumes) in EVERYBODY.into_iter().zip([HOME, Actor::Umpire, AWAY]) {
            let mut table = table.clone();
            let before = table.state.clone();
            let events = table.act(breaks_off, &Command::Suspend).unwrap();
            assert_eq!(events, [Event::GameSuspended { by: breaks_off }]);
            assert!(table.state.is_suspended());
            assert_eq!(table.state.phase(), before.phase());
            let events = table.act(resumes, &Command::Resume).unwrap();
            assert_eq!(events, [Event::GameResumed { by: resumes }]);
            assert_eq!(table.state, before);
        }
    }
}

/// R-SUSPEND-WHEN
#[test]
fn a_game_breaks_off_neither_before_it_has_started_nor_after_its_end() {
    let mut table = Table::new(common::setup(), common::dice());
    assert_eq!(
        table.act(AWAY, &Command::Suspend),
        Err(Rejection::NotStarted)
    );
    table.act(Actor::Umpire, &Command::Abandon).unwrap();
    assert_eq!(table.act(AWAY, &Command::Suspend), Err(Rejection::GameOver));
}

/// R-SUSPEND-NOTHING: what was legal before is refused, and the list of what is legal says so.
#[test]
fn nothing_happens_in_a_suspended_game_until_it_is_resumed() {
    for mut table in tables() {
        let open = EVERYBODY.map(|actor| legal(&table.state, actor).commands);
        table.act(HOME, &Command::Suspend).unwrap();
        for (actor, open) in EVERYBODY.into_iter().zip(open) {
            for command in open {
                let decided = decide(&table.state, actor, &command, &table.dice);
                match command {
                    Command::Forfeit { .. } | Command::Abandon => assert!(decided.is_ok()),
                    _ => assert_eq!(decided, Err(Rejection::GameSuspended), "{command:?}"),
                }
            }
            let now = legal(&table.state, actor).commands;
            assert!(now.contains(&Command::Resume));
            assert!(now.iter().all(|command| matches!(
                command,
                Command::Resume | Command::Forfeit { .. } | Command::Abandon
            )));
        }
    }
}

/// R-SUSPEND-NOTHING: a game that is never resumed has an end all the same.
#[test]
fn a_suspended_game_can_be_given_up() {
    let mut table = table();
    table.act(AWAY, &Command::Suspend).unwrap();
    table
        .act(AWAY, &Command::Forfeit { team: Team::Away })
        .unwrap();
    assert!(matches!(table.state.phase(), Phase::Final { .. }));
    assert!(!table.state.is_suspended());
}

/// R-SUSPEND-RESUME: the dice that had fallen are those that are read.
#[test]
fn dice_that_fell_before_a_game_broke_off_are_read_when_it_goes_on() {
    let mut table = table();
    table.roll(DefensiveDecision::default());
    let Phase::OutcomeDue { roll, .. } = *table.state.phase() else {
        panic!("{:?}", table.state.phase());
    };
    table.act(AWAY, &Command::Suspend).unwrap();
    table.act(HOME, &Command::Resume).unwrap();
    let events = table.report(PlayOutcome::Single1, None);
    let play = common::play_of(&events);
    assert_eq!(play.roll_id, Some(roll.id));
    assert_eq!(roll.id.kind, RollKind::AtBat);
}
