//! What was told to whom, and whether it is the same in both worlds.
//!
//! What differs from one playing to the next whatever is hidden is replaced by as many other characters: the names of games
//! and sessions by their number in the order in which they appear, the time, the answer to the key of a handshake, and what
//! a pair says besides. Nothing else is.

use anyhow::Context;
use regex::bytes::{Captures, Regex};
use std::collections::HashMap;

/// What somebody was told, under a name that says who it was and how he came by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Who, and how.
    pub(super) by: String,
    /// Every byte.
    pub(super) bytes: Vec<u8>,
}

/// What is replaced.
const CHANCE: &str = concat!(
    r"(?P<name>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
    r"|(?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)",
    r"|(?P<date>[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT)",
    r"|(?P<key>(?i:sec-websocket-accept: )[A-Za-z0-9+/=]{28})",
);

/// All that was told in one world, without what is chance; `besides` is replaced as well.
pub(super) fn without_chance(told: &[Told], besides: &[String]) -> anyhow::Result<Vec<Told>> {
    let more: Vec<String> = besides.iter().map(|text| regex::escape(text)).collect();
    let more = if more.is_empty() {
        String::new()
    } else {
        format!("|{}", more.join("|"))
    };
    let chance = Regex::new(&format!("{CHANCE}{more}"))?;
    let mut names: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut plain = |found: &Captures<'_>| {
        let text = found.get(0).map(|all| all.as_bytes()).unwrap_or_default();
        if found.name("name").is_none() {
            return vec![b'*'; text.len()];
        }
        let next = names.len();
        let number = *names.entry(text.to_vec()).or_insert(next);
        format!("{number:*>width$}", width = text.len()).into_bytes()
    };
    let plain = told.iter().map(|told| Told {
        by: told.by.clone(),
        bytes: chance.replace_all(&told.bytes, &mut plain).into_owned(),
    });
    Ok(plain.collect())
}

/// Where two worlds differ first, in words; nowhere, if they are the same.
pub(super) fn difference(left: &[Told], right: &[Told]) -> anyhow::Result<Option<String>> {
    if left.len() != right.len() {
        return Ok(Some(format!(
            "{} tell in one world, {} in the other",
            left.len(),
            right.len()
        )));
    }
    let Some((left, right)) = left.iter().zip(right).find(|(left, right)| left != right) else {
        return Ok(None);
    };
    let same = |(one, other): &(&u8, &u8)| one == other;
    let place = left.bytes.iter().zip(&right.bytes).take_while(same).count();
    let around = |told: &Told| {
        let shown = place.saturating_sub(BEFORE)..(place + AFTER).min(told.bytes.len());
        let bytes = told.bytes.get(shown).context("no such place")?;
        anyhow::Ok(String::from_utf8_lossy(bytes).into_owned())
    };
    Ok(Some(format!(
        "{}, at byte {place} of {} and {}:\n  one    …{}…\n  other  …{}…",
        left.by,
        left.bytes.len(),
        right.bytes.len(),
        around(left)?,
        around(right)?
    )))
}

/// How much is shown before a difference, and from there on.
const BEFORE: usize = 160;
const AFTER: usize = 120;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn plain(texts: &[&str]) -> Vec<Told> {
        let told: Vec<Told> = texts
            .iter()
            .map(|text| Told {
                by: "somebody".into(),
                bytes: text.as_bytes().to_vec(),
            })
            .collect();
        without_chance(&told, &["feed".into()]).unwrap()
    }

    #[test]
    fn names_count_by_their_order_and_time_not_at_all() {
        let [one, other, third] = [
            "01890a5d-ac96-774b-bcce-b302099a8057",
            "01890a5d-ac96-774b-bcce-b302099a8058",
            "01890a5d-ac96-774b-bcce-b302099a8059",
        ];
        let (now, then) = ("2026-04-01T12:00:00.000Z", "2027-04-01T12:00:00.123Z");
        let left = plain(&[&format!("{one} {other} {now}"), &format!("{one} feed")]);
        let right = plain(&[&format!("{third} {one} {then}"), &format!("{third} feed")]);
        assert_eq!(difference(&left, &right).unwrap(), None);
        let mixed = plain(&[&format!("{third} {one} {then}"), &format!("{one} feed")]);
        assert!(difference(&left, &mixed).unwrap().is_some());
        assert_eq!(
            left.first().map(|told| told.bytes.len()),
            Some(36 + 1 + 36 + 1 + 24)
        );
    }

    #[test]
    fn one_byte_more_is_a_difference_and_is_shown_with_its_place() {
        let told = difference(&plain(&["{\"hold\":[]}"]), &plain(&["{\"hold\":[1]}"]));
        let told = told.unwrap().unwrap();
        assert!(told.contains("at byte 9 of 11 and 12"), "{told}");
    }
}
