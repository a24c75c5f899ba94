//! Options and ways to play whose rules are not in this release. They are refused, never ignored.

use super::GameSetup;
use super::fault::SetupProblem;
use crate::options::Mode;

/// The fields that ask for rules that are not here.
pub(super) fn asked_for(setup: &GameSetup) -> impl Iterator<Item = (&'static str, SetupProblem)> {
    let options = &setup.options;
    [
        ("mode", setup.mode != Mode::Manual, "\"manual\""),
        ("options.clutch", options.clutch, "false"),
        ("options.injuries", options.injuries, "false"),
    ]
    .into_iter()
    .filter(|(_, asked, _)| *asked)
    .map(|(field, _, default)| (field, SetupProblem::NotYet(default)))
}
