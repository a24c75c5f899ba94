//! What the server asks of others over HTTP: with a time that it may take, a size that it may have, and no way to be sent on.

use reqwest::{Client, Response, redirect};
use std::time::Duration;

/// How long any answer may take.
const WITHIN: Duration = Duration::from_secs(5);

/// The most bytes of an answer: a set of some hundred keys.
const MAX_BYTES: usize = 64 * 1024;

/// No answer, or none that is taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FetchError {
    /// There is none.
    #[error("no answer")]
    None(#[from] reqwest::Error),
    /// It is too long.
    #[error("the answer has more than {MAX_BYTES} bytes")]
    TooBig,
    /// It is none of HTTP.
    #[error("the answer is none of HTTP")]
    Unreadable(#[from] openidconnect::http::Error),
}

/// Asks others.
///
/// # Errors
/// When this machine has no certificates to know them by.
pub(crate) fn client() -> Result<Client, FetchError> {
    let client = Client::builder()
        .timeout(WITHIN)
        // Whom the settings name is believed, and names nobody else.
        .redirect(redirect::Policy::none())
        .build()?;
    Ok(client)
}

/// The body of an answer.
///
/// # Errors
/// When it breaks off or is too long.
pub(crate) async fn body(mut answer: Response) -> Result<Vec<u8>, FetchError> {
    let mut text = Vec::new();
    while let Some(more) = answer.chunk().await? {
        text.extend_from_slice(&more);
        if text.len() > MAX_BYTES {
            return Err(FetchError::TooBig);
        }
    }
    Ok(text)
}
