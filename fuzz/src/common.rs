//! The table of the engine's own tests, with luck of the fuzzer's making: what is random there is chosen here.

#[path = "../../crates/engine/tests/engine/common/mod.rs"]
mod table;

pub use table::*;

/// Choices made of the fuzzer's bytes, and of a seed when these are used up.
#[derive(Clone, Debug)]
pub struct Luck<'a> {
    bytes: &'a [u8],
    seeded: table::Luck,
}

impl<'a> Luck<'a> {
    /// The bytes first, then the seed.
    pub const fn new(bytes: &'a [u8], seed: u64) -> Self {
        Self {
            bytes,
            seeded: table::Luck(seed),
        }
    }

    /// Whether there are bytes left.
    pub const fn is_chosen(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else {
            return self.seeded.below(limit);
        };
        self.bytes = rest;
        let mut chosen = usize::from(*first);
        if limit > 256 {
            chosen = chosen << 8 | self.below(256);
        }
        chosen % limit
    }

    /// One of these.
    pub fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}
