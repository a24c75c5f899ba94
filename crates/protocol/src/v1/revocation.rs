//! Tokens taken back, over HTTP.

use super::id::Timestamp;
use serde::{Deserialize, Serialize};

/// The body of `POST /api/v1/revocations`: a user, or a token with its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Revoke {
    /// Whose tokens: all that he has been given until now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Which token: its `jti`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_id: Option<String>,
    /// When that token ends by itself: its `exp`. It must be said, for it is how long the revocation is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<i64>,
    /// Of a user, those too that he will be given, until it is lifted.
    #[serde(default)]
    pub ban: bool,
    /// Why, for people to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The query of `DELETE /api/v1/revocations`: one of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lift {
    /// Of whom.
    pub user: Option<String>,
    /// Of which token.
    pub token_id: Option<String>,
}

/// A revocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Revocation {
    /// Of whom, if all of a user's are revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Of which token, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_id: Option<String>,
    /// Those of the user that are made later, too.
    pub ban: bool,
    /// Of a user, the moment until which the tokens were made that are revoked; of a token, how long it is kept.
    pub until: Timestamp,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who has revoked it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// The answer to `GET /api/v1/revocations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Revocations {
    /// Those in force.
    pub revocations: Vec<Revocation>,
}
