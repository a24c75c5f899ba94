//! How large a frame may be: the standard, and how far a server may be set from it.

use super::{MAX_BYTES, MAX_DEPTH};

/// The most that a frame may have. `connected` tells a client what is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes.
    pub bytes: usize,
    /// How deep the values inside it may nest; the frame's own braces do not count.
    pub depth: usize,
}

impl Bounds {
    /// What a server bears that is not set otherwise.
    pub const STANDARD: Self = Self {
        bytes: MAX_BYTES,
        depth: MAX_DEPTH,
    };

    /// The least that a server may be set to: room for the frame that shows a long token, and for every kind of data.
    pub const NARROWEST: Self = Self {
        bytes: 9 * 1024,
        depth: 6,
    };

    /// The most. What a frame may have, every connection may make the server hold; and the reader of JSON counts on an end
    /// to its depth.
    pub const WIDEST: Self = Self {
        bytes: 64 * 1024,
        depth: 32,
    };
}
