//! The last events of a game as they were shown, for members whose connection broke a moment ago: they come back
//! together, and the log need not be read for each of them.

use crate::connection::outbox::Frame;
use crate::view::Audience;
use crate::view::shown::Shown;
use std::collections::VecDeque;

/// Events that are kept: some ten plate appearances, minutes of a game between people.
const MAX_EVENTS: usize = 64;

/// Bytes that are kept. There may be thousands of games.
const MAX_BYTES: usize = 16 * 1024;

/// An event that is longer than this is not kept, nor is what came before it: of all events only the creation of a game is,
/// with both rosters in it, and whoever has missed that has missed everything.
const LONGEST: usize = 4 * 1024;

/// The last events, in their order and without a gap.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    events: VecDeque<Shown>,
    /// The number of the last; none before the first.
    last: Option<u64>,
    bytes: usize,
}

impl Recent {
    /// Keeps the next event, and lets go what is too much.
    pub(crate) fn keep(&mut self, seq: u64, shown: Shown) {
        self.last = Some(seq);
        let bytes = shown.bytes();
        if bytes > LONGEST {
            self.events = VecDeque::new();
            self.bytes = 0;
            return;
        }
        self.bytes += bytes;
        self.events.push_back(shown);
        while (self.events.len() > MAX_EVENTS || self.bytes > MAX_BYTES)
            && let Some(oldest) = self.events.pop_front()
        {
            self.bytes -= oldest.bytes();
        }
    }

    /// The frames of all events after this one for an audience; `None` when not all of them are here.
    pub(crate) fn after(&self, seq: u64, audience: Audience) -> Option<Vec<Frame>> {
        let missed = usize::try_from(self.last?.checked_sub(seq)?).ok()?;
        let known = self.events.len().checked_sub(missed)?;
        let missed = self.events.iter().skip(known);
        Some(missed.map(|shown| shown.to(audience).clone()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(recent: &Recent, after: u64) -> Option<Vec<String>> {
        let frames = recent.after(after, Audience::Public)?;
        Some(frames.iter().map(ToString::to_string).collect())
    }

    fn kept(events: u64, text: impl Fn(u64) -> String) -> Recent {
        let mut recent = Recent::default();
        for seq in 1..=events {
            recent.keep(seq, Shown::Alike(text(seq).into()));
        }
        recent
    }

    #[test]
    fn all_events_after_a_number_or_none() {
        let recent = kept(100, |seq| seq.to_string());
        assert_eq!(texts(&recent, 100), Some(Vec::new()));
        assert_eq!(
            texts(&recent, 98),
            Some(vec!["99".to_string(), "100".to_string()])
        );
        let all = texts(&recent, 100 - MAX_EVENTS as u64);
        assert_eq!(all.map(|all| all.len()), Some(MAX_EVENTS));
        assert_eq!(texts(&recent, 100 - MAX_EVENTS as u64 - 1), None);
        assert_eq!(texts(&recent, 101), None, "ahead of the log");
        assert_eq!(texts(&Recent::default(), 0), None, "nothing is known yet");
    }

    #[test]
    fn there_is_an_end_in_bytes_as_well() {
        let recent = kept(10, |seq| format!("{seq:>4096}"));
        assert_eq!(recent.bytes, MAX_BYTES);
        assert_eq!(texts(&recent, 6).map(|all| all.len()), Some(4));
        assert_eq!(texts(&recent, 5), None);
    }

    #[test]
    fn a_long_event_is_not_kept_nor_is_what_came_before_it() {
        let long = |seq: u64| {
            if seq == 3 {
                format!("{seq:>4097}")
            } else {
                seq.to_string()
            }
        };
        let none = kept(3, long);
        assert_eq!((none.bytes, texts(&none, 2)), (0, None));
        assert_eq!(texts(&none, 3), Some(Vec::new()));
        let after = kept(5, long);
        assert_eq!(texts(&after, 2), None);
        assert_eq!(texts(&after, 3).map(|all| all.len()), Some(2));
    }

    #[test]
    fn each_audience_gets_its_own() {
        let mut recent = Recent::default();
        recent.keep(7, Shown::apart(|audience| format!("{audience:?}").into()));
        for audience in Audience::ALL {
            let frames = recent.after(6, audience).unwrap_or_default();
            assert_eq!(frames.len(), 1);
            assert_eq!(frames[0].as_str(), format!("{audience:?}"));
        }
    }
}
