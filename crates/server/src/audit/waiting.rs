//! What waits to be written down: in order, not too much of it, and of a flood of refusals only how many there were.

use bandbox_store::{AuditEntry, Outcome};
use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// Entries that are written in one statement.
pub(super) const BATCH: usize = 256;

/// Entries that wait at the most, while the database is slow or away. More are only counted.
const MOST: usize = 8 * 1024;

/// So often one is told of refusals that are alike.
const TOLD_EVERY: Duration = Duration::from_mins(1);

/// Kinds of refusals that are told apart. Whoever comes from many addresses cannot make more.
const KINDS: usize = 1000;

/// What refusals have in common that are told together: who, what, and why not.
type Kind = (Option<String>, String, Option<String>);

/// Refusals that are alike.
#[derive(Debug)]
struct Tally {
    /// The last of them.
    last: AuditEntry,
    /// How many came since one was told.
    more: u64,
    since: Instant,
}

/// What waits.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    entries: VecDeque<AuditEntry>,
    tallies: HashMap<Kind, Tally>,
    /// How many had no room.
    lost: u64,
}

impl Waiting {
    /// One more. How many wait now.
    pub(super) fn push(&mut self, entry: AuditEntry) -> usize {
        if self.entries.len() < MOST {
            self.entries.push_back(entry);
        } else {
            self.lost += 1;
        }
        self.entries.len()
    }

    /// One more refusal: the first of its kind is told at once, the others as a number, once a minute. How many entries wait
    /// now.
    pub(super) fn tally(&mut self, entry: AuditEntry, now: Instant) -> usize {
        let kind = self.kind(&entry);
        if let Some(tally) = self.tallies.get_mut(&kind) {
            tally.more += 1;
            tally.last = entry;
            return self.entries.len();
        }
        let tally = Tally {
            last: entry.clone(),
            more: 0,
            since: now,
        };
        self.tallies.insert(kind, tally);
        self.push(entry)
    }

    fn kind(&self, entry: &AuditEntry) -> Kind {
        let who = entry.user.as_ref().or(entry.address.as_ref());
        let kind = (who.cloned(), entry.action.clone(), entry.code.clone());
        if self.tallies.len() < KINDS || self.tallies.contains_key(&kind) {
            return kind;
        }
        (None, kind.1, kind.2)
    }

    /// The next batch; with `last`, tallies that are not due yet come too.
    pub(super) fn take(&mut self, now: Instant, last: bool) -> Vec<AuditEntry> {
        self.tell_tallies(now, last);
        let mut batch = Vec::with_capacity(self.entries.len().min(BATCH));
        if self.lost > 0 {
            batch.push(gap(std::mem::take(&mut self.lost)));
        }
        let room = self.entries.len().min(BATCH - batch.len());
        batch.extend(self.entries.drain(..room));
        batch
    }

    fn tell_tallies(&mut self, now: Instant, last: bool) {
        let (entries, missing) = (&mut self.entries, &mut self.lost);
        self.tallies.retain(|_, tally| {
            if !last && now.duration_since(tally.since) < TOLD_EVERY {
                return true;
            }
            if tally.more == 0 {
                return false;
            }
            if entries.len() >= MOST {
                *missing += tally.more;
            } else {
                let more = std::mem::take(&mut tally.more);
                entries.push_back(AuditEntry {
                    detail: Some(format!("{more} more of these within a minute")),
                    ..tally.last.clone()
                });
            }
            tally.more = 0;
            tally.since = now;
            !last
        });
    }
}

/// Says that entries are missing.
fn gap(lost: u64) -> AuditEntry {
    AuditEntry {
        at: jiff::Timestamp::now(),
        user: None,
        session: None,
        address: None,
        game: None,
        action: "audit_gap".to_string(),
        outcome: Outcome::Refused,
        code: None,
        detail: Some(format!(
            "{lost} entries are missing; more came than could be written"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(user: &str) -> AuditEntry {
        AuditEntry {
            user: Some(user.to_string()),
            action: "play.roll_dice".to_string(),
            code: Some("forbidden".to_string()),
            ..gap(0)
        }
    }

    fn details(batch: &[AuditEntry]) -> Vec<String> {
        let told = |entry: &AuditEntry| entry.detail.clone().unwrap_or_default();
        batch.iter().map(told).collect()
    }

    #[test]
    fn of_a_flood_of_refusals_one_is_told_at_once_and_then_how_many_each_minute() {
        let mut waiting = Waiting::default();
        let begin = Instant::now();
        for _ in 0..100_000 {
            waiting.tally(refusal("eve"), begin);
        }
        waiting.tally(refusal("ann"), begin);
        assert_eq!(waiting.take(begin, false).len(), 2);
        assert!(waiting.take(begin + TOLD_EVERY / 2, false).is_empty());
        let after = waiting.take(begin + TOLD_EVERY, false);
        assert_eq!(details(&after), ["99999 more of these within a minute"]);
        waiting.tally(refusal("eve"), begin + TOLD_EVERY);
        let at_the_end = waiting.take(begin + TOLD_EVERY, true);
        assert_eq!(details(&at_the_end), ["1 more of these within a minute"]);
        assert!(waiting.tallies.is_empty());
    }

    #[test]
    fn refusals_from_everywhere_make_no_more_kinds_than_there_is_room_for() {
        let mut waiting = Waiting::default();
        let begin = Instant::now();
        for user in 0..5000 {
            waiting.tally(refusal(&format!("user {user}")), begin);
        }
        assert_eq!(waiting.tallies.len(), KINDS + 1);
        assert_eq!(waiting.entries.len(), KINDS + 1);
    }

    #[test]
    fn what_has_no_room_is_counted_and_told_before_the_rest() {
        let mut waiting = Waiting::default();
        for _ in 0..MOST + 3 {
            waiting.push(refusal("ann"));
        }
        let batch = waiting.take(Instant::now(), false);
        assert_eq!(batch.len(), BATCH);
        assert_eq!(batch[0].action, "audit_gap");
        assert!(details(&batch)[0].starts_with("3 entries are missing"));
        let mut left = BATCH - 1;
        while let batch @ [_, ..] = waiting.take(Instant::now(), false).as_slice() {
            left += batch.len();
        }
        assert_eq!(left, MOST);
    }
}
