//! What a server bears, checked over real sockets: each limit with its words, its pause, and those whom it leaves alone.

mod addresses;
mod blocked;
mod events;
mod frames;
mod reload;
mod settings;
mod slow;
mod told;
