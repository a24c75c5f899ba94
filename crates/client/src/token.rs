//! Where the token comes from that says who the client is.

use futures::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// Why a token could not be had.
pub type TokenError = Box<dyn std::error::Error + Send + Sync>;

type Fetch = dyn Fn() -> BoxFuture<'static, Result<String, TokenError>> + Send + Sync;

/// A signed token (JWT), or how to get one.
#[derive(Clone)]
pub struct Token(Source);

#[derive(Clone)]
enum Source {
    Fixed(Arc<str>),
    Fresh(Arc<Fetch>),
}

impl Token {
    /// Always this token.
    pub fn fixed(token: impl Into<String>) -> Self {
        Self(Source::Fixed(token.into().into()))
    }

    /// A token got anew for each connection. When it cannot be had, that attempt to connect has failed and the
    /// next one asks again.
    pub fn fresh<F, T>(fetch: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, TokenError>> + Send + 'static,
    {
        Self(Source::Fresh(Arc::new(move || Box::pin(fetch()))))
    }

    /// The token to connect with now.
    pub(crate) async fn get(&self) -> Result<String, TokenError> {
        match &self.0 {
            Source::Fixed(token) => Ok(token.to_string()),
            Source::Fresh(fetch) => fetch().await,
        }
    }
}

impl fmt::Debug for Token {
    /// The token is left out, so that it cannot reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token { .. }")
    }
}
