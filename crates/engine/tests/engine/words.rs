//! What people are told: every refusal of a scored play says who, where and what to do; names in messages are those
//! of the wire.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_engine::Team;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::choice::Answer;
use bandbox_engine::hex::{Entropy, Hex32};
use bandbox_engine::inning::{Half, HalfInning, Outs};
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::{Position, Role};
use bandbox_engine::scored::{LineupFault, ScoringFault};
use bandbox_engine::x_check::{RangeResult, Reading};
use std::collections::BTreeSet;

fn slot(number: u8) -> BattingSlot {
    BattingSlot::try_from(number).unwrap()
}

fn man(number: u8) -> LineupId {
    serde_json::from_value(number.into()).unwrap()
}

const FIRST: Origin = Origin::On(Base::First);
const SECOND: Origin = Origin::On(Base::Second);
const THIRD: Origin = Origin::On(Base::Third);

#[test]
#[rustfmt::skip] // A table: one row each.
fn a_scored_play_is_refused_with_who_where_and_what_to_do() {
    let table = [
        (ScoringFault::GameOver, "the game is over; this play belongs to no game"),
        (ScoringFault::NotDue { due: slot(2), slot: slot(3) }, "place 2 is due to bat, not place 3; say that he bats out of turn, or enter the batter who is due"),
        (ScoringFault::NotInOrder { batter: man(4), slot: slot(4), bats: man(9) }, "#4 does not bat in place 4, #9 does; enter the substitution first"),
        (ScoringFault::Undefended { team: Team::Home, position: Position::Catcher }, "nobody of the home team is at C; enter who plays there"),
        (ScoringFault::NobodyThere(FIRST), "nobody is on first; leave out what happened to him"),
        (ScoringFault::EndsTwice(Origin::Plate), "the man at the plate ends twice; say once where he ended"),
        (ScoringFault::BatterNowhere, "the plate appearance is over, but not where the batter ended; put him out or on a base"),
        (ScoringFault::BatterStillUp, "the batter is still up; he can neither be out nor on a base"),
        (ScoringFault::TooManyOuts { before: 2, made: 2 }, "2 outs are too many after 2; three retire the side"),
        (ScoringFault::Backwards { from: THIRD, to: Destination::On(Base::Second) }, "the man on third runs back to second; nobody does"),
        (ScoringFault::Backwards { from: SECOND, to: Destination::On(Base::First) }, "the man on second runs back to first; nobody does"),
        (ScoringFault::Passes { behind: FIRST, ahead: SECOND }, "the man on first passes the man on second; put out whoever passed another"),
        (ScoringFault::BeyondTheWin { runs: 3, needed: 1 }, "3 runs score where 1 win the game; the play is over with the last of them"),
        (ScoringFault::NotOnRoster(man(60)), "#60 is not on this roster; add him to it"),
        (ScoringFault::BatsElsewhere { player: man(5), bats: slot(7) }, "#5 bats in place 7 already; he cannot move in the order"),
        (ScoringFault::BatsNowhere(man(10)), "#10 has no place in the batting order; only a pitcher for whom a designated hitter bats has none"),
        (ScoringFault::NotOnBase(man(11)), "#11 is not on base; nobody can run for him"),
        (ScoringFault::NotAtBat(slot(1)), "place 1 is due to bat; only for him can somebody bat"),
        (ScoringFault::Lineup { team: Team::Away, fault: LineupFault::NotNine(8) }, "the away team cannot begin so: the batting order has 8 men; it has nine"),
        (ScoringFault::Lineup { team: Team::Away, fault: LineupFault::BatsTwice(slot(3)) }, "the away team cannot begin so: the man in place 3 bats twice; a man bats once"),
        (ScoringFault::Lineup { team: Team::Home, fault: LineupFault::FilledTwice(Position::Shortstop) }, "the home team cannot begin so: SS is filled twice"),
        (ScoringFault::Lineup { team: Team::Home, fault: LineupFault::Unfilled(Position::RightField) }, "the home team cannot begin so: nobody plays RF"),
        (ScoringFault::Lineup { team: Team::Home, fault: LineupFault::NotOnRoster(slot(9)) }, "the home team cannot begin so: the man in place 9 is not on the roster; add him"),
        (ScoringFault::Lineup { team: Team::Home, fault: LineupFault::Roster(61) }, "the home team cannot begin so: the roster has 61 players; it has at most 60"),
    ];
    for (fault, text) in table {
        assert_eq!(fault.to_string(), text);
    }
}

/// A manager who reads which answers are allowed can send one of them as it stands there.
#[test]
fn an_answer_is_called_in_messages_what_the_wire_calls_it() {
    let mut names = BTreeSet::new();
    for answer in Answer::ALL {
        let name = answer.to_string();
        if let serde_json::Value::String(wire) = serde_json::to_value(answer).unwrap() {
            assert_eq!(name, wire);
        }
        assert!(names.insert(name), "{answer:?} is called like another");
    }
}

#[test]
fn what_is_read_of_a_table_is_called_as_printed() {
    for result in RangeResult::ALL {
        assert_eq!(serde_json::to_value(result).unwrap(), result.to_string());
    }
    let reading = Reading {
        range_result: RangeResult::G3Marked,
        error_bases: 2,
    };
    assert_eq!(reading.to_string(), "G3# with error_bases 2");
}

#[test]
fn half_innings_outs_and_places_are_written_as_they_are_read() {
    let bottom = HalfInning {
        inning: 9,
        half: Half::Bottom,
    };
    assert_eq!(HalfInning::FIRST.to_string(), "top 1");
    assert_eq!(bottom.to_string(), "bottom 9");
    assert_eq!(
        (bottom.batting(), bottom.fielding()),
        (Team::Home, Team::Away)
    );
    for (number, outs) in [(0, Outs::Zero), (1, Outs::One), (2, Outs::Two)] {
        assert_eq!((u8::from(outs), Outs::try_from(number)), (number, Ok(outs)));
        assert_eq!(outs.left(), 3 - number);
    }
    assert!(Outs::try_from(3).unwrap_err().contains('3'));
    for position in Position::ALL {
        assert_eq!(position.to_string(), position.abbreviation());
        let role: Role = serde_json::from_value(position.abbreviation().into()).unwrap();
        assert_eq!(role, Role::Fields(position));
        assert_eq!(role.to_string(), position.abbreviation());
        assert_eq!(serde_json::to_value(role).unwrap(), position.abbreviation());
    }
    assert_eq!(Role::DesignatedHitter.to_string(), "DH");
}

#[test]
fn bytes_are_small_hexadecimal_digits_of_the_right_number() {
    let hash = Hex32([0xab; 32]);
    let text = "ab".repeat(32);
    assert_eq!(
        (hash.to_string(), format!("{hash:?}")),
        (text.clone(), text.clone())
    );
    assert_eq!(Hex32::try_from(text), Ok(hash));
    for wrong in ["ab", "zz", "ABAB", "abc"] {
        assert!(Hex32::try_from(wrong.to_owned()).is_err(), "{wrong}");
    }
    let entropy = Entropy::try_from("00ff".to_owned()).unwrap();
    assert_eq!(entropy.as_bytes(), [0, 255]);
    assert_eq!(String::from(entropy), "00ff");
    assert!(
        Entropy::try_from(String::new())
            .unwrap_err()
            .to_string()
            .contains("1 to 64")
    );
    assert!(Entropy::try_from("00".repeat(65)).is_err());
}
