//! The frames that wait for one connection, in their order, with an end in frames and in bytes.
//!
//! An update of a game's state is worth nothing once there is a newer one. So the newer takes the older one's
//! place in the count, and stands at the end: no client sees a state before the events that led to it.

use bandbox_protocol::v1::GameId;
use std::collections::VecDeque;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// A frame as text, cheap to clone: one copy serves a whole audience.
pub(crate) type Frame = Utf8Bytes;

/// Bytes that may wait: the longest replay, four times over.
pub(crate) const MAX_BYTES: usize = 1024 * 1024;

/// Frames that may wait, however short they are: sixteen of the longest replays.
pub(crate) const MAX_FRAMES: usize = 4_096;

/// Places that are kept for the next frames when all are written. A burst needs more and gives them back.
const PLACES_KEPT: usize = 8;

/// Frames in their order.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    /// A place is empty when a newer update came.
    places: VecDeque<Option<Frame>>,
    /// Places that were at the front before, so that places can be named.
    passed: u64,
    /// The place of the update that waits, by game.
    updates: Vec<(GameId, u64)>,
    frames: usize,
    bytes: usize,
}

/// There is no room for one more frame.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl Waiting {
    /// Puts a frame at the end.
    ///
    /// # Errors
    /// [`Full`], when it would be one too many or too long.
    pub(crate) fn push(&mut self, frame: Frame) -> Result<(), Full> {
        let bytes = self.bytes + frame.len();
        if self.frames == MAX_FRAMES || bytes > MAX_BYTES {
            return Err(Full);
        }
        self.frames += 1;
        self.bytes = bytes;
        self.places.push_back(Some(frame));
        Ok(())
    }

    /// Puts the newest state of a game at the end; an older one that still waits does so no longer.
    ///
    /// # Errors
    /// As [`Waiting::push`].
    pub(crate) fn push_update(&mut self, game: GameId, frame: Frame) -> Result<(), Full> {
        self.updates.retain(|(_, place)| *place >= self.passed);
        let known = self.updates.iter().position(|(of, _)| *of == game);
        if let Some(known) = known {
            let (_, place) = self.updates.swap_remove(known);
            self.give_up(place);
        }
        let place = self.passed + self.places.len() as u64;
        self.push(frame)?;
        self.updates.push((game, place));
        Ok(())
    }

    /// Takes the frame at the front.
    pub(crate) fn take(&mut self) -> Option<Frame> {
        while let Some(place) = self.places.pop_front() {
            self.passed += 1;
            if let Some(frame) = place {
                self.frames -= 1;
                self.bytes -= frame.len();
                if self.places.is_empty() {
                    self.places.shrink_to(PLACES_KEPT);
                }
                return Some(frame);
            }
        }
        None
    }

    /// Lets everything go.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether nothing waits.
    pub(crate) const fn is_empty(&self) -> bool {
        self.frames == 0
    }

    /// How many frames wait.
    pub(crate) const fn frames(&self) -> usize {
        self.frames
    }

    /// How many bytes wait.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    fn give_up(&mut self, place: u64) {
        let index = usize::try_from(place - self.passed).ok();
        let frame = index
            .and_then(|index| self.places.get_mut(index))
            .and_then(Option::take);
        if let Some(frame) = frame {
            self.frames -= 1;
            self.bytes -= frame.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn game(number: u128) -> GameId {
        GameId(uuid::Uuid::from_u128(number))
    }

    fn all(waiting: &mut Waiting) -> Vec<String> {
        std::iter::from_fn(|| waiting.take())
            .map(|frame| frame.to_string())
            .collect()
    }

    #[test]
    fn frames_are_taken_in_the_order_they_came() {
        let mut waiting = Waiting::default();
        for text in ["a", "bb", "ccc"] {
            assert_eq!(waiting.push(text.into()), Ok(()));
        }
        assert_eq!((waiting.frames(), waiting.bytes()), (3, 6));
        assert_eq!(all(&mut waiting), ["a", "bb", "ccc"]);
        assert_eq!((waiting.frames(), waiting.bytes()), (0, 0));
    }

    #[test]
    fn a_newer_state_replaces_the_one_that_waits_and_comes_after_the_events_before_it() {
        let mut waiting = Waiting::default();
        for round in 1..=3 {
            assert_eq!(waiting.push(format!("event {round}").into()), Ok(()));
            for number in [1, 2] {
                let state = format!("state {round} of game {number}");
                assert_eq!(waiting.push_update(game(number), state.into()), Ok(()));
            }
        }
        assert_eq!(waiting.frames(), 5);
        let expected = [
            "event 1",
            "event 2",
            "event 3",
            "state 3 of game 1",
            "state 3 of game 2",
        ];
        assert_eq!(
            waiting.bytes(),
            expected.map(str::len).iter().sum::<usize>()
        );
        assert_eq!(all(&mut waiting), expected);
        assert!(waiting.is_empty() && waiting.bytes() == 0);
    }

    #[test]
    fn a_state_that_was_taken_is_not_replaced() {
        let mut waiting = Waiting::default();
        assert_eq!(waiting.push_update(game(1), "old".into()), Ok(()));
        assert_eq!(waiting.push("event".into()), Ok(()));
        assert_eq!(waiting.take().as_deref(), Some("old"));
        assert_eq!(waiting.push_update(game(1), "new".into()), Ok(()));
        assert_eq!(waiting.push_update(game(1), "newer".into()), Ok(()));
        assert_eq!(all(&mut waiting), ["event", "newer"]);
    }

    #[test]
    fn there_is_an_end_in_bytes() {
        let mut waiting = Waiting::default();
        let half = "x".repeat(MAX_BYTES / 2);
        assert_eq!(waiting.push(half.as_str().into()), Ok(()));
        assert_eq!(waiting.push_update(game(1), half.as_str().into()), Ok(()));
        assert_eq!(waiting.push("y".into()), Err(Full));
        // A newer state needs no more room than the one it replaces.
        assert_eq!(waiting.push_update(game(1), half.as_str().into()), Ok(()));
        assert_eq!((waiting.frames(), waiting.bytes()), (2, MAX_BYTES));
        waiting.take();
        assert_eq!(waiting.push("y".into()), Ok(()));
    }

    #[test]
    fn there_is_an_end_in_frames() {
        let mut waiting = Waiting::default();
        for _ in 0..MAX_FRAMES {
            assert_eq!(waiting.push("x".into()), Ok(()));
        }
        assert_eq!(waiting.push("x".into()), Err(Full));
        waiting.take();
        assert_eq!(waiting.push("x".into()), Ok(()));
    }

    #[test]
    fn a_burst_gives_its_places_back() {
        let mut waiting = Waiting::default();
        for _ in 0..MAX_FRAMES {
            assert_eq!(waiting.push("x".into()), Ok(()));
        }
        all(&mut waiting);
        assert!(waiting.places.capacity() <= 2 * PLACES_KEPT);
    }
}
