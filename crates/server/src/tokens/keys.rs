//! The public keys of whoever else signs tokens: a PEM file, or a JWK set. Each key is good for one algorithm.

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The fewest bytes of an RSA modulus: 2,048 bits.
const RSA_MIN: usize = 256;

/// A point of the curve P-256, written out.
const P256_POINT: usize = 65;

/// A key that checks signatures.
pub(super) struct Key {
    /// Its name among the keys of who signs with it, if it has one.
    pub(super) id: Option<String>,
    /// The one algorithm that it is for.
    pub(super) algorithm: Algorithm,
    pub(super) checking: DecodingKey,
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
    /// The secret is too short to be safe.
    #[error("the key in {} has {found} bytes; it needs at least {needed}; remove the file and a good one is made", path.display())]
    Short {
        /// The file.
        path: PathBuf,
        /// Its length.
        found: usize,
        /// The least.
        needed: usize,
    },
    /// There is no public key in a file that can be used.
    #[error("the key file {} cannot be used: {why}", path.display())]
    Public {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and what it should be.
        why: String,
    },
    /// The operating system gives no random bytes.
    #[error("cannot draw a key: {0}")]
    NoRandomness(getrandom::Error),
    /// The key does not do what a key must.
    #[error("the key does not verify what it signed; this build is broken")]
    Broken,
}

impl KeyError {
    /// A file that cannot be read or made.
    pub(super) fn file(path: &Path, source: std::io::Error) -> Self {
        Self::File {
            path: path.to_path_buf(),
            source,
        }
    }
}

/// What is in files of keys.
#[derive(Default)]
pub(super) struct Found {
    pub(super) keys: Vec<Key>,
    /// Those of sets that cannot be used, and why.
    pub(super) left_out: Vec<String>,
}

/// The keys of a file.
///
/// # Errors
/// [`KeyError`] that names the file, when it cannot be read or has no key that can be used.
pub(super) fn of_file(path: &Path) -> Result<Found, KeyError> {
    let text = std::fs::read(path).map_err(|source| KeyError::file(path, source))?;
    let keys = if text.trim_ascii_start().starts_with(b"{") {
        of_set(&text)
    } else {
        of_pem(&text).map(|key| Found {
            keys: vec![key],
            left_out: Vec::new(),
        })
    };
    keys.map_err(|why| KeyError::Public {
        path: path.to_path_buf(),
        why,
    })
}

/// A set as it stands in its file; one of its keys that is of another kind than those known here harms no other.
#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

/// Those keys of a JWK set that sign tokens and can be used; others there are left out.
fn of_set(text: &[u8]) -> Result<Found, String> {
    let set: Set =
        serde_json::from_slice(text).map_err(|error| format!("it is no JWK set: {error}"))?;
    let mut found = Found::default();
    for (place, key) in set.keys.into_iter().enumerate() {
        let jwk: Result<Jwk, _> = serde_json::from_value(key);
        let key = jwk
            .map_err(|error| format!("cannot be read: {error}"))
            .and_then(|jwk| of_jwk(&jwk));
        match key {
            Ok(key) => found.keys.push(key),
            Err(why) => found.left_out.push(format!("keys[{place}] {why}")),
        }
    }
    if found.keys.is_empty() {
        let why = found.left_out.join("; ");
        return Err(format!("it has no key that can be used: {why}"));
    }
    Ok(found)
}

fn of_jwk(jwk: &Jwk) -> Result<Key, String> {
    let is_for_signatures = match &jwk.common.public_key_use {
        None | Some(PublicKeyUse::Signature) => true,
        Some(PublicKeyUse::Encryption | PublicKeyUse::Other(_)) => false,
    };
    if !is_for_signatures {
        return Err("is not for signatures".to_string());
    }
    let algorithm = algorithm_of(&jwk.algorithm)?;
    let named = jwk.common.key_algorithm;
    if named.is_some_and(|named| named != KeyAlgorithm::from(algorithm)) {
        return Err(format!("is for another algorithm than {algorithm:?}"));
    }
    Ok(Key {
        id: jwk.common.key_id.clone(),
        algorithm,
        checking: DecodingKey::from_jwk(jwk).map_err(|error| format!("is damaged: {error}"))?,
    })
}

/// The one algorithm that a key of a set is for.
fn algorithm_of(parameters: &AlgorithmParameters) -> Result<Algorithm, String> {
    if let AlgorithmParameters::RSA(rsa) = parameters {
        let modulus = data_encoding::BASE64URL_NOPAD.decode(rsa.n.as_bytes());
        let modulus = modulus.map_err(|error| format!("has no modulus: {error}"))?;
        long_enough(modulus.len())?;
        return Ok(Algorithm::RS256);
    }
    if let AlgorithmParameters::EllipticCurve(curve) = parameters
        && curve.curve == EllipticCurve::P256
    {
        return Ok(Algorithm::ES256);
    }
    if let AlgorithmParameters::OctetKeyPair(pair) = parameters
        && pair.curve == EllipticCurve::Ed25519
    {
        return Ok(Algorithm::EdDSA);
    }
    // A shared secret belongs in no set of public keys: whoever can read the set could sign with it.
    Err("is none of Ed25519, P-256 and RSA".to_string())
}

fn of_pem(text: &[u8]) -> Result<Key, String> {
    let key = |algorithm, checking| {
        Ok(Key {
            id: None,
            algorithm,
            checking,
        })
    };
    let length = |key: &DecodingKey| key.try_get_as_bytes().map_or(0, <[u8]>::len);
    if let Ok(checking) = DecodingKey::from_ed_pem(text) {
        return key(Algorithm::EdDSA, checking);
    }
    if let Ok(checking) = DecodingKey::from_ec_pem(text) {
        if length(&checking) != P256_POINT {
            return Err("it is of another curve than P-256".to_string());
        }
        return key(Algorithm::ES256, checking);
    }
    if let Ok(checking) = DecodingKey::from_rsa_pem(text) {
        long_enough(length(&checking))?;
        return key(Algorithm::RS256, checking);
    }
    Err(
        "it is neither a JWK set nor a public key in PEM; write one of Ed25519, P-256 or RSA"
            .to_string(),
    )
}

fn long_enough(bytes: usize) -> Result<(), String> {
    if bytes < RSA_MIN {
        return Err("is an RSA key of less than 2,048 bits".to_string());
    }
    Ok(())
}
