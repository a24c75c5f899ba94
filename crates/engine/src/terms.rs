//! What is agreed on before the first pitch.

use crate::dice::fairness::EntropyShare;
use crate::hex::Hex32;
use crate::options::Options;
use crate::setup::Rosters;
use crate::team::ByTeam;
use std::sync::Arc;

/// What is agreed on before the first pitch and never changes after it. Copies of a state share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    /// The largest part, shared once more: the managers' entropy comes in after the first copies were made.
    pub(crate) rosters: Arc<Rosters>,
    pub(crate) options: Options,
    pub(crate) commitment: Hex32,
    pub(crate) entropy: ByTeam<EntropyShare>,
}
