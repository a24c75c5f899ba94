//! How long a pitcher lasts, as his card prints it: `S(6) R(3) C(2)`.
//!
//! Rules: R-TIRED-WATCH.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A pitcher's endurance, by the work he is given. Written as on a card: `S(7)* R(2) C(6)`, each part once and in
/// this order, what he is not rated for left out; the star is a starter's eleventh inning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(type = "string")
)]
pub struct Endurance {
    /// As a starter: the inning from which he may tire.
    pub starter: Option<u8>,
    /// A starter who lasts one inning longer than others.
    pub star: bool,
    /// In relief: the inning, counted from his own first, from which he may tire.
    pub reliever: Option<u8>,
    /// In a closer situation: the outs he may record before he may tire.
    pub closer: Option<u8>,
}

impl fmt::Display for Endurance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let star = if self.star { "*" } else { "" };
        let parts = [
            self.starter.map(|inning| format!("S({inning}){star}")),
            self.reliever.map(|inning| format!("R({inning})")),
            self.closer.map(|outs| format!("C({outs})")),
        ];
        let printed: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(&printed.join(" "))
    }
}

impl From<Endurance> for String {
    fn from(endurance: Endurance) -> Self {
        endurance.to_string()
    }
}

impl TryFrom<String> for Endurance {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut endurance = Self::default();
        for part in text.split(' ') {
            let (part, star) = match part.strip_suffix('*') {
                Some(rest) => (rest, true),
                None => (part, false),
            };
            let (letter, rating) = part
                .strip_suffix(')')
                .and_then(|part| part.split_once('('))
                .ok_or_else(|| misprint(&text))?;
            let rating = Some(rating.parse().map_err(|_| misprint(&text))?);
            match letter {
                "S" => endurance.starter = rating,
                "R" => endurance.reliever = rating,
                "C" => endurance.closer = rating,
                _ => return Err(misprint(&text)),
            }
            endurance.star |= star;
        }
        // Printed again it is the same, so nothing was out of order, twice, or starred where there is no star.
        if endurance.to_string() == text {
            Ok(endurance)
        } else {
            Err(misprint(&text))
        }
    }
}

fn misprint(text: &str) -> String {
    format!(
        "{text:?} is no endurance; write it like \"S(7)* R(2) C(6)\", with the parts the card has"
    )
}
