//! What the protocol promises, checked over real sockets.

mod audiences;
mod books;
mod commands;
mod frames;
mod games;
mod handshake;
mod over_http;
mod resume;
mod running;
mod substitutions;
mod take_back;
