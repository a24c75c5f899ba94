//! The dice: deterministic, unpredictable, and checkable by anyone once the secret is out.
//!
//! - [`fairness`]: the server's secret, the managers' entropy, and the key made of them.
//! - [`faces`]: what the dice of a roll show.
//! - [`roll`]: which rolls there are and which dice each takes.
//! - [`stream`]: how bytes of the cipher become faces.

pub mod faces;
pub mod fairness;
pub mod roll;
pub mod stream;

use crate::team::ByTeam;
use faces::Faces;
use fairness::{EntropyShare, Key, Secret};
use roll::{Roll, RollId, RollKind};
use std::fmt;

/// The dice of one game: a secret, and the key once the managers' entropy is settled.
///
/// A roll depends on the key, its index and its kind alone, so dice have no position and cannot be rewound.
#[derive(Clone)]
pub struct Dice {
    secret: Secret,
    source: Source,
}

#[derive(Clone)]
enum Source {
    /// The key is derived at each roll.
    Sealed,
    /// The key was derived by [`Dice::open`].
    Open(Key),
    /// Roll *n* shows the *n*-th of these.
    Scripted(Vec<Faces>),
}

impl Dice {
    /// Dice with this secret.
    pub const fn new(secret: Secret) -> Self {
        Self {
            secret,
            source: Source::Sealed,
        }
    }

    /// Dice that show what the page says, for tests: roll *n* of the game shows the *n*-th of `rolls`.
    /// Past the end, and where the number of faces does not fit the kind, they roll as sealed dice would.
    pub fn scripted<const N: usize>(rolls: &[[u8; N]]) -> Self {
        Self::scripted_faces(
            rolls
                .iter()
                .map(|faces| faces.iter().copied().collect())
                .collect(),
        )
    }

    /// As [`Dice::scripted`], for rolls of different kinds.
    pub const fn scripted_faces(rolls: Vec<Faces>) -> Self {
        Self {
            secret: Secret::new([0; 32]),
            source: Source::Scripted(rolls),
        }
    }

    /// The same dice with the key worked out once instead of at each roll. Call it when the game has
    /// started: the entropy is settled then.
    #[must_use]
    pub fn open(self, entropy: &ByTeam<EntropyShare>) -> Self {
        let source = match self.source {
            Source::Sealed | Source::Open(_) => Source::Open(Key::derive(&self.secret, entropy)),
            Source::Scripted(rolls) => Source::Scripted(rolls),
        };
        Self { source, ..self }
    }

    /// The server's secret, to be shown when the game is over.
    pub const fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Rolls the dice of this kind as roll `index` of the game.
    pub fn roll(&self, index: u32, kind: RollKind, entropy: &ByTeam<EntropyShare>) -> Roll {
        let faces = match &self.source {
            Source::Sealed => stream::faces(&Key::derive(&self.secret, entropy), index, kind),
            Source::Open(key) => stream::faces(key, index, kind),
            Source::Scripted(rolls) => match rolls.get(index as usize) {
                Some(faces) if faces.len() == kind.dice().len() => *faces,
                Some(_) | None => stream::faces(&Key::derive(&self.secret, entropy), index, kind),
            },
        };
        Roll {
            id: RollId { kind, index },
            faces,
        }
    }
}

impl fmt::Debug for Dice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dice(secret)")
    }
}
