//! Frames of the past: for those who come back after a while, and for the history of plays.

use super::table::retell;
use crate::connection::outbox::Frame;
use crate::view::Audience;
use bandbox_protocol::v1::GameId;
use bandbox_protocol::v1::plays::PastPlay;
use bandbox_protocol::v1::reply::PlayHistory;
use bandbox_store::StoredEvent;

/// The most events that are replayed; beyond, the client gets a snapshot.
pub(crate) const MAX_EVENTS: usize = 256;

/// The most bytes that are replayed.
pub(crate) const MAX_BYTES: usize = 256 * 1024;

/// The frames of all events after this one, as this audience saw or would have seen them; `None` when they are
/// more than a replay may hold.
pub(crate) fn frames(
    log: &[StoredEvent],
    after_seq: u64,
    game_id: GameId,
    audience: Audience,
) -> Option<Vec<Frame>> {
    let missed = log.iter().filter(|stored| stored.seq.0 > after_seq).count();
    if missed > MAX_EVENTS {
        return None;
    }
    let mut frames = Vec::with_capacity(missed);
    retell(log, |happened| {
        if happened.seq > after_seq {
            frames.push(Frame::from(happened.frame(game_id, audience)));
        }
    });
    let bytes: usize = frames.iter().map(|frame| frame.len()).sum();
    (bytes <= MAX_BYTES).then_some(frames)
}

/// A page of the history: plays after this number.
pub(crate) fn history(log: &[StoredEvent], game_id: GameId, after: u16, limit: u16) -> PlayHistory {
    let mut plays: Vec<PastPlay> = Vec::new();
    retell(log, |happened| {
        if let Some(number) = happened.play_taken_back() {
            plays.retain(|past| past.told.number() != number);
        }
        plays.extend(
            happened
                .past_play()
                .filter(|past| past.told.number() > after),
        );
    });
    let is_last_page = plays.len() <= usize::from(limit);
    plays.truncate(usize::from(limit));
    let last = plays.last().map(|past| past.told.number());
    PlayHistory {
        game_id,
        plays,
        next: last.filter(|_| !is_last_page),
    }
}
