//! Options whose rules are not in this release. They are refused, never ignored.

use super::GameSetup;
use super::fault::SetupProblem;

/// The fields that ask for rules that are not here.
pub(super) fn asked_for(setup: &GameSetup) -> impl Iterator<Item = (&'static str, SetupProblem)> {
    let options = &setup.options;
    [("options.injuries", options.injuries, "false")]
        .into_iter()
        .filter(|(_, asked, _)| *asked)
        .map(|(field, _, default)| (field, SetupProblem::NotYet(default)))
}
