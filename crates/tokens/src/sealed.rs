//! What a browser carries from one request to another and must not change. It is signed as tokens are, and is none: it names no
//! user, and a token is for no purpose.

use crate::error::TokenError;
use crate::tokens::Tokens;
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    purpose: String,
    exp: i64,
    what: T,
}

impl Tokens {
    /// Seals this for so many seconds, for one purpose. Its bearer can read it.
    ///
    /// # Errors
    /// [`TokenError::Invalid`] if it cannot be signed.
    pub fn seal<T: Serialize>(
        &self,
        purpose: &str,
        what: &T,
        seconds: i64,
    ) -> Result<String, TokenError> {
        let sealed = Sealed {
            purpose: purpose.to_string(),
            exp: jiff::Timestamp::now().as_second() + seconds,
            what,
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &sealed, &self.signing)
            .map_err(|_| TokenError::Invalid)
    }

    /// What was sealed for this purpose.
    ///
    /// # Errors
    /// [`TokenError`], when its time is over, or it was sealed for another purpose or by somebody else.
    pub fn unseal<T: DeserializeOwned>(
        &self,
        purpose: &str,
        sealed: &str,
    ) -> Result<T, TokenError> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.validate_aud = false;
        validation.leeway = 0;
        let read = jsonwebtoken::decode::<Sealed<T>>(sealed, &self.own.checking, &validation)?;
        if read.claims.purpose != purpose {
            return Err(TokenError::Invalid);
        }
        Ok(read.claims.what)
    }
}
