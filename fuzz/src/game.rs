//! A game that is asked for anything, as the fuzzer's bytes say.

use crate::common::{Luck, Table};
use crate::listed::Listed;
use crate::random::{any_command, random_setup, some_actor};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::{Command, Dice, GameState, apply, decide, fold};

/// Plays the game that these bytes tell: the first eight choose its setup and its dice, the others its commands.
///
/// A command that is refused leaves everything as it was; one that is accepted applies; `legal` lists what `decide`
/// accepts; and the fold of the log is the state.
pub fn play(bytes: &[u8]) {
    let Some((seed, bytes)) = bytes.split_first_chunk::<8>() else {
        return;
    };
    let seed = u64::from_le_bytes(*seed);
    let setup = random_setup(&mut Luck::new(&[], seed));
    let mut secret = [7; 32];
    secret[..8].copy_from_slice(&seed.to_le_bytes());
    let mut table = Table::new(setup, Dice::new(Secret::new(secret)));
    let mut luck = Luck::new(bytes, seed);
    while luck.is_chosen() && !table.is_over() {
        ask(&mut table, &mut luck);
    }
    assert_eq!(
        fold(&table.log).as_ref(),
        Ok(&table.state),
        "the fold of the log"
    );
}

/// Asks for one thing: anything at all, or something that is listed.
fn ask(table: &mut Table, luck: &mut Luck<'_>) {
    let actor = some_actor(luck);
    let listed = Listed::of(table, actor);
    let commands = &listed.legal.commands;
    let command = if luck.below(3) == 0 || commands.is_empty() {
        any_command(table, luck)
    } else {
        commands[luck.below(commands.len())].clone()
    };
    let before = table.state.clone();
    let decided = decide(&table.state, actor, &command, &table.dice);
    assert_eq!(table.state, before, "deciding changes nothing: {command:?}");
    if let Some(listed) = listed.lists(table, &command) {
        assert_eq!(
            decided.is_ok(),
            listed,
            "{actor:?} {command:?}: {decided:?}"
        );
    }
    match decided {
        Err(refusal) => assert!(!refusal.to_string().is_empty(), "{refusal:?} says nothing"),
        Ok(events) if !ends_it(&command, luck) => remember(table, before, events),
        Ok(_) => (),
    }
}

fn remember(table: &mut Table, before: GameState, events: Vec<bandbox_engine::Event>) {
    assert!(!events.is_empty(), "what is accepted is an event at least");
    for event in &events {
        apply(&mut table.state, event);
    }
    assert_ne!(table.state, before, "something happened: {events:?}");
    table.log.extend(events);
}

/// Most commands that end the game are asked and not applied: there is more to see in a game that goes on.
fn ends_it(command: &Command, luck: &mut Luck<'_>) -> bool {
    crate::random::ends_it(command) && luck.below(8) > 0
}
