//! Tokens on a connection: shown, about to end, and shown anew.

use super::id::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Data of `authenticate` and of `refresh_token`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ShowToken {
    /// A signed token (JWT).
    pub token: String,
}

impl fmt::Debug for ShowToken {
    /// The token is left out, so that it cannot reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShowToken { .. }")
    }
}

/// Data of `token_refreshed`, and of the notice `token_expiring`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TokenEnds {
    /// When the token ends that the connection goes by. Then it is closed with 4001, unless another is shown by
    /// `refresh_token` before.
    pub expires_at: Timestamp,
}
