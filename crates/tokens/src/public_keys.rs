//! The public keys of whoever else signs tokens: a PEM file, or a JWK set. Each key is good for one algorithm.

use crate::error::KeyError;
use crate::user::Signer;
use jsonwebtoken::jwk::{
    AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, PublicKeyUse, ThumbprintHash,
};
use jsonwebtoken::{Algorithm, DecodingKey, Header};
use serde::Deserialize;
use std::fmt;
use std::path::PathBuf;

/// The fewest bytes of an RSA modulus: 2,048 bits.
const RSA_MIN: usize = 256;

/// A point of the curve P-256, written out.
const P256_POINT: usize = 65;

/// A key that checks signatures.
pub(crate) struct Key {
    /// Its name among the keys of who signs with it, if it has one.
    id: Option<String>,
    /// The one algorithm that it is for.
    pub(crate) algorithm: Algorithm,
    pub(crate) checking: DecodingKey,
    /// Whose signatures it knows.
    pub(crate) signer: Signer,
}

impl Key {
    /// The key of this secret.
    pub(crate) fn own(secret: &[u8]) -> Self {
        Self {
            id: None,
            algorithm: Algorithm::HS256,
            checking: DecodingKey::from_secret(secret),
            signer: Signer::Own,
        }
    }

    fn public(
        id: Option<String>,
        algorithm: Algorithm,
        checking: DecodingKey,
    ) -> Result<Self, String> {
        // Of the key as it was read, so that it has one name in a file of either kind.
        let thumbprint = Jwk::from_decoding_key(&checking, None)
            .and_then(|jwk| jwk.thumbprint(ThumbprintHash::SHA256))
            .map_err(|error| format!("is damaged: {error}"))?;
        Ok(Self {
            id,
            algorithm,
            checking,
            signer: Signer::Key(thumbprint.into()),
        })
    }

    /// Whether this header may be of a token that this key has signed: its algorithm is the key's, and nobody says that it is
    /// another's.
    pub(crate) fn may_have_signed(&self, header: &Header) -> bool {
        let is_named = match (&self.id, &header.kid) {
            (Some(key), Some(named)) => key == named,
            (None, _) | (_, None) => true,
        };
        self.algorithm == header.alg && is_named
    }
}

/// Public keys of whoever signs tokens.
#[derive(Default)]
pub struct PublicKeys {
    pub(crate) keys: Vec<Key>,
    /// Those of sets that cannot be used, and why.
    pub left_out: Vec<String>,
}

impl fmt::Debug for PublicKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKeys({})", self.keys.len())
    }
}

impl PublicKeys {
    /// Those of a text: a JWK set, or one public key in PEM.
    ///
    /// # Errors
    /// What is wrong with it, and what it should be, when it has no key that can be used.
    pub fn read(text: &[u8]) -> Result<Self, String> {
        if text.trim_ascii_start().starts_with(b"{") {
            return of_set(text);
        }
        Ok(Self {
            keys: vec![of_pem(text)?],
            left_out: Vec::new(),
        })
    }

    /// Those of files.
    ///
    /// # Errors
    /// [`KeyError`] that names the first that cannot be read or has no key that can be used.
    pub(crate) fn of_files(paths: &[PathBuf]) -> Result<Self, KeyError> {
        let mut all = Self::default();
        for path in paths {
            let text = std::fs::read(path).map_err(|source| KeyError::file(path, source))?;
            let found = Self::read(&text).map_err(|why| KeyError::Public {
                path: path.clone(),
                why,
            })?;
            all.keys.extend(found.keys);
            let of_file = |why| format!("{}: {why}", path.display());
            all.left_out.extend(found.left_out.into_iter().map(of_file));
        }
        Ok(all)
    }
}

/// A set as it stands in its file; one of its keys that is of another kind than those known here harms no other.
#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

/// Those keys of a JWK set that sign tokens and can be used; others there are left out.
fn of_set(text: &[u8]) -> Result<PublicKeys, String> {
    let set: Set =
        serde_json::from_slice(text).map_err(|error| format!("it is no JWK set: {error}"))?;
    let mut found = PublicKeys::default();
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
    let checking = DecodingKey::from_jwk(jwk).map_err(|error| format!("is damaged: {error}"))?;
    Key::public(jwk.common.key_id.clone(), algorithm, checking)
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
    let key = |algorithm, checking| Key::public(None, algorithm, checking);
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
