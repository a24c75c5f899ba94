//! Black-box tests of the server: each runs the built `bandbox` binary as a program and speaks to it over
//! real sockets. Nothing of the server's code is linked here, nor of the client that comes with it.
//!
//! - [`server`]: the program as a process, to be started, killed, and started again on the same files.
//! - [`http`]: plain HTTP by hand, so that refusals are seen as they are.
//! - [`client`] and [`frame`]: one WebSocket connection, and everything it was sent.
//! - [`issuer`]: somebody else who signs tokens.
//! - [`metrics`]: what a server measures.
//! - [`nats`]: a bus of a test's own.
//! - [`provider`]: somebody who signs users in.
//! - [`receiver`]: somebody whom the server calls.
//! - [`table`]: a game with both its managers at the table.
//! - [`tools`]: programs that are not ours.
//! - [`patience`]: how long anything may take before a test gives up.

pub mod client;
pub mod frame;
pub mod http;
pub mod issuer;
pub mod metrics;
pub mod nats;
pub mod patience;
pub mod provider;
pub mod receiver;
pub mod server;
pub mod table;
pub mod tools;
