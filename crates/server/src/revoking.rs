//! Tokens taken back, and given back: what an administrator may say of it over HTTP and an operator on the command line.

use bandbox_store::{Extent, Revocation};
use bandbox_tokens::LEEWAY_S;

/// What is revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// All that a user has been given until now.
    User {
        /// His id.
        id: String,
        /// And what he will be given, until it is lifted.
        ban: bool,
    },
    /// One token.
    Token {
        /// Its `jti`.
        id: String,
        /// When it ends by itself, in seconds since 1970.
        expires: i64,
    },
}

/// A revocation that is made now.
pub(crate) fn revocation(what: What, reason: Option<String>, by: String) -> Revocation {
    let at = jiff::Timestamp::now().as_second();
    let (id, extent) = match what {
        What::User { id, ban } => {
            let issued_until = at;
            (id, Extent::User { issued_until, ban })
        }
        // A clock that is behind takes it for a while longer.
        What::Token { id, expires } => {
            let expires = expires.saturating_add(LEEWAY_S.into());
            (id, Extent::Token { expires })
        }
    };
    Revocation {
        id,
        extent,
        reason,
        by,
        at,
    }
}
