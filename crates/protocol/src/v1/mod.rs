//! Version 1, offered as the WebSocket subprotocol [`SUBPROTOCOL`].
//!
//! A client sends [`frame::ClientFrame`]s; [`frame::decode`] reads them or says what is wrong where. The server
//! sends a [`server::Reply`] to each, [`server::RoomFrame`]s numbered without gaps, and [`server::NoticeFrame`]s
//! that nobody needs in order to follow the game.

mod wire;

pub mod body;
pub mod cards;
pub mod catalogue;
pub mod chat;
pub mod client;
pub mod close;
pub mod error;
pub mod frame;
pub mod games;
pub mod id;
pub mod members;
pub mod membership;
pub mod nearest;
pub mod notice;
pub mod outcomes;
pub mod page;
pub mod plays;
pub mod query;
pub mod ready;
pub mod reason;
pub mod reply;
pub mod revocation;
pub mod rights;
pub mod rolls;
pub mod room;
#[cfg(feature = "schema")]
pub mod schema;
pub mod scored;
pub mod server;
pub mod sign_in;
pub mod substitutions;
pub mod teams;
pub mod token;
pub mod view;
pub mod webhook;

pub use client::ClientEvent;
pub use close::CloseCode;
pub use error::{ErrorCode, ErrorData};
pub use frame::{ClientFrame, FrameFault, decode, decode_within};
pub use id::{FrameId, GameId, Timestamp};
pub use notice::Notice;
pub use reply::ReplyEvent;
pub use room::RoomEvent;
pub use server::{NoticeFrame, Reply, RoomFrame, ServerFrame};
pub use wire::WireEvent;

/// The WebSocket subprotocol that stands for this version.
pub const SUBPROTOCOL: &str = "bandbox.v1";
