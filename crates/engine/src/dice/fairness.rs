//! Commit and reveal: why nobody, the operator included, can choose the dice after seeing another's part.
//!
//! 1. At creation the server draws a secret and publishes its SHA-256.
//! 2. Each manager may commit to entropy of his own by its SHA-256.
//! 3. When all who want to have committed, they reveal. The first reveal closes the commitments.
//! 4. The key is SHA-256 over a tag, the secret, and both entropies, each after its length in one byte.
//! 5. When the game ends, in whatever way, the secret is revealed and anyone can recompute every roll.

use crate::hex::{Entropy, Hex32};
use crate::team::ByTeam;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroize;

/// Begins the hashed bytes of a [`Key`], so that no other use of SHA-256 can be passed off as one.
const KEY_TAG: &[u8] = b"bandbox dice key v1";

/// The SHA-256 of these bytes: how the server's secret and a manager's entropy are committed to.
pub fn commitment(bytes: &[u8]) -> Hex32 {
    Hex32(Sha256::digest(bytes).into())
}

/// The server's 32 random bytes. Never shown before the end of the game; wiped from memory when dropped.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Takes 32 bytes, which must come from the operating system's generator in a real game.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What is published at creation.
    pub fn commitment(&self) -> Hex32 {
        commitment(&self.0)
    }

    /// The bytes, for storing, and for revealing when the game is over.
    pub const fn reveal(&self) -> Hex32 {
        Hex32(self.0)
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What a manager has added to the dice so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntropyShare {
    /// Nothing.
    #[default]
    None,
    /// He has committed to entropy with this SHA-256.
    Committed(Hex32),
    /// He has shown it.
    Revealed(Entropy),
}

impl EntropyShare {
    /// The bytes that go into the key: those revealed, else none.
    fn bytes(&self) -> &[u8] {
        match self {
            Self::None | Self::Committed(_) => &[],
            Self::Revealed(entropy) => entropy.as_bytes(),
        }
    }
}

/// The key of a game's dice.
#[derive(Clone)]
pub struct Key(pub(crate) [u8; 32]);

impl Key {
    /// SHA-256 over the tag, the secret, and each team's entropy after its length, visitors first.
    pub fn derive(secret: &Secret, entropy: &ByTeam<EntropyShare>) -> Self {
        let mut hash = Sha256::new();
        hash.update(KEY_TAG);
        hash.update(secret.0);
        for share in [&entropy.away, &entropy.home] {
            let bytes = share.bytes();
            // An entropy is at most 64 bytes, so its length is one byte and the parts cannot run together.
            hash.update(bytes.len().to_le_bytes().get(..1).unwrap_or_default());
            hash.update(bytes);
        }
        Self(hash.finalize().into())
    }

    /// The 32 bytes, for verifiers.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}
