//! A server that does what a test tells it, over real sockets.
#![allow(clippy::unwrap_used, clippy::panic)]
// Each file of tests uses its part of this.
#![allow(dead_code, unreachable_pub)]
// The shape of the refusal is the library's.
#![allow(clippy::result_large_err)]

use bandbox_client::{Growth, Options, Reconnect, Token};
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::notice::UserConnected;
use bandbox_protocol::v1::reply::{GameJoined, GameList};
use bandbox_protocol::v1::room::{GameStarted, RoomEvent};
use bandbox_protocol::v1::{
    ClientEvent, ClientFrame, CloseCode, FrameId, GameId, Notice, NoticeFrame, Reply, ReplyEvent,
    RoomFrame, SUBPROTOCOL, decode,
};
use futures::{SinkExt, StreamExt};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::SEC_WEBSOCKET_PROTOCOL;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

/// The welcome of a server.
pub const CONNECTED: &str = include_str!("../../../protocol/fixtures/notice/connected.json");

/// Far longer than anything takes; only a test that fails waits for so long.
pub async fn soon<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(30), work)
        .await
        .unwrap()
}

pub fn game() -> GameId {
    "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap()
}

pub struct Server(TcpListener);

impl Server {
    pub async fn start() -> Self {
        Self(TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    /// Options that connect here and come back at once.
    pub fn options(&self) -> Options {
        let url = format!("ws://{}/ws", self.0.local_addr().unwrap());
        Options {
            reconnect: Reconnect {
                growth: Growth::Fixed(Duration::from_millis(1)),
                jitter: false,
                ..Reconnect::default()
            },
            ..Options::new(url, Token::fixed("good.token"))
        }
    }

    /// Accepts a connection as far as the welcome.
    pub async fn accept(&self) -> Connection {
        let (stream, _) = soon(self.0.accept()).await.unwrap();
        let mut offered = String::new();
        let echo = |request: &Request, mut response: Response| {
            let offer = request.headers().get(SEC_WEBSOCKET_PROTOCOL).unwrap();
            offer.to_str().unwrap().clone_into(&mut offered);
            let known = HeaderValue::from_static(SUBPROTOCOL);
            response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, known);
            Ok(response)
        };
        let socket = tokio_tungstenite::accept_hdr_async(stream, echo);
        Connection {
            socket: soon(socket).await.unwrap(),
            offered,
        }
    }

    /// Accepts a connection and welcomes the client.
    pub async fn welcome(&self) -> Connection {
        let mut connection = self.accept().await;
        connection.send(CONNECTED).await;
        connection
    }

    /// Refuses a connection with this status.
    pub async fn refuse(&self, status: u16) {
        let (stream, _) = soon(self.0.accept()).await.unwrap();
        let refuse = |_: &Request, _: Response| {
            let mut refusal = ErrorResponse::new(Some("no".to_owned()));
            *refusal.status_mut() = status.try_into().unwrap();
            Err(refusal)
        };
        assert!(
            soon(tokio_tungstenite::accept_hdr_async(stream, refuse))
                .await
                .is_err()
        );
    }
}

pub struct Connection {
    socket: WebSocketStream<TcpStream>,
    /// The subprotocols that the client offered.
    pub offered: String,
}

impl Connection {
    pub async fn send(&mut self, text: impl Into<String>) {
        self.socket.send(Message::text(text.into())).await.unwrap();
    }

    pub async fn room(&mut self, seq: u64) {
        let frame = RoomFrame {
            event: RoomEvent::GameStarted(GameStarted {}),
            game_id: game(),
            seq,
        };
        self.send(frame.to_json()).await;
    }

    /// A notice that tells this number.
    pub async fn notice(&mut self, number: usize) {
        let frame = NoticeFrame {
            event: Notice::UserConnected(UserConnected {
                user_id: number.to_string(),
                name: "Ann".to_owned(),
                role: MemberRole::Spectator,
                side: None,
            }),
            game_id: Some(game()),
        };
        self.send(frame.to_json()).await;
    }

    /// The next frame, which must be a valid one.
    pub async fn frame(&mut self) -> ClientFrame<ClientEvent> {
        loop {
            let message = soon(self.socket.next()).await.unwrap().unwrap();
            assert!(!message.is_close(), "expected a frame, got {message:?}");
            if let Message::Text(text) = message {
                return decode(text.as_str()).unwrap();
            }
        }
    }

    pub async fn reply(&mut self, id: FrameId, event: ReplyEvent) {
        self.send(Reply::new(id, event).to_json()).await;
    }

    /// Answers a `list_games`.
    pub async fn list(&mut self, id: FrameId) {
        self.reply(id, no_games()).await;
    }

    /// Expects a `join_game` after this event and lets the client in.
    pub async fn let_in(&mut self, after_seq: Option<u64>, head_seq: u64, replayed: u32) {
        let mut frame = self.frame().await;
        while let ClientEvent::Heartbeat(_) = frame.event {
            frame = self.frame().await;
        }
        let ClientEvent::JoinGame(join) = frame.event else {
            panic!("expected a join_game, got {:?}", frame.event)
        };
        assert_eq!(join.after_seq, after_seq);
        assert_eq!(join.epoch, after_seq.map(|_| 7));
        let joined = GameJoined {
            game_id: join.game_id,
            side: None,
            role: join.role,
            epoch: 7,
            head_seq,
            recovered: true,
            replayed,
            members: Vec::new(),
        };
        self.reply(frame.id, ReplyEvent::GameJoined(joined)).await;
    }

    /// Closes as the server does, and waits until the client has closed too.
    pub async fn close(mut self, code: CloseCode) {
        let frame = CloseFrame {
            code: code.code().into(),
            reason: code.reason().into(),
        };
        self.socket.close(Some(frame)).await.unwrap();
        self.closed().await;
    }

    /// Waits until the client has closed.
    pub async fn closed(&mut self) {
        while let Some(Ok(_)) = soon(self.socket.next()).await {}
    }
}

/// An empty list.
pub fn no_games() -> ReplyEvent {
    ReplyEvent::GameList(GameList {
        games: Vec::new(),
        next: None,
    })
}
