//! What the owner of a client asks of the task behind it.

use crate::feed::GameFeed;
use crate::request::RequestError;
use crate::token::Token;
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::{ClientEvent, GameId, Reply};
use tokio::sync::oneshot;

/// Where an answer goes.
pub(crate) type Answer<T> = oneshot::Sender<Result<T, RequestError>>;

/// One thing to do.
pub(crate) enum Order {
    /// Send a frame and hand back its reply.
    Request {
        event: ClientEvent,
        if_seq: Option<u64>,
        answer: Answer<Reply>,
    },
    /// Enter a room and follow it.
    Join {
        game_id: GameId,
        role: MemberRole,
        answer: Answer<GameFeed>,
    },
    /// Use this token from the next connection on; after a failure, connect with it at once.
    Token {
        token: Token,
        /// Told once it has been taken over.
        done: oneshot::Sender<()>,
    },
    /// Close the connection and end.
    Close,
}
