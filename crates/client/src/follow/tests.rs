//! The promises about order, gaps and resuming, without a socket.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::feed::{GameFeed, feed};
use bandbox_protocol::v1::ServerFrame;
use std::sync::Arc;
use tokio::sync::Notify;

const SNAPSHOT: &str = include_str!("../../../protocol/fixtures/notice/game_state_sync.json");

fn joined(head_seq: u64, recovered: bool, replayed: u32) -> GameJoined {
    GameJoined {
        game_id: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
        side: None,
        role: MemberRole::Spectator,
        epoch: 1,
        head_seq,
        recovered,
        replayed,
        members: Vec::new(),
    }
}

fn snapshot(seq: u64) -> Box<GameStateSync> {
    let frame = ServerFrame::decode(SNAPSHOT).unwrap();
    let ServerFrame::Notice(notice) = frame else {
        panic!("the snapshot is a notice")
    };
    let Notice::GameStateSync(sync) = notice.event else {
        panic!("the notice is a snapshot")
    };
    Box::new(GameStateSync { seq, ..*sync })
}

fn following(joined: &GameJoined) -> (Follow, GameFeed) {
    let (feeder, feed) = feed(joined.clone(), Arc::new(Notify::new()));
    (Follow::new(joined, feeder), feed)
}

fn hear(follow: &mut Follow, seqs: impl IntoIterator<Item = u64>, now: Instant) {
    for seq in seqs {
        let event = "event".to_owned();
        follow.event(seq, FeedItem::Newer { event, seq }, now);
    }
}

/// The numbers that can be read by now.
fn read(feed: &mut GameFeed) -> Vec<u64> {
    use futures::{FutureExt, StreamExt};
    let mut numbers = Vec::new();
    while let Some(Some(item)) = StreamExt::next(feed).now_or_never() {
        match item {
            FeedItem::Room(frame) => numbers.push(frame.seq),
            FeedItem::Newer { seq, .. } => numbers.push(seq),
            FeedItem::Snapshot(sync) => numbers.push(sync.seq),
            FeedItem::Notice(_) | FeedItem::Interrupted(_) | FeedItem::Lost(_) => (),
        }
    }
    numbers
}

#[test]
fn events_come_once_and_in_order_after_the_snapshot() {
    let now = Instant::now();
    let (mut follow, mut feed) = following(&joined(40, false, 0));
    hear(&mut follow, [40], now);
    follow.snapshot(snapshot(40));
    hear(&mut follow, [39, 40, 41, 41, 42, 40, 43], now);
    assert_eq!(read(&mut feed), [40, 41, 42, 43]);
    assert_eq!(follow.rejoin_at(), None);
}

#[test]
fn a_gap_is_never_passed_on_but_asked_for_at_once() {
    let now = Instant::now();
    let (mut follow, mut feed) = following(&joined(4, true, 0));
    hear(&mut follow, [5, 7, 8], now);
    assert_eq!(read(&mut feed), [5]);
    assert_eq!(follow.rejoin_at(), Some(now));
    let join = follow.rejoin(9, now);
    assert_eq!((join.after_seq, join.epoch), (Some(5), Some(1)));
    assert!(follow.is_joining_by(9));
    follow.enter(&joined(8, true, 3));
    hear(&mut follow, [6, 7, 8, 9], now);
    assert_eq!(read(&mut feed), [6, 7, 8, 9]);
}

#[test]
fn a_gap_that_a_replay_does_not_close_is_closed_by_a_snapshot_after_a_pause() {
    let now = Instant::now();
    let (mut follow, mut feed) = following(&joined(4, true, 0));
    hear(&mut follow, [6], now);
    follow.rejoin(9, now);
    follow.enter(&joined(6, true, 2));
    hear(&mut follow, [6], now);
    assert_eq!(follow.rejoin_at(), Some(now + SPACING));
    let join = follow.rejoin(10, now + SPACING);
    assert_eq!((join.after_seq, join.epoch), (None, None));
    follow.enter(&joined(6, false, 0));
    follow.snapshot(snapshot(6));
    hear(&mut follow, [7], now);
    assert_eq!(read(&mut feed), [6, 7]);
}

#[test]
fn a_head_that_stays_ahead_for_a_beat_is_asked_for() {
    let now = Instant::now();
    let (mut follow, _feed) = following(&joined(4, true, 0));
    follow.head(Some(4), now);
    follow.head(Some(6), now);
    assert_eq!(follow.rejoin_at(), None, "they may be on their way");
    hear(&mut follow, [5, 6], now);
    follow.head(Some(7), now);
    assert_eq!(
        follow.rejoin_at(),
        None,
        "they came; the next is on its way"
    );
    follow.head(Some(7), now);
    assert_eq!(follow.rejoin_at(), Some(now));
}

#[test]
fn a_room_that_the_server_forgot_is_entered_again() {
    let now = Instant::now();
    let (mut follow, _feed) = following(&joined(4, true, 0));
    follow.head(None, now);
    follow.head(None, now);
    assert_eq!(follow.rejoin_at(), Some(now));
}

#[test]
fn a_reader_who_fell_behind_is_given_the_rest_once_he_has_read() {
    let now = Instant::now();
    let (mut follow, mut feed) = following(&joined(0, true, 0));
    hear(&mut follow, 1..=2000, now);
    assert_eq!(follow.rejoin_at(), None);
    let first = read(&mut feed);
    let held = u64::try_from(first.len()).unwrap();
    assert_eq!(first, (1..=held).collect::<Vec<_>>());
    follow.look_at_reader(now);
    assert_eq!(follow.rejoin_at(), Some(now));
    assert_eq!(follow.rejoin(1, now).after_seq, Some(held));
    follow.enter(&joined(2000, true, 1));
    hear(&mut follow, held + 1..=2000, now);
    assert_eq!(read(&mut feed), (held + 1..=2000).collect::<Vec<_>>());
}

#[test]
fn with_a_new_epoch_the_numbers_are_those_of_the_snapshot() {
    let now = Instant::now();
    let (mut follow, mut feed) = following(&joined(9, true, 0));
    follow.disconnect();
    assert_eq!(follow.rejoin(1, now).epoch, Some(1));
    let restored = GameJoined {
        epoch: 2,
        ..joined(3, false, 0)
    };
    follow.enter(&restored);
    follow.snapshot(snapshot(3));
    hear(&mut follow, [4], now);
    assert_eq!(read(&mut feed), [3, 4]);
    let join = follow.rejoin(2, now);
    assert_eq!((join.after_seq, join.epoch), (Some(4), Some(2)));
}
