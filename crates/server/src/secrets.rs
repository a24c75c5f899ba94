//! Where the secrets of dice come from: the operating system, or, for a demo that must repeat, a seed.

use bandbox_engine::dice::fairness::{Secret, commitment};
use std::sync::atomic::{AtomicU64, Ordering};

/// A source of secrets.
#[derive(Debug)]
pub(crate) enum SecretSource {
    /// The operating system's generator.
    System,
    /// Known beforehand, one after the other. Anyone who knows the seed knows the dice.
    Seeded {
        /// The seed.
        seed: u64,
        /// Counts the secrets drawn.
        drawn: AtomicU64,
    },
}

impl SecretSource {
    /// Draws a secret.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub(crate) fn draw(&self) -> Result<Secret, getrandom::Error> {
        match self {
            Self::System => {
                let mut bytes = [0; 32];
                getrandom::fill(&mut bytes)?;
                Ok(Secret::new(bytes))
            }
            Self::Seeded { seed, drawn } => {
                let n = drawn.fetch_add(1, Ordering::Relaxed);
                let text = format!("bandbox demo seed {seed} game {n}");
                Ok(Secret::new(commitment(text.as_bytes()).0))
            }
        }
    }
}
