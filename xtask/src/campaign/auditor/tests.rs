//! The auditor finds what it is there to find.

#![allow(clippy::unwrap_used)]

use super::game::Game;
use super::record::{Entry, Record};
use super::{Row, Verdict};
use serde_json::{Value, json};

fn row(seq: u64, user: &str, id: &str, event: Value) -> Row {
    Row {
        game: "g".into(),
        first: seq,
        last: seq,
        user: user.into(),
        id: id.into(),
        events: vec![(seq, event)],
    }
}

fn shown(seq: u64, event: &str) -> Entry {
    Entry::Shown(json!({"event": event, "seq": seq, "data": {}}).to_string())
}

fn answer(id: &str, seq: u64) -> Entry {
    Entry::Answer(json!({"event": "yes", "re": id, "seq": seq}).to_string())
}

fn record(user: &str, mut entries: Vec<Entry>) -> Vec<Entry> {
    let member = Entry::Member {
        name: user.into(),
        user: user.into(),
        game: "g".into(),
    };
    entries.insert(0, member);
    entries
}

/// A game of three commands, and what its two members wrote down.
struct Told {
    log: Vec<Row>,
    ann: Vec<Entry>,
    sue: Vec<Entry>,
}

impl Told {
    fn truly() -> Self {
        let roll = json!({"dice_rolled": {"roll": {"id": "at_bat-0"}}});
        let play = json!({"play_resolved": {"play": {"roll_id": "at_bat-0"}}});
        let all = || {
            vec![
                shown(1, "game_started"),
                shown(2, "dice_rolled"),
                shown(3, "play_resolved"),
            ]
        };
        let mut ann = all();
        for (id, seq) in [("a", 1), ("b", 2), ("c", 3)] {
            ann.extend([Entry::Intent(id.into()), answer(id, seq)]);
        }
        Self {
            log: vec![
                row(1, "ann", "a", json!("game_started")),
                row(2, "ann", "b", roll),
                row(3, "ann", "c", play),
            ],
            ann: record("ann", ann),
            sue: record("sue", all()),
        }
    }

    fn judged(self) -> Verdict {
        let records = [self.ann, self.sue].map(|entries| Record::read(entries).unwrap());
        let game = Game {
            log: self.log,
            records: records.into(),
        };
        game.judged("g")
    }
}

/// The numbers of faults: lost, repeated, gaps, different.
fn faults(told: Told) -> (usize, usize, usize, usize) {
    let verdict = told.judged();
    (
        verdict.lost.len(),
        verdict.repeated.len(),
        verdict.gaps.len(),
        verdict.different.len(),
    )
}

#[test]
fn what_agrees_is_clean() {
    let verdict = Told::truly().judged();
    assert!(verdict.is_clean(), "{verdict:?}");
    assert_eq!((verdict.commands, verdict.events, verdict.shown), (3, 3, 6));
}

#[test]
fn what_was_answered_or_shown_and_is_not_in_the_log_is_lost() {
    let mut told = Told::truly();
    told.log.pop();
    // The answer, and the event of both members.
    assert_eq!(faults(told), (3, 0, 0, 0));
}

#[test]
fn a_command_that_was_never_answered_is_lost() {
    let mut told = Told::truly();
    told.ann.pop();
    assert_eq!(faults(told), (1, 0, 0, 0));
}

#[test]
fn a_command_in_the_log_twice_is_repeated() {
    let mut told = Told::truly();
    told.log.push(row(4, "ann", "a", json!("game_started")));
    for entries in [&mut told.ann, &mut told.sue] {
        entries.push(shown(4, "game_started"));
    }
    assert_eq!(faults(told), (0, 1, 0, 0));
}

#[test]
fn an_event_shown_twice_is_repeated() {
    let mut told = Told::truly();
    told.sue.push(shown(3, "play_resolved"));
    assert_eq!(faults(told), (0, 1, 0, 0));
}

#[test]
fn an_event_that_a_member_never_saw_is_a_gap_in_the_middle_and_at_the_end() {
    for place in [2, 3] {
        let mut told = Told::truly();
        told.sue.remove(place);
        assert_eq!(faults(told), (0, 0, 1, 0));
    }
}

#[test]
fn a_number_that_the_log_leaves_out_is_a_gap() {
    let mut told = Told::truly();
    told.log[2].first = 4;
    assert_eq!(faults(told).2, 1);
}

#[test]
fn events_that_were_not_recovered_are_a_gap() {
    let mut told = Told::truly();
    told.sue.push(Entry::NotRecovered);
    assert_eq!(faults(told), (0, 0, 1, 0));
}

#[test]
fn a_command_that_nobody_sent_is_different() {
    let mut told = Told::truly();
    told.log[1].id = "x".into();
    // Nobody sent x, and b is gone.
    assert_eq!(faults(told), (1, 0, 0, 1));
}

#[test]
fn an_answer_that_tells_another_number_is_different() {
    let mut told = Told::truly();
    told.ann.pop();
    told.ann.push(answer("c", 2));
    assert_eq!(faults(told), (0, 0, 0, 1));
}

#[test]
fn two_answers_that_differ_are_different() {
    let mut told = Told::truly();
    told.ann.push(answer("c", 2));
    assert_eq!(faults(told), (0, 0, 0, 1));
}

#[test]
fn a_roll_that_is_used_twice_is_different() {
    let mut told = Told::truly();
    told.log[0].events[0].1 = json!({"play_resolved": {"play": {"roll_id": "at_bat-0"}}});
    for entries in [&mut told.ann, &mut told.sue] {
        entries[1] = shown(1, "play_resolved");
    }
    assert_eq!(faults(told), (0, 0, 0, 1));
}

#[test]
fn an_event_under_another_name_is_different() {
    let mut told = Told::truly();
    told.log[0].events[0].1 = json!("game_ended");
    // To both members.
    assert_eq!(faults(told), (0, 0, 0, 2));
}

#[test]
fn two_of_one_audience_who_were_shown_other_bytes_are_different() {
    let mut told = Told::truly();
    // Who caused an event may see more of it, so a third member is needed.
    let text = json!({"event": "game_started", "seq": 1, "data": {"more": 1}}).to_string();
    told.log[0].user = "bob".into();
    told.log[0].id = "z".into();
    told.sue[1] = Entry::Shown(text);
    let verdict = told.judged();
    let texts = verdict
        .different
        .iter()
        .filter(|fault| fault.contains("was shown as"));
    assert_eq!(texts.count(), 1, "{verdict:?}");
}
