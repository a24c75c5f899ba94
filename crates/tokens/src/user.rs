//! Whom a token names.

use std::sync::Arc;

/// A user, as his token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The user id.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// May act as the umpire of any game.
    pub admin: bool,
    /// When his token ends, in seconds since 1970.
    pub expires: i64,
    /// When his token was made, in seconds since 1970; 0 where it does not say.
    pub issued: i64,
    /// Names his token among all others; empty where it does not say.
    pub token_id: String,
    /// Whose signature his token has.
    pub signer: Signer,
}

/// Who has signed a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Signer {
    /// This server, or another with the same secret.
    #[default]
    Own,
    /// Whoever has the private half of a public key, named by its thumbprint (RFC 7638).
    Key(Arc<str>),
}

impl User {
    /// A user whose token ends then; it has not been made yet.
    pub fn until(expires: i64, id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            admin: false,
            expires,
            issued: 0,
            token_id: String::new(),
            signer: Signer::Own,
        }
    }
}
