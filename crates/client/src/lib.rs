//! A Bandbox client that comes back by itself: typed requests that are answered once, and the events of a game
//! in strict order across lost connections.
//!
//! A task in the background owns the socket. It reconnects with growing pauses, enters the rooms again where
//! they were left, and sends unanswered frames again under the same id, which the server applies once.
//! The sockets are plain ones, `ws://`; there is no TLS here.
//!
//! ```no_run
//! use bandbox_client::{Client, FeedItem, Options, Token};
//! use bandbox_protocol::v1::client::MemberRole;
//! use bandbox_protocol::v1::games::ListGames;
//! use bandbox_protocol::v1::{ClientEvent, ReplyEvent};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let client = Client::connect(Options::new("ws://127.0.0.1:8080/ws", Token::fixed("a.b.c")));
//!     let connected = client.ready().await?;
//!     println!("connected as {}", connected.name);
//!
//!     let reply = client.request(ClientEvent::ListGames(ListGames::default())).await?;
//!     if let ReplyEvent::GameList(list) = reply.event
//!         && let Some(game) = list.games.first()
//!     {
//!         let mut feed = client.join(game.game_id, MemberRole::Spectator).await?;
//!         while let Some(item) = feed.next().await {
//!             match item {
//!                 FeedItem::Snapshot(sync) => println!("the game stands at {}", sync.seq),
//!                 FeedItem::Room(frame) => println!("{}: {:?}", frame.seq, frame.event),
//!                 FeedItem::Newer { event, seq } => println!("{seq}: {event}, newer than this program"),
//!                 FeedItem::Notice(notice) => println!("{notice:?}"),
//!                 FeedItem::Interrupted(failure) => println!("waiting for a new token: {failure}"),
//!                 FeedItem::Lost(error) => println!("out of the room: {}", error.message),
//!             }
//!         }
//!     }
//!     client.close().await;
//!     Ok(())
//! }
//! ```

mod backoff;
mod client;
mod deadline;
mod desk;
mod dial;
mod driver;
mod feed;
mod follow;
mod link;
mod names;
mod options;
mod order;
mod outstanding;
mod request;
mod state;
mod token;

pub use backoff::{Growth, Reconnect};
pub use client::Client;
pub use feed::{FeedItem, GameFeed};
pub use options::Options;
pub use request::RequestError;
pub use state::{Failure, State};
pub use token::{Token, TokenError};
