//! Tokens: who a user is, signed by this server or by one whose public key it knows.

mod keys;
mod own_key;
#[cfg(test)]
mod tests;

use crate::connection::user::User;
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use keys::{Found, Key};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;
use std::sync::{PoisonError, RwLock};

pub(crate) use keys::KeyError;

/// Clocks may differ by this many seconds.
const LEEWAY_S: u64 = 30;

/// The most bytes of a token. It must fit into a header.
const MAX_BYTES: usize = 8 * 1024;

/// Whose tokens are good, and what they must say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trust {
    /// Files with the public keys of whoever signs tokens besides this server.
    pub(crate) public_keys: Vec<PathBuf>,
    /// Tokens must be from there, if it is set.
    pub(crate) issuer: Option<String>,
    /// Tokens must be for this, if it is set.
    pub(crate) audience: Option<String>,
}

/// Signs and checks tokens.
pub(crate) struct Tokens {
    signing: EncodingKey,
    own: Key,
    trust: Trust,
    /// As they were last read.
    public: RwLock<Vec<Key>>,
}

/// What a token says.
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    sub: String,
    #[serde(default)]
    name: Option<String>,
    exp: i64,
    #[serde(default)]
    iat: i64,
    #[serde(default)]
    jti: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    iss: Option<String>,
    #[serde(default, skip_serializing_if = "Audience::is_none")]
    aud: Audience,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
}

/// Whom a token is for. The library checks it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(untagged)]
enum Audience {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl Audience {
    const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

/// A token that is no good.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TokenError {
    /// It has ended.
    #[error("the token has expired; get a new one")]
    Expired,
    /// It is not one, or was signed by somebody else.
    #[error("the token is not valid here; get one from this server or its operator")]
    Invalid,
}

impl From<Error> for TokenError {
    /// Its bearer may know that it is over; anything more would help a forger alone.
    fn from(error: Error) -> Self {
        if matches!(error.kind(), ErrorKind::ExpiredSignature) {
            Self::Expired
        } else {
            Self::Invalid
        }
    }
}

impl Tokens {
    /// With the secret in this file, which is made, readable by its owner alone, if it is missing.
    ///
    /// # Errors
    /// [`KeyError`] that names the file.
    pub(crate) fn new(secret: &std::path::Path, trust: Trust) -> Result<Self, KeyError> {
        let secret = own_key::read_or_make(secret)?;
        let tokens = Self {
            signing: EncodingKey::from_secret(&secret),
            own: Key {
                id: None,
                algorithm: Algorithm::HS256,
                checking: DecodingKey::from_secret(&secret),
            },
            public: RwLock::new(read(&trust)?.keys),
            trust,
        };
        // The library signs with a backend chosen at build time and fails at first use without one: now is the
        // time to find out.
        let probe = User {
            id: "probe".into(),
            name: "probe".into(),
            admin: false,
            expires: i64::from(u32::MAX),
        };
        match tokens.issue(&probe).map(|token| tokens.verify(&token)) {
            Ok(Ok(user)) if user == probe => Ok(tokens),
            Ok(_) | Err(_) => Err(KeyError::Broken),
        }
    }

    /// Reads the files of public keys again: keys come and go while the server runs. Where a file cannot be used, all stay as
    /// they were. Gives the keys of sets that are left out, each with the reason.
    ///
    /// # Errors
    /// [`KeyError`] that names the file.
    pub(crate) fn read_again(&self) -> Result<Vec<String>, KeyError> {
        let Found { keys, left_out } = read(&self.trust)?;
        // Whoever held the lock cannot have left the list half changed.
        *self.public.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(left_out)
    }

    /// Whether there are files of public keys.
    pub(crate) fn has_public_keys(&self) -> bool {
        !self.trust.public_keys.is_empty()
    }

    /// A token for this user.
    ///
    /// # Errors
    /// [`TokenError::Invalid`] if it cannot be signed.
    pub(crate) fn issue(&self, user: &User) -> Result<String, TokenError> {
        let claims = Claims {
            sub: user.id.clone(),
            name: Some(user.name.clone()),
            exp: user.expires,
            iat: jiff::Timestamp::now().as_second(),
            jti: uuid::Uuid::now_v7().to_string(),
            iss: self.trust.issuer.clone(),
            aud: self
                .trust
                .audience
                .clone()
                .map_or(Audience::None, Audience::One),
            roles: if user.admin {
                vec!["admin".to_string()]
            } else {
                Vec::new()
            },
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.signing)
            .map_err(|_| TokenError::Invalid)
    }

    /// The user whose token it is.
    ///
    /// # Errors
    /// [`TokenError`], which tells no more than its bearer needs.
    pub(crate) fn verify(&self, token: &str) -> Result<User, TokenError> {
        if token.len() > MAX_BYTES {
            return Err(TokenError::Invalid);
        }
        let header = jsonwebtoken::decode_header(token)?;
        let public = self.public.read().unwrap_or_else(PoisonError::into_inner);
        let keys = std::iter::once(&self.own).chain(public.iter());
        let mut refused = TokenError::Invalid;
        for key in keys.filter(|key| key.may_have_signed(&header)) {
            match self.verify_with(key, token) {
                Ok(user) => return Ok(user),
                // The signature is good: no other key will say better.
                Err(TokenError::Expired) => refused = TokenError::Expired,
                Err(TokenError::Invalid) => (),
            }
        }
        Err(refused)
    }

    fn verify_with(&self, key: &Key, token: &str) -> Result<User, TokenError> {
        let validation = self.validation(key.algorithm);
        let claims = jsonwebtoken::decode::<Claims>(token, &key.checking, &validation)?.claims;
        if claims.sub.is_empty() {
            return Err(TokenError::Invalid);
        }
        Ok(User {
            name: claims.name.unwrap_or_else(|| claims.sub.clone()),
            admin: claims.roles.iter().any(|role| role == "admin"),
            id: claims.sub,
            expires: claims.exp,
        })
    }

    /// What a token must say that was signed by this algorithm.
    fn validation(&self, algorithm: Algorithm) -> Validation {
        let mut validation = Validation::new(algorithm);
        let mut required = vec!["exp", "sub"];
        validation.leeway = LEEWAY_S;
        validation.validate_nbf = true;
        validation.validate_aud = false;
        if let Some(issuer) = &self.trust.issuer {
            validation.set_issuer(&[issuer]);
            required.push("iss");
        }
        if let Some(audience) = &self.trust.audience {
            validation.validate_aud = true;
            validation.set_audience(&[audience]);
            required.push("aud");
        }
        validation.set_required_spec_claims(&required);
        validation
    }
}

impl Key {
    /// Whether this header may be of a token that this key has signed: its algorithm is the key's, and nobody says that it is
    /// another's.
    fn may_have_signed(&self, header: &Header) -> bool {
        let is_named = match (&self.id, &header.kid) {
            (Some(key), Some(named)) => key == named,
            (None, _) | (_, None) => true,
        };
        self.algorithm == header.alg && is_named
    }
}

fn read(trust: &Trust) -> Result<Found, KeyError> {
    let mut all = Found::default();
    for path in &trust.public_keys {
        let found = keys::of_file(path)?;
        all.keys.extend(found.keys);
        let of_file = |why| format!("{}: {why}", path.display());
        all.left_out.extend(found.left_out.into_iter().map(of_file));
    }
    Ok(all)
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens")
    }
}
