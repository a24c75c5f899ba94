//! The men of the shared setup, and the commands that send them in and out.

use crate::common::Table;
use bandbox_engine::command::Substitution::{self, Fielder, PinchHitter, PinchRunner, Pitcher};
use bandbox_engine::command::{DoubleSwitch, Replacement};
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::rejection::IllegalSubstitution;
use bandbox_engine::{Actor, Command, Rejection};

/// A player of the shared setup by his number: 1 to 15 for the visitors, 101 to 115 for the hosts. On both benches
/// the last digits 11 and 12 pitch, 13 catches, 14 and 15 field.
pub(crate) fn player(number: u8) -> LineupId {
    serde_json::from_value(number.into()).unwrap()
}

pub(crate) fn substitute(substitution: Substitution) -> Command {
    Command::Substitute { substitution }
}

pub(crate) fn pinch_hitter(out: u8, r#in: u8) -> Command {
    substitute(PinchHitter {
        out: player(out),
        r#in: player(r#in),
    })
}

pub(crate) fn pitcher(out: u8, r#in: u8) -> Command {
    substitute(Pitcher {
        out: player(out),
        r#in: player(r#in),
    })
}

pub(crate) fn fielder(out: u8, r#in: u8, position: Position) -> Command {
    substitute(Fielder {
        out: player(out),
        r#in: player(r#in),
        position,
    })
}

pub(crate) fn pinch_runner(out: u8, r#in: u8) -> Command {
    substitute(PinchRunner {
        out: player(out),
        r#in: player(r#in),
    })
}

pub(crate) fn swap(one: u8, other: u8) -> Command {
    Command::SwapPositions {
        one: player(one),
        other: player(other),
    }
}

/// Several men at once: out, in, the position, and the slot if it is another's.
pub(crate) fn double_switch(men: &[(u8, u8, Position, Option<u8>)]) -> Command {
    let replacements: Vec<Replacement> = men
        .iter()
        .map(|(out, r#in, position, slot)| Replacement {
            out: player(*out),
            r#in: player(*r#in),
            position: *position,
            slot: slot.map(|slot| BattingSlot::try_from(slot).unwrap()),
        })
        .collect();
    substitute(Substitution::DoubleSwitch(
        DoubleSwitch::of(&replacements).unwrap(),
    ))
}

pub(crate) fn problem(table: &mut Table, command: &Command) -> IllegalSubstitution {
    match table.refusal(Actor::Umpire, command) {
        Rejection::IllegalSubstitution { problem, .. } => problem,
        refusal => panic!("{refusal}"),
    }
}
