//! From cipher bytes to faces.
//!
//! Roll *n* reads the `ChaCha20` key stream (64-bit block counter from 0, 64-bit stream number *n*) byte by
//! byte. For a die of *s* sides a byte below the largest multiple of *s* in 256 shows `byte % s + 1`; any
//! other byte is passed over. These few lines are frozen by known answers: recorded games depend on them.

use super::faces::Faces;
use super::fairness::Key;
use super::roll::{Die, RollKind};
use chacha20::ChaCha20Legacy;
use chacha20::cipher::{KeyIvInit, StreamCipher};

/// One block of the cipher.
const BLOCK: usize = 64;

/// The faces of roll `index`.
pub(super) fn faces(key: &Key, index: u32, kind: RollKind) -> Faces {
    let mut bytes = Bytes::new(key, index);
    kind.dice()
        .iter()
        .map(|&die| face(die, || bytes.next()))
        .collect()
}

/// The face of the first byte that shows one.
fn face(die: Die, mut next_byte: impl FnMut() -> u8) -> u8 {
    loop {
        if let Some(face) = die.face(next_byte()) {
            return face;
        }
    }
}

/// The key stream of one roll, in order.
struct Bytes {
    cipher: ChaCha20Legacy,
    block: [u8; BLOCK],
    used: usize,
}

impl Bytes {
    fn new(key: &Key, index: u32) -> Self {
        let stream = u64::from(index).to_le_bytes();
        Self {
            cipher: ChaCha20Legacy::new(&key.0.into(), &stream.into()),
            block: [0; BLOCK],
            used: BLOCK,
        }
    }

    fn next(&mut self) -> u8 {
        if self.used == BLOCK {
            // The key stream itself: what the cipher makes of zeros.
            self.block = [0; BLOCK];
            self.cipher.apply_keystream(&mut self.block);
            self.used = 0;
        }
        let byte = self.block[self.used];
        self.used += 1;
        byte
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use rand_chacha::ChaCha20Rng;
    use rand_core::{Rng, SeedableRng};

    /// Two implementations that share no code give one stream, over many blocks and for large indices.
    #[test]
    fn the_key_stream_is_that_of_another_implementation() {
        for index in [0, 1, 17, u32::MAX] {
            let key = Key([index.to_le_bytes()[0] ^ 0x5a; 32]);
            let mut ours = Bytes::new(&key, index);
            let mut other = ChaCha20Rng::from_seed(key.0);
            other.set_stream(u64::from(index));
            let mut expected = [0; 7 * BLOCK];
            other.fill_bytes(&mut expected);
            assert!(
                expected.iter().all(|&byte| ours.next() == byte),
                "roll {index}"
            );
        }
    }

    /// Feeds a die every byte once and counts the faces: each as often as any other, none lost but the tail.
    #[test]
    fn every_face_has_the_same_number_of_bytes() {
        for die in [Die::D6, Die::D20, Die::D100] {
            let sides = u16::from(die.sides());
            let accepted = 256 / sides * sides;
            let mut counts = vec![0u16; usize::from(sides)];
            let mut bytes = (0..accepted).map(|b| u8::try_from(b).unwrap());
            for _ in 0..accepted {
                counts[usize::from(face(die, || bytes.next().unwrap())) - 1] += 1;
            }
            assert!(
                counts.iter().all(|&count| count == 256 / sides),
                "{sides} sides: {counts:?}"
            );
            let tail: Vec<u8> = (accepted..256).map(|b| u8::try_from(b).unwrap()).collect();
            let mut rejected_then_zero = tail.into_iter().chain([0]);
            assert_eq!(
                face(die, || rejected_then_zero.next().unwrap()),
                1,
                "the tail is passed over"
            );
            assert_eq!(rejected_then_zero.next(), None);
        }
    }
}
