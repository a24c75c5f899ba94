//! Outcomes by name: what a manager may report, and where each may be hit.

use bandbox_engine::PlayOutcome;
use bandbox_engine::outcome::{LocationRule, ProducedBy};
use bandbox_engine::position::Position;
use serde::{Deserialize, Serialize};

/// The name or alias of an outcome, as the client wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(extend("enum" = reportable_names())),
    ts(type = "string")
)]
pub struct OutcomeName(pub String);

impl OutcomeName {
    /// The outcome of this name; `single` and `double` mean another when a location is sent with them.
    pub fn resolve(&self, located: bool) -> Option<PlayOutcome> {
        PlayOutcome::parse(&self.0, located)
    }
}

/// One row of the table of outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OutcomeRow {
    /// Its name.
    pub name: &'static str,
    /// Other names accepted on input.
    pub aliases: &'static [&'static str],
    /// Who produces it.
    pub by: ProducedBy,
    /// Whether it says where the ball was hit.
    pub location: LocationRule,
    /// The locations it may name.
    pub locations: &'static [Position],
}

/// The table of outcomes, in the order of the printed chart.
pub fn table() -> impl Iterator<Item = OutcomeRow> {
    PlayOutcome::all().map(|outcome| {
        let facts = outcome.facts();
        OutcomeRow {
            name: facts.name,
            aliases: facts.aliases,
            by: facts.by,
            location: facts.location,
            locations: facts.locations,
        }
    })
}

/// The names and aliases that a manager may report.
pub fn reportable_names() -> Vec<&'static str> {
    table()
        .filter(|row| match row.by {
            ProducedBy::Player => true,
            ProducedBy::Engine => false,
        })
        .flat_map(|row| std::iter::once(row.name).chain(row.aliases.iter().copied()))
        .collect()
}
