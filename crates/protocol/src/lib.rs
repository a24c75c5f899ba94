//! The wire protocol of Bandbox: what clients may send, what the server answers and tells a room, and how
//! both are written as JSON text.
//!
//! Each version is a module and never changes but by additions. [`latest`] is the newest one. Nothing here
//! does I/O, and nothing here is what is kept on disk: the two may change apart.

pub mod v1;

pub use v1 as latest;
