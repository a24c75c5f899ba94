//! One game: what its clients wrote down against what the log has of it.

use super::record::{Record, Shown};
use super::{Row, Verdict};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// All that is known of a game.
#[derive(Debug, Default)]
pub(super) struct Game {
    pub(super) log: Vec<Row>,
    pub(super) records: Vec<Record>,
}

impl Game {
    /// Holds the records to the log.
    pub(super) fn judged(mut self, id: &str) -> Verdict {
        self.log.sort_by_key(|row| row.first);
        let mut verdict = Verdict::default();
        self.numbers_of_the_log(id, &mut verdict);
        self.rolls(id, &mut verdict);
        let mut asked = BTreeSet::new();
        for record in &self.records {
            let who = format!("{} of {id}", record.name);
            asked.extend(record.intents.iter().map(|id| (&record.user, id)));
            self.commands(record, &who, &mut verdict);
            self.events_shown(record, &who, &mut verdict);
        }
        for row in &self.log {
            if !asked.contains(&(&row.user, &row.id)) {
                let fault = format!("{id}: nobody sent {} of {}", row.id, row.user);
                verdict.different.push(fault);
            }
        }
        self.texts(id, &mut verdict);
        verdict
    }

    /// Events are numbered 1, 2, 3, and each belongs to one command.
    fn numbers_of_the_log(&self, id: &str, verdict: &mut Verdict) {
        let mut head = 0;
        for row in &self.log {
            let numbers: Vec<u64> = row.events.iter().map(|(seq, _)| *seq).collect();
            verdict.events += numbers.len() as u64;
            if row.first != head + 1 || !numbers.iter().copied().eq(row.first..=row.last) {
                let fault = format!("{id}: after {head} the log has {numbers:?} for {}", row.id);
                verdict.gaps.push(fault);
            }
            head = row.last;
        }
    }

    /// A roll is made once and used once.
    fn rolls(&self, id: &str, verdict: &mut Verdict) {
        let (mut made, mut used) = (BTreeSet::new(), BTreeSet::new());
        for (seq, event) in self.log.iter().flat_map(|row| &row.events) {
            let of = [
                (&mut made, &event["dice_rolled"]["roll"]["id"]),
                (&mut used, &event["play_resolved"]["play"]["roll_id"]),
            ];
            for (before, roll) in of {
                if let Some(roll) = roll.as_str()
                    && !before.insert(roll)
                {
                    let fault = format!("{id}: event {seq} has the roll {roll} again");
                    verdict.different.push(fault);
                }
            }
        }
    }

    /// Each command has an answer, all its answers are the same, and it is in the log once, under the number told.
    fn commands(&self, record: &Record, who: &str, verdict: &mut Verdict) {
        verdict.commands += record.intents.len() as u64;
        for id in &record.intents {
            let answers = record.answers.iter().filter(|answer| answer.re == *id);
            let answers: Vec<_> = answers.collect();
            let mut rows = self.log.iter();
            let rows: Vec<&Row> = rows
                .by_ref()
                .filter(|row| row.user == record.user && row.id == *id)
                .collect();
            let Some(first) = answers.first() else {
                verdict.lost.push(format!("{who}: {id} was never answered"));
                continue;
            };
            verdict.repeats += answers.iter().filter(|a| a.is_repeat).count() as u64;
            if answers.iter().any(|answer| answer.text != first.text) {
                let fault = format!("{who}: {id} was answered in different ways");
                verdict.different.push(fault);
            }
            match rows.as_slice() {
                [] => {
                    let fault = format!(
                        "{who}: {id} was answered with event {} and is not in the log",
                        first.seq
                    );
                    verdict.lost.push(fault);
                }
                [row] if row.last == first.seq => {}
                [row] => {
                    let (told, is) = (first.seq, row.last);
                    let fault = format!("{who}: {id} is event {is}, and the answer says {told}");
                    verdict.different.push(fault);
                }
                rows => {
                    let fault = format!("{who}: {id} was applied {} times", rows.len());
                    verdict.repeated.push(fault);
                }
            }
        }
    }

    /// Every member sees every event once, in order, and none that is not in the log.
    fn events_shown(&self, record: &Record, who: &str, verdict: &mut Verdict) {
        let logged: BTreeMap<u64, &str> = self
            .log
            .iter()
            .flat_map(|row| &row.events)
            .map(|(seq, event)| (*seq, name(event)))
            .collect();
        let mut head = 0;
        for Shown { seq, frame, .. } in &record.shown {
            verdict.shown += 1;
            if *seq <= head {
                verdict
                    .repeated
                    .push(format!("{who} was shown {seq} after {head}"));
            } else {
                if *seq > head + 1 {
                    verdict
                        .gaps
                        .push(format!("{who} was shown {seq} after {head}"));
                }
                head = *seq;
            }
            match logged.get(seq) {
                None => {
                    let fault = format!("{who} was shown event {seq}, which is not in the log");
                    verdict.lost.push(fault);
                }
                Some(logged) if frame["event"] == **logged => {}
                Some(logged) => {
                    let fault = format!("{who} was shown {frame} for {logged}");
                    verdict.different.push(fault);
                }
            }
        }
        let last = self.log.last().map_or(0, |row| row.last);
        if head < last {
            verdict
                .gaps
                .push(format!("{who} was shown no event after {head} of {last}"));
        }
        if record.not_recovered > 0 {
            let fault = format!(
                "{who} was told {} times that events are missing",
                record.not_recovered
            );
            verdict.gaps.push(fault);
        }
    }

    /// All who may see the same of an event are shown the same bytes. Only who caused it may see more.
    fn texts(&self, id: &str, verdict: &mut Verdict) {
        let mut texts: BTreeMap<(u64, bool), BTreeSet<&str>> = BTreeMap::new();
        let mut causes = BTreeMap::new();
        for row in &self.log {
            causes.extend((row.first..=row.last).map(|seq| (seq, row.user.as_str())));
        }
        for record in &self.records {
            for Shown { seq, text, .. } in &record.shown {
                let is_cause = causes.get(seq) == Some(&record.user.as_str());
                texts.entry((*seq, is_cause)).or_default().insert(text);
            }
        }
        for ((seq, _), texts) in texts {
            if texts.len() > 1 {
                verdict
                    .different
                    .push(format!("{id}: event {seq} was shown as {texts:?}"));
            }
        }
    }
}

/// The name of an event of the log: all of it where it says nothing more, or the only key.
fn name(event: &Value) -> &str {
    let key = event.as_object().and_then(|event| event.keys().next());
    event
        .as_str()
        .or(key.map(String::as_str))
        .unwrap_or_default()
}
