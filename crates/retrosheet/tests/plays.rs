//! Plays as scorers write them, and what is read.
#![allow(clippy::unwrap_used, clippy::panic)]

use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::position::Position;
use bandbox_retrosheet::play_text::advance::Unearned;
use bandbox_retrosheet::play_text::{
    Contact, Interference, Leg, Modifier, Part, PlayText, Trajectory,
};

fn read(text: &str) -> PlayText<'_> {
    PlayText::read(text.as_bytes()).unwrap()
}

fn legs(text: &str) -> Vec<(String, Option<Origin>, Option<Position>)> {
    let play = read(text);
    let Part::Fielded(chain) = play.parts[0] else {
        panic!("{text} is no string of fielders");
    };
    let told = |leg: Leg| {
        let fielders = leg.fielders.iter().map(|p| p.number().to_string());
        (fielders.collect(), leg.man, leg.error)
    };
    chain.legs().map(told).collect()
}

#[test]
fn a_string_of_fielders_is_read_out_by_out() {
    let on_first = Some(Origin::On(Base::First));
    assert_eq!(legs("8/F8XD+"), [("8".into(), None, None)]);
    assert_eq!(
        legs("64(1)3/GDP"),
        [("64".into(), on_first, None), ("3".into(), None, None)]
    );
    assert_eq!(
        legs("8(B)84(2)/LDP"),
        [
            ("8".into(), Some(Origin::Plate), None),
            ("84".into(), Some(Origin::On(Base::Second)), None)
        ]
    );
    assert_eq!(
        legs("34E1/G"),
        [("34".into(), None, Some(Position::Pitcher))]
    );
}

#[test]
fn marks_of_a_remarkable_or_uncertain_play_are_passed_over() {
    let play = read("5!3/G5+#.2-3!");
    assert!(play.uncertain && !play.misprint);
    assert_eq!(legs("5!3/G5+#.2-3!"), [("53".into(), None, None)]);
    assert_eq!(play.advances.len(), 1);
}

#[test]
fn events_are_joined_by_a_plus_or_a_semicolon() {
    let play = read("K+SB3;SB2.2-H(E2/TH2)(UR)");
    assert_eq!(play.parts.len(), 3);
    assert!(matches!(
        play.parts[2],
        Part::StolenBase {
            to: Destination::On(Base::Second),
            ..
        }
    ));
    let notes = &play.advances[0].notes;
    let muff = notes.fielding[0].muff.unwrap();
    assert_eq!((muff.position, muff.throw), (Position::Catcher, true));
    assert_eq!(notes.unearned, Some(Unearned::Wholly));
}

#[test]
fn a_caught_stealing_may_be_muffed_and_its_run_unearned() {
    let play = read("CSH(13E2)(UR).3-H;1-2");
    let Part::CaughtStealing { to, notes } = &play.parts[0] else {
        panic!()
    };
    assert_eq!(*to, Destination::Home);
    assert!(notes.has_error());
    assert_eq!(notes.unearned, Some(Unearned::Wholly));
}

#[test]
fn modifiers_have_their_meaning() {
    let play = read("5(2)4(1)3/GTP/BP4S-/TH2/E3/RINT/R5U4/UREV");
    assert_eq!(
        play.modifiers.as_slice(),
        [
            Modifier::TriplePlay(Some(Trajectory::Ground)),
            Modifier::Contact(Contact {
                trajectory: Some(Trajectory::Pop),
                bunt: true,
                place: b"4S"
            }),
            Modifier::Throw,
            Modifier::Error(Position::FirstBase),
            Modifier::Interference(Interference::Runner),
            Modifier::Relay,
            Modifier::Review,
        ]
    );
}

#[test]
fn letters_among_fielders_are_a_misprint_that_is_read_and_told() {
    let play = read("FC5.2X3(5X);B-1");
    assert!(play.misprint);
    let handling = play.advances[0].notes.fielding[0];
    let fielders: Vec<_> = handling.fielders.iter().collect();
    assert_eq!(fielders, [Position::ThirdBase]);
}

#[test]
fn fielders_who_are_not_known_are_told_from_two_right_fielders() {
    let unknown = |text| {
        let play = read(text);
        let Part::Fielded(chain) = play.parts[0] else {
            panic!()
        };
        chain.legs().any(|leg| leg.fielders.are_unknown())
    };
    assert!(unknown("99/SF"));
    assert!(!unknown("9/SF"));
    assert!(!unknown("93"));
}
