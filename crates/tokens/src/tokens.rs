//! Signs and checks tokens.

use crate::claims::{Audience, Claims};
use crate::error::{KeyError, TokenError};
use crate::own_key;
use crate::public_keys::{Key, PublicKeys};
use crate::user::{Signer, User};
use jsonwebtoken::{Algorithm, EncodingKey, Header, Validation};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// Clocks may differ by this many seconds.
const LEEWAY_S: u64 = 30;

/// The most bytes of a token. It must fit into a header.
pub const MAX_BYTES: usize = 8 * 1024;

/// Whose tokens are good, and what they must say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// Files with the public keys of whoever signs tokens besides this server.
    pub public_keys: Vec<PathBuf>,
    /// Tokens must be from there, if it is set.
    pub issuer: Option<String>,
    /// Tokens must be for this, if it is set.
    pub audience: Option<String>,
}

/// Signs and checks tokens.
pub struct Tokens {
    signing: EncodingKey,
    own: Key,
    trust: Trust,
    public: RwLock<Public>,
}

/// The public keys, as they were last read.
#[derive(Default)]
struct Public {
    of_files: Vec<Key>,
    /// Of the set that has an address.
    fetched: Vec<Key>,
}

impl Public {
    fn keys(&self) -> impl Iterator<Item = &Key> {
        self.of_files.iter().chain(&self.fetched)
    }
}

impl Tokens {
    /// With the secret in this file, which is made, readable by its owner alone, if it is missing.
    ///
    /// # Errors
    /// [`KeyError`] that names the file.
    pub fn new(secret: &Path, trust: Trust) -> Result<Self, KeyError> {
        Self::with_secret(&own_key::read_or_make(secret)?, trust)
    }

    /// With this secret.
    ///
    /// # Errors
    /// [`KeyError`] that names a file of public keys.
    pub fn with_secret(secret: &[u8], trust: Trust) -> Result<Self, KeyError> {
        let public = Public {
            of_files: PublicKeys::of_files(&trust.public_keys)?.keys,
            fetched: Vec::new(),
        };
        let tokens = Self {
            signing: EncodingKey::from_secret(secret),
            own: Key::own(secret),
            public: RwLock::new(public),
            trust,
        };
        // The library signs with a backend chosen at build time and fails at first use without one: now is the
        // time to find out.
        let probe = User::until(i64::from(u32::MAX), "probe", "probe");
        match tokens.issue(&probe).map(|token| tokens.verify(&token)) {
            Ok(Ok(user)) if user.id == probe.id => Ok(tokens),
            Ok(_) | Err(_) => Err(KeyError::Broken),
        }
    }

    /// Reads the files of public keys again: keys come and go while the server runs. Where a file cannot be used, all stay as
    /// they were. Gives the keys of sets that are left out, each with the reason.
    ///
    /// # Errors
    /// [`KeyError`] that names the file.
    pub fn read_again(&self) -> Result<Vec<String>, KeyError> {
        let PublicKeys { keys, left_out } = PublicKeys::of_files(&self.trust.public_keys)?;
        self.change(|public| public.of_files = keys);
        Ok(left_out)
    }

    /// Puts these keys, which somebody has fetched, in the place of those fetched before.
    pub fn replace_fetched(&self, fetched: PublicKeys) {
        self.change(|public| public.fetched = fetched.keys);
    }

    /// Whether there are files of public keys.
    pub fn has_public_keys(&self) -> bool {
        !self.trust.public_keys.is_empty()
    }

    /// Whether the key is still known that signed this user's token.
    pub fn knows_signer_of(&self, user: &User) -> bool {
        match &user.signer {
            Signer::Own => true,
            Signer::Key(_) => self.public().keys().any(|key| key.signer == user.signer),
        }
    }

    /// A new token for this user.
    ///
    /// # Errors
    /// [`TokenError::Invalid`] if it cannot be signed.
    pub fn issue(&self, user: &User) -> Result<String, TokenError> {
        let mut claims = Claims::of(user);
        claims.iss.clone_from(&self.trust.issuer);
        let audience = self.trust.audience.clone();
        claims.aud = audience.map_or(Audience::None, Audience::One);
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.signing)
            .map_err(|_| TokenError::Invalid)
    }

    /// The user whose token it is.
    ///
    /// # Errors
    /// [`TokenError`], which tells no more than its bearer needs.
    pub fn verify(&self, token: &str) -> Result<User, TokenError> {
        if token.len() > MAX_BYTES {
            return Err(TokenError::Invalid);
        }
        let header = jsonwebtoken::decode_header(token)?;
        let public = self.public();
        let keys = std::iter::once(&self.own).chain(public.keys());
        let mut refused = None;
        for key in keys.filter(|key| key.may_have_signed(&header)) {
            match self.verify_with(key, token) {
                Ok(user) => return Ok(user),
                // The signature is good: no other key will say better.
                Err(TokenError::Expired) => refused = Some(TokenError::Expired),
                Err(TokenError::Invalid | TokenError::UnknownKey) => {
                    refused = refused.or(Some(TokenError::Invalid));
                }
            }
        }
        let unknown = if header.kid.is_some() {
            TokenError::UnknownKey
        } else {
            TokenError::Invalid
        };
        Err(refused.unwrap_or(unknown))
    }

    fn verify_with(&self, key: &Key, token: &str) -> Result<User, TokenError> {
        let validation = self.validation(key.algorithm);
        let claims = jsonwebtoken::decode::<Claims>(token, &key.checking, &validation)?.claims;
        if claims.sub.is_empty() {
            return Err(TokenError::Invalid);
        }
        Ok(claims.into_user(key.signer.clone()))
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

    fn public(&self) -> RwLockReadGuard<'_, Public> {
        self.public.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Public)) {
        // Whoever held the lock cannot have left the lists half changed.
        change(&mut self.public.write().unwrap_or_else(PoisonError::into_inner));
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens")
    }
}
