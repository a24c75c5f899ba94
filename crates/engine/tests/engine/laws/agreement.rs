//! `legal` and `decide` agree on every command, and no command does harm.

use super::listed::{ACTORS, Listed};
use super::random::{any_command, double_switches, ends_it, some_actor};
use super::{new_game, number_from_environment, step_forward};
use crate::common::{Luck, REJECTIONS, Table};
use bandbox_engine::decide;
use std::collections::BTreeSet;

/// Random actors ask for anything at all; between, legal commands carry the game on. Nothing panics, `legal` and
/// `decide` agree on every command, a refusal changes nothing. Returns how many were asked, and notes every refusal.
fn ask_for_anything(seed: u64, refusals: &mut BTreeSet<&'static str>) -> u64 {
    const ASKED_IN_EACH_STATE: u64 = 100;
    let mut luck = Luck(seed);
    let mut table = new_game(&mut luck);
    let mut asked = 0;
    while !table.is_over() {
        let now = ACTORS.map(|actor| Listed::of(&table, actor));
        for (actor, Listed { legal, .. }) in ACTORS.into_iter().zip(&now) {
            for command in &legal.commands {
                let decided = decide(&table.state, actor, command, &table.dice);
                assert!(
                    decided.is_ok(),
                    "{command:?} is listed: {decided:?}, seed {seed}"
                );
            }
            assert_eq!(
                legal.double_switch,
                double_switches(&table).any(|command| decide(
                    &table.state,
                    actor,
                    &command,
                    &table.dice
                )
                .is_ok()),
                "seed {seed}"
            );
        }
        let (state, next_die) = (table.state.clone(), next_die(&table));
        let mut permitted = Vec::new();
        for _ in 0..ASKED_IN_EACH_STATE {
            let actor = some_actor(&mut luck);
            let command = any_command(&table, &mut luck);
            let decided = decide(&table.state, actor, &command, &table.dice);
            let of_actor = ACTORS.iter().position(|one| *one == actor).unwrap();
            if let Some(listed) = now[of_actor].lists(&table, &command) {
                assert_eq!(
                    decided.is_ok(),
                    listed,
                    "{actor:?} {command:?}: {decided:?}, seed {seed}"
                );
            }
            match decided {
                Ok(_) if ends_it(&command) => (),
                Ok(_) => permitted.push((actor, command)),
                Err(refusal) => {
                    refusals.insert(refusal.code());
                }
            }
        }
        asked += ASKED_IN_EACH_STATE;
        assert_eq!(table.state, state, "deciding changes nothing");
        assert_eq!(self::next_die(&table), next_die, "and moves no die");
        if let Some((actor, command)) = permitted.pop() {
            table.act(actor, &command).unwrap();
        }
        for _ in 0..luck.below(4) {
            let actor = ACTORS[luck.below(3)];
            if let Some(command) = step_forward(&table, actor, &mut luck) {
                table.act(actor, &command).unwrap();
            }
        }
    }
    asked
}

fn next_die(table: &Table) -> bandbox_engine::dice::roll::Roll {
    let kind = bandbox_engine::dice::roll::RollKind::AtBat;
    table
        .dice
        .roll(table.state.next_roll(), kind, table.state.entropy())
}

#[test]
fn a_million_random_commands_never_panic_and_legal_agrees_with_decide() {
    let mut refusals = BTreeSet::new();
    if let Some(seed) = number_from_environment("LAWS_SEED") {
        ask_for_anything(seed, &mut refusals);
        return;
    }
    let wanted = number_from_environment("LAWS_COMMANDS").unwrap_or(1_000_000);
    let mut asked = 0;
    let mut seed = 10_000;
    while asked < wanted {
        asked += ask_for_anything(seed, &mut refusals);
        seed += 1;
    }
    // All but `game_over`, which has a law of its own, and those of a game that is scored. A few thousand commands find not all of them.
    if wanted < 1_000_000 {
        return;
    }
    assert_eq!(
        refusals.len(),
        REJECTIONS - 3,
        "the commands were not random enough: {refusals:?}"
    );
}
