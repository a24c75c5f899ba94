//! From the text of a cell to its parts.
//!
//! Rules: R-CARD-CELL, R-CARD-PRINT.

use super::cell::{Mark, Marker, Part};
use super::fault::CardProblem;
use super::read::Whose;
use crate::charts::printed::{CHART, Row, Where};
use crate::outcome::{LocationRule, PlayOutcome};
use crate::position::Position;

/// The highest number of the split die.
const SPLIT_MAX: u8 = 20;

/// The parts of a cell, and those of its other reading.
type Parts = (Vec<Part>, Vec<Part>);

/// Reads a cell: `1-8 HR / 9-20 fly (lf) B ^ SI**`.
pub(super) fn cell(card: Whose, text: &str) -> Result<Parts, CardProblem> {
    let mut readings = text.split('^');
    let main = parts(card, readings.next().unwrap_or(""), false)?;
    let alternative = match readings.next() {
        Some(text) => parts(card, text, true)?,
        None => Vec::new(),
    };
    match readings.next() {
        Some(_) => Err(CardProblem::TwoAlternatives),
        None => Ok((main, alternative)),
    }
}

/// Reads the parts of one reading, which share out the split die.
fn parts(card: Whose, text: &str, alternative: bool) -> Result<Vec<Part>, CardProblem> {
    let mut parts: Vec<Part> = Vec::new();
    for text in text.split('/').map(str::trim) {
        let due = parts.last().map_or(1, |before| before.upto + 1);
        let (from, upto, result) = share(text)?;
        if from != due {
            return Err(CardProblem::Split {
                expected: due,
                found: from,
            });
        }
        parts.push(part(card, upto, result, alternative)?);
    }
    match parts.last().map(|part| part.upto) {
        Some(SPLIT_MAX) => Ok(parts),
        last => Err(CardProblem::Split {
            expected: last.map_or(1, |upto| upto + 1),
            found: SPLIT_MAX + 1,
        }),
    }
}

/// The share of the split die that a part begins with; the whole die without one.
fn share(text: &str) -> Result<(u8, u8, &str), CardProblem> {
    let Some((share, result)) = text
        .split_once(' ')
        .filter(|(share, _)| share.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return Ok((1, SPLIT_MAX, text));
    };
    let (from, upto) = share.split_once('-').unwrap_or((share, share));
    let number = |text: &str| {
        let number = text.parse().ok();
        number.filter(|number| (1..=SPLIT_MAX).contains(number))
    };
    match (number(from), number(upto)) {
        (Some(from), Some(upto)) if from <= upto => Ok((from, upto, result.trim())),
        (Some(_) | None, Some(_) | None) => Err(CardProblem::NoShare(share.to_string())),
    }
}

/// A result with its marks.
fn part(card: Whose, upto: u8, text: &str, alternative: bool) -> Result<Part, CardProblem> {
    let (result, marks) = match text.split_once('[') {
        Some((result, marks)) => (result.trim(), Some(marks)),
        None => (text, None),
    };
    let (row, hit_location) = printed(result)?;
    if row.marker == Some(Marker::NormalPower) && card == Whose::Batter {
        return Err(CardProblem::PowerOnBattingCard);
    }
    let mut part = Part {
        upto,
        outcome: row.outcome,
        hit_location,
        marker: row.marker,
        marks: 0,
    };
    for text in marks.into_iter().flat_map(|marks| marks.split('[')) {
        let name = text.trim().strip_suffix(']').unwrap_or(text);
        let mark = Mark::ALL
            .into_iter()
            .find(|mark| mark.name() == name)
            .ok_or_else(|| CardProblem::NoMark(name.to_string()))?;
        if !may_stand(mark, &part, card, alternative) {
            return Err(CardProblem::MarkNotHere {
                mark: mark.name(),
                outcome: part.outcome,
            });
        }
        part.mark(mark);
    }
    Ok(part)
}

/// Whether a mark means something beside this result.
fn may_stand(mark: Mark, part: &Part, card: Whose, alternative: bool) -> bool {
    let outcome = part.outcome;
    let in_play = outcome.is_hit() || (outcome.is_out() && outcome != PlayOutcome::Strikeout);
    match mark {
        Mark::BallparkHomeRun => in_play && !part.has(Mark::BallparkSingle),
        Mark::BallparkSingle => in_play && !part.has(Mark::BallparkHomeRun),
        // The other reading is the one for the clutch, and the dot counts before it.
        Mark::Clutch => (outcome.is_hit() || outcome.is_out()) && !alternative,
        Mark::FatigueDot => card == Whose::Pitcher && !alternative,
        Mark::Injury => true,
    }
}

/// A result without marks: the row of the chart, and where the ball goes.
fn printed(text: &str) -> Result<(&'static Row, Option<Position>), CardProblem> {
    let (form, named) = location(text)?;
    let no_result = || CardProblem::NoResult(text.to_string());
    let rows = CHART
        .iter()
        .filter(|row| row.forms.iter().any(|f| f.eq_ignore_ascii_case(&form)));
    let mut refused = None;
    for row in rows {
        match place(row, named) {
            Ok(hit_location) => return Ok((row, hit_location)),
            Err(problem) => refused = refused.or(Some(problem)),
        }
    }
    Err(refused.unwrap_or_else(no_result))
}

/// The words of a result without its location, and the location.
fn location(text: &str) -> Result<(String, Option<Position>), CardProblem> {
    let Some((before, rest)) = text.split_once('(') else {
        return Ok((words(text, ""), None));
    };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let position = Position::ALL
        .into_iter()
        .find(|position| position.abbreviation().eq_ignore_ascii_case(inside.trim()))
        .ok_or_else(|| CardProblem::NoPosition(inside.trim().to_string()))?;
    Ok((words(before, after), Some(position)))
}

/// Words with one space between them, marks like `**` joined to the word before.
fn words(before: &str, after: &str) -> String {
    let all = before.split_whitespace().chain(after.split_whitespace());
    let mut joined = String::new();
    for word in all {
        let is_marker = word.chars().all(|c| matches!(c, '*' | '+'));
        if !joined.is_empty() && !is_marker {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Where the ball of this row goes, when this location is named or none is.
fn place(row: &Row, named: Option<Position>) -> Result<Option<Position>, CardProblem> {
    let outcome = row.outcome;
    let facts = outcome.facts();
    let not_allowed = |location| CardProblem::LocationNotAllowed { outcome, location };
    match (row.place, named) {
        (Where::Always(at), None) => Ok(Some(at)),
        (Where::Always(_) | Where::Nowhere, Some(at)) => Err(not_allowed(at)),
        (Where::Nowhere, None) => Ok(None),
        (Where::OneOf(places), Some(at)) if !places.contains(&at) => Err(not_allowed(at)),
        (Where::Named | Where::OneOf(_), None) => Err(CardProblem::LocationMissing(outcome)),
        (Where::AsTheOutcomeAllows, None) if facts.location == LocationRule::Required => {
            Err(CardProblem::LocationMissing(outcome))
        }
        (Where::AsTheOutcomeAllows, None) => Ok(None),
        (Where::AsTheOutcomeAllows | Where::Named | Where::OneOf(_), Some(at)) => {
            if facts.locations.contains(&at) {
                Ok(Some(at))
            } else {
                Err(not_allowed(at))
            }
        }
    }
}
