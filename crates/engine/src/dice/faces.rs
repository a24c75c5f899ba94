//! What the dice of one roll show.

use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};
use std::ops::{Deref, DerefMut};

/// No roll takes more dice.
const MOST: usize = 5;

/// The faces of a roll, in the order of [`RollKind::dice`](super::roll::RollKind::dice). Written as a list.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "ArrayVec<u8, MOST>", into = "ArrayVec<u8, MOST>")]
pub struct Faces {
    /// 0 where there is no die.
    shown: [u8; MOST],
    dice: u8,
}

impl Deref for Faces {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.shown[..usize::from(self.dice)]
    }
}

impl DerefMut for Faces {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.shown[..usize::from(self.dice)]
    }
}

/// No roll takes more than five dice; what follows them is left out.
impl FromIterator<u8> for Faces {
    fn from_iter<I: IntoIterator<Item = u8>>(faces: I) -> Self {
        let mut all = Self::default();
        for (place, face) in all.shown.iter_mut().zip(faces) {
            *place = face;
            all.dice += 1;
        }
        all
    }
}

impl From<ArrayVec<u8, MOST>> for Faces {
    fn from(faces: ArrayVec<u8, MOST>) -> Self {
        faces.into_iter().collect()
    }
}

impl From<Faces> for ArrayVec<u8, MOST> {
    fn from(faces: Faces) -> Self {
        faces.iter().copied().collect()
    }
}

impl<'a> IntoIterator for &'a Faces {
    type Item = &'a u8;
    type IntoIter = std::slice::Iter<'a, u8>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
