//! Tokens: who a user is, signed by this server or by somebody whose public key it knows.
//!
//! - [`User`]: whom a token names.
//! - [`Tokens`]: signs them and checks them; [`Trust`]: whose are good, and what they must say.
//! - [`PublicKeys`]: read from a PEM file or a JWK set, each good for one algorithm.
//!
//! There are no sockets here. A set that has an address is fetched by whoever runs [`Tokens`].

mod claims;
mod error;
mod own_key;
mod public_keys;
#[cfg(test)]
mod tests;
mod tokens;
mod user;

pub use error::{KeyError, TokenError};
pub use public_keys::PublicKeys;
pub use tokens::{MAX_BYTES, Tokens, Trust};
pub use user::{Signer, User};
