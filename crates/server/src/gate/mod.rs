//! Who may come in, and who may stay: the one place where a token shown here is judged.
//!
//! - [`key_set`]: the public keys that have an address, and when they are fetched.
//! - [`revoked`]: whose tokens are good no longer.
//! - [`keeping`]: reads again, while the server runs, what the gate goes by.

pub(crate) mod keeping;
pub(crate) mod key_set;
mod revoked;

use crate::config::Config;
use bandbox_store::{Store, StoreError};
use bandbox_tokens::{Signer, TokenError, Tokens, User};
use key_set::KeySet;
use revoked::Revoked;
use tokio::sync::watch;

/// Judges tokens.
#[derive(Debug)]
pub(crate) struct Gate {
    /// Signs and checks them.
    pub(crate) tokens: Tokens,
    /// The set of public keys that is fetched, if there is one.
    key_set: Option<KeySet>,
    revoked: Revoked,
    /// Whose signatures are known; told whenever one who is in may have to leave.
    known: watch::Sender<Vec<Signer>>,
}

impl Gate {
    /// With the keys of these settings. Those with an address are not there yet.
    ///
    /// # Errors
    /// With the file or the setting that cannot be used.
    pub(crate) fn new(config: &Config) -> anyhow::Result<Self> {
        let key_set = config.jwks_url.clone().map(KeySet::new).transpose()?;
        Ok(Self {
            tokens: Tokens::new(&config.jwt_secret_file, config.trust.clone())?,
            key_set,
            revoked: Revoked::default(),
            known: watch::Sender::default(),
        })
    }

    /// The user whose token it is. One that names a key which nobody knows yet waits until the keys have been fetched, if they
    /// may be.
    ///
    /// # Errors
    /// [`TokenError`], which tells no more than its bearer needs.
    pub(crate) async fn admit(&self, token: &str) -> Result<User, TokenError> {
        // Counted before the keys are looked at, so that a fetch which ends in between is not missed.
        let set = self.key_set.as_ref().map(|set| (set, set.fetched()));
        let judged = match (self.tokens.verify(token), set) {
            (Err(TokenError::UnknownKey), Some((set, before)))
                if set.fetched_since(before).await =>
            {
                self.tokens.verify(token)
            }
            (judged, Some(_) | None) => judged,
        };
        let user = judged?;
        if self.revoked.has(&user) {
            return Err(TokenError::Revoked);
        }
        Ok(user)
    }

    /// Whether one who was let in may stay.
    pub(crate) fn may_stay(&self, user: &User) -> bool {
        self.tokens.knows_signer_of(user) && !self.revoked.has(user)
    }

    /// Hears whenever [`Gate::may_stay`] may have another answer.
    pub(crate) fn changes(&self) -> watch::Receiver<Vec<Signer>> {
        self.known.subscribe()
    }

    /// Reads what is revoked, and tells those who are in, if it is not what it was.
    ///
    /// # Errors
    /// When the database cannot be read; then all stays as it was.
    pub(crate) async fn look_again(&self, store: &Store) -> Result<(), StoreError> {
        if self.revoked.read(store).await? {
            self.known.send_modify(|_| ());
        }
        Ok(())
    }

    /// Tells those who are in, if the keys are others than before.
    fn keys_were_read(&self) {
        let now = self.tokens.signers();
        self.known.send_if_modified(|known| {
            let has_changed = *known != now;
            *known = now;
            has_changed
        });
    }
}
