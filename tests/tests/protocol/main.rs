//! What the protocol promises, checked over real sockets.

mod audiences;
mod books;
mod commands;
mod cookies;
mod export;
mod forged;
mod frames;
mod games;
mod handshake;
mod key_sets;
mod life;
mod members;
mod open_id;
mod over_http;
mod reading;
mod real_games;
mod repeats;
mod resume;
mod revocations;
mod running;
mod slow;
mod substitutions;
mod suspension;
mod take_back;
mod tokens;
mod ways_in;
