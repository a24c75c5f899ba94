//! A token that is no good, and a key that is none.

use jsonwebtoken::errors::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// A token that is no good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It has ended.
    #[error("the token has expired; get a new one")]
    Expired,
    /// It is not one, or was signed by somebody else.
    #[error("the token is not valid here; get one from this server or its operator")]
    Invalid,
    /// It names a key that is not known, and may be known when the keys have been fetched again. Its bearer is told no more
    /// than of one that is not valid.
    #[error("{}", Self::Invalid)]
    UnknownKey,
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

/// A key that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
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
    pub(crate) fn file(path: &Path, source: std::io::Error) -> Self {
        Self::File {
            path: path.to_path_buf(),
            source,
        }
    }
}
