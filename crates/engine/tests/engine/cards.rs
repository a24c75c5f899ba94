//! Cards: how they are written, what is refused, and that every roll of every card gives one legal outcome.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod marks;
mod writing;

use bandbox_engine::alignment::Alignment;
use bandbox_engine::cards::{
    BattingCard, BattingText, Park, PitchingCard, Power, Reading, SideText, Situation, read,
};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::dice::roll::AtBatDice;
use bandbox_engine::player::{ByHand, Hand, Throws};

/// A half whose every cell is this one.
fn half(cell: &str) -> Vec<String> {
    vec![[cell, cell, cell].join("|"); 11]
}

fn batter(cell: &str, power: Power) -> BattingCard {
    let side = SideText {
        power,
        rows: half(cell),
    };
    let halves = ByHand {
        left: side.clone(),
        right: side,
    };
    BattingCard::parse(&BattingText::Own(halves)).unwrap()
}

fn pitcher(cell: &str) -> PitchingCard {
    PitchingCard::parse(&ByHand {
        left: half(cell),
        right: half(cell),
    })
    .unwrap()
}

/// Nobody out of the ordinary: a right-hander against a right-hander.
fn situation() -> Situation {
    Situation {
        alignment: Alignment {
            defense: DefensiveDecision::default(),
            bats: Hand::Right,
        },
        throws: Throws::Right,
        fatigued: false,
        clutch: false,
        park: Some(Park::UNKNOWN),
    }
}

/// Dice for this column, with 7 as the row.
fn dice(column: u8, split: u8, resolution: u8) -> AtBatDice {
    AtBatDice {
        d6_one: column,
        d6_two_a: 3,
        d6_two_b: 4,
        chaos_d20: split,
        resolution_d20: resolution,
    }
}

/// What a pitcher's card says whose every cell is this one.
fn off_the_pitcher(cell: &str, resolution: u8, situation: &Situation) -> Reading {
    let batter = batter("strikeout", Power::Normal);
    read(&batter, &pitcher(cell), dice(4, 1, resolution), situation)
}
