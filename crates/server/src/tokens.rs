//! Tokens: who a user is, signed with the key of this server.

use crate::connection::user::User;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Clocks may differ by this many seconds.
const LEEWAY_S: u64 = 30;

/// The fewest bytes of a key: as many as the signature has.
const KEY_MIN: usize = 32;

/// Signs and checks tokens. The algorithm is HS256 and no other.
pub(crate) struct Tokens {
    signing: EncodingKey,
    checking: DecodingKey,
    validation: Validation,
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
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

/// A key that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyError {
    /// The file cannot be read or made.
    #[error("cannot read or make the key file {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is too short to be safe.
    #[error("the key in {} has {found} bytes; it needs at least {KEY_MIN}; remove the file and a good one is made", path.display())]
    Short {
        /// The file.
        path: PathBuf,
        /// Its length.
        found: usize,
    },
    /// The operating system gives no random bytes.
    #[error("cannot draw a key: {0}")]
    NoRandomness(getrandom::Error),
    /// The key does not do what a key must.
    #[error("the key does not verify what it signed; this build is broken")]
    Broken,
}

impl Tokens {
    /// With the key in this file, which is made, readable by its owner alone, if it is missing.
    ///
    /// # Errors
    /// [`KeyError`] that names the file.
    pub(crate) fn from_file(path: &Path) -> Result<Self, KeyError> {
        let key = match std::fs::read(path) {
            Ok(key) => key,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => make_key(path)?,
            Err(source) => {
                return Err(KeyError::File {
                    path: path.to_path_buf(),
                    source,
                });
            }
        };
        let key = key.trim_ascii();
        if key.len() < KEY_MIN {
            return Err(KeyError::Short {
                path: path.to_path_buf(),
                found: key.len(),
            });
        }
        Self::with_key(key)
    }

    fn with_key(key: &[u8]) -> Result<Self, KeyError> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = LEEWAY_S;
        validation.set_required_spec_claims(&["exp", "sub"]);
        validation.validate_aud = false;
        let tokens = Self {
            signing: EncodingKey::from_secret(key),
            checking: DecodingKey::from_secret(key),
            validation,
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
        let data = jsonwebtoken::decode::<Claims>(token, &self.checking, &self.validation)
            .map_err(|error| {
                // Its bearer may know that it is over; anything more would help a forger alone.
                if matches!(error.kind(), ErrorKind::ExpiredSignature) {
                    TokenError::Expired
                } else {
                    TokenError::Invalid
                }
            })?;
        let claims = data.claims;
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
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens")
    }
}

fn make_key(path: &Path) -> Result<Vec<u8>, KeyError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(KeyError::NoRandomness)?;
    let text = data_encoding::HEXLOWER.encode(&bytes);
    let write = || -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|source| KeyError::File {
        path: path.to_path_buf(),
        source,
    })?;
    Ok(text.into_bytes())
}
