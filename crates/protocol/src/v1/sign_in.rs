//! Signing in over HTTP: what a server offers, and who is signed in.

use super::id::Timestamp;
use serde::{Deserialize, Serialize};

/// What `GET /api/v1/sign-in-ways` answers: by which ways one can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignInWays {
    /// By `OpenID` Connect, which begins at `/api/v1/sign-in`.
    pub open_id: bool,
    /// By the links that a demo prints.
    pub demo: bool,
    /// By a token that somebody has; always.
    pub token: bool,
}

/// What `GET` and `POST /api/v1/session` answer: who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedIn {
    /// His id.
    pub user_id: String,
    /// What he is called.
    pub name: String,
    /// When his token ends.
    pub expires_at: Timestamp,
}
