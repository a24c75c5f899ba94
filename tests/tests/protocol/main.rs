//! What the protocol promises, checked over real sockets.

mod audiences;
mod books;
mod chat;
mod commands;
mod export;
mod frames;
mod games;
mod handshake;
mod life;
mod members;
mod membership;
mod over_http;
mod reading;
mod real_games;
mod repeats;
mod resume;
mod running;
mod slow;
mod substitutions;
mod suspension;
mod take_back;
mod tokens;
