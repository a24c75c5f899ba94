//! The paper card that everybody in the demo has: six columns of eleven cells, read like any other card.

use bandbox_engine::PlayOutcome;
use bandbox_engine::position::Position;

/// One cell: an outcome and where the ball goes, or two of them split by the twenty-sided die.
type Cell = &'static str;

/// Columns 1 to 3 are the batter's, 4 to 6 the pitcher's; rows 2 to 12. `8:a|b` is `a` on 1 to 8, else `b`.
#[rustfmt::skip]
const CARD: [[Cell; 11]; 6] = [
    ["homerun", "double_2@LF", "groundball_b@SS", "flyball_b@CF", "walk", "strikeout", "single_uncapped@CF",
     "groundball_a@2B", "single_1", "flyball_bq@RF", "lineout@3B"],
    ["triple@CF", "flyball_a@LF", "single_2", "groundball_c@3B", "strikeout", "8:single_uncapped@LF|groundball_a@SS",
     "walk", "flyball_c@RF", "10:double_uncapped@RF|flyball_b@RF", "popout@2B", "hit_by_pitch"],
    ["foulout@C", "lineout_max@1B", "flyball_b@RF", "5:homerun|flyball_a@CF", "groundball_a@SS", "strikeout", "single_1",
     "walk", "groundball_b@1B", "double_3@CF", "popout@SS"],
    ["single_2", "flyball_b@LF", "groundball_a@3B", "double_2@LF", "groundball_c@2B", "strikeout",
     "6:single_uncapped@RF|flyball_c@LF", "groundball_b@P", "walk", "lineout@CF", "error@SS"],
    ["double_2@CF", "popout@1B", "single_1", "groundball_b@SS", "flyball_b@CF", "7:single_1|strikeout", "groundball_a@2B",
     "9:single_1|flyball_c@CF", "strikeout", "groundball_c@1B", "homerun"],
    ["walk", "groundball_c@SS", "flyball_bq@LF", "7:walk|groundball_a@3B", "single_1", "groundball_b@2B",
     "single_uncapped@LF", "flyball_c@RF", "strikeout", "error@3B", "double_uncapped@LF"],
];

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The outcome.
    pub(crate) outcome: PlayOutcome,
    /// Where the ball goes.
    pub(crate) hit_location: Option<Position>,
}

/// Reads the card: `column` 1 to 6, `row` 2 to 12, `split` 1 to 20. `None` for dice that cannot fall so.
pub(crate) fn read(column: u8, row: u8, split: u8) -> Option<Reading> {
    let column = CARD.get(usize::from(column.checked_sub(1)?))?;
    let cell = column.get(usize::from(row.checked_sub(2)?))?;
    let result = match cell.split_once(':') {
        None => cell,
        Some((upto, results)) => {
            let (low, high) = results.split_once('|')?;
            if split <= upto.parse().ok()? {
                low
            } else {
                high
            }
        }
    };
    let (name, location) = match result.split_once('@') {
        None => (result, None),
        Some((name, place)) => (
            name,
            Some(
                Position::ALL
                    .into_iter()
                    .find(|p| p.abbreviation() == place)?,
            ),
        ),
    };
    Some(Reading {
        outcome: PlayOutcome::parse(name, location.is_some())?,
        hit_location: location,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use bandbox_engine::outcome::LocationRule;

    #[test]
    fn every_roll_reads_an_outcome_that_may_be_reported() {
        for column in 1..=6 {
            for row in 2..=12 {
                for split in 1..=20 {
                    let reading = read(column, row, split).unwrap();
                    let facts = reading.outcome.facts();
                    match reading.hit_location {
                        Some(location) => {
                            assert!(facts.locations.contains(&location), "{reading:?}");
                        }
                        None => assert_ne!(facts.location, LocationRule::Required, "{reading:?}"),
                    }
                }
            }
        }
        assert_eq!(read(0, 2, 1), None);
        assert_eq!(read(1, 13, 1), None);
    }
}
