//! A whole game on one page: play by play, and the box score under it.

use crate::{BoxScore, Story};
use bandbox_engine::{Event, FoldError, fold};

/// The lines of the page.
///
/// # Errors
/// [`FoldError`] when the log does not begin with a legal creation.
pub fn page<'a>(log: impl IntoIterator<Item = &'a Event>) -> Result<Vec<String>, FoldError> {
    let log: Vec<&Event> = log.into_iter().collect();
    let created = fold(log.iter().copied().take(1))?;
    let told = Story::of(log.iter().copied())?;
    let mut lines: Vec<String> = told.into_iter().map(|line| line.text).collect();
    let box_score = BoxScore::of(log)?;
    lines.push(String::new());
    lines.push(box_score.display(created.rosters()).to_string());
    Ok(lines)
}
